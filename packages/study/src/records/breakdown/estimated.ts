import type { Estimated } from "@tvars/api";
import type { Figure, Flag } from "@tvars/cube";
import { absent, figure } from "@tvars/cube";
import type { Estimate } from "@tvars/measures";

/** The figures of one cell that follow from what is shown. */
export interface CellFigures {
  value: Estimated | null;
  standardised: Estimated | null;
  difference: Estimated | null;
  ratio: Estimated | null;
  denominator: Figure | null;
  /** For gaps and curves: cases, denominator, rate and its error; undefined where any is hidden or absent. */
  rate?: { cases: number; population: number; value: number; error: number };
}

export interface Series {
  /** Cells of the types in order, and the cell of all types; one cell alone where types are no dimension. */
  cells: number[];
  types: string[];
}

export const NOTHING: Estimated = { figure: absent("not-applicable"), low: null, high: null };
export const HIDDEN: Estimated = { figure: absent("suppressed"), low: null, high: null };
export const MISSING: Estimated = { figure: absent("missing"), low: null, high: null };

export const withFlags = ({ value, interval }: Estimate, flags: readonly Flag[] = []): Estimated => ({
  figure: figure(value, [...flags]),
  low: interval.low,
  high: interval.high,
});
