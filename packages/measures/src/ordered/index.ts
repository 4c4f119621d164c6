import type { Measure } from "../catalogue/measure.ts";
import { ordinalAbsoluteDifference } from "./ordinal-absolute-difference.ts";
import { ordinalInformationTheory } from "./ordinal-information-theory.ts";
import { ordinalSquareRoot } from "./ordinal-square-root.ts";
import { ordinalVarianceRatio } from "./ordinal-variance-ratio.ts";
import { rankOrderInformationTheory } from "./rank-order-information-theory.ts";
import { rankOrderSquareRoot } from "./rank-order-square-root.ts";
import { rankOrderVarianceRatio } from "./rank-order-variance-ratio.ts";

export { ordinalSegregationOf } from "./ordinal-measure.ts";
export { rankOrderMoment, rankOrderSegregationOf } from "./rank-order.ts";
export type { RankOrderFit, RankOrderSpread } from "./rank-order.ts";
export type { RankOrderOptions } from "./rank-order-measure.ts";
export type { Spread } from "./spread.ts";
export {
  ordinalAbsoluteDifference,
  ordinalInformationTheory,
  ordinalSquareRoot,
  ordinalVarianceRatio,
  rankOrderInformationTheory,
  rankOrderSquareRoot,
  rankOrderVarianceRatio,
};

/** Measures of groups in order, such as income classes from low to high. */
export const ORDERED: readonly Measure[] = [
  ordinalInformationTheory,
  ordinalVarianceRatio,
  ordinalSquareRoot,
  ordinalAbsoluteDifference,
  rankOrderInformationTheory,
  rankOrderVarianceRatio,
  rankOrderSquareRoot,
];
