import type { BarrierIndicators, FourIndicatorsAnswer } from "@tvars/api";

/** Figures before anything is said of them. */
export type Unsaid<T> = Omit<T, "finding">;
export type UnsaidService = Unsaid<FourIndicatorsAnswer>;
export type UnsaidScore = Unsaid<BarrierIndicators["score"]>;
export type UnsaidFactor = Unsaid<BarrierIndicators["factor"]>;
export type UnsaidParts = Unsaid<BarrierIndicators["communities"]>;
export type UnsaidGrowing = Unsaid<BarrierIndicators["percolation"]>;
export type UnsaidContrast = Unsaid<NonNullable<BarrierIndicators["contrast"]>>;
