import type { Measure } from "../catalogue/measure.ts";
import { centileGap } from "./centile-gap.ts";
import { generalisedNeighbourhoodSorting } from "./generalised-neighbourhood-sorting.ts";
import { neighbourhoodSorting } from "./neighbourhood-sorting.ts";
import { ordinalAbsoluteDifference } from "./ordinal-absolute-difference.ts";
import { ordinalInformationTheory } from "./ordinal-information-theory.ts";
import { ordinalSquareRoot } from "./ordinal-square-root.ts";
import { ordinalVarianceRatio } from "./ordinal-variance-ratio.ts";
import { rankOrderInformationTheoryCorrected } from "./rank-order-information-theory-corrected.ts";
import { rankOrderInformationTheory } from "./rank-order-information-theory.ts";
import { rankOrderSquareRoot } from "./rank-order-square-root.ts";
import { rankOrderVarianceRatio } from "./rank-order-variance-ratio.ts";
import { segregationOfAffluence } from "./segregation-of-affluence.ts";
import { segregationOfPoverty } from "./segregation-of-poverty.ts";

export { centileDeviations, centileGapOf } from "./centile-gap.ts";
export { generalisedNeighbourhoodSortingOf } from "./generalised-neighbourhood-sorting.ts";
export type { GeneralisedSortingOptions } from "./generalised-neighbourhood-sorting.ts";
export { neighbourhoodSortingOf } from "./neighbourhood-sorting.ts";
export type { SortingOptions } from "./neighbourhood-sorting.ts";
export { correctedSegregation, samplingCost } from "./rank-order-information-theory-corrected.ts";
export type { CorrectedOptions, SamplingCost } from "./rank-order-information-theory-corrected.ts";
export { segregationAtOf } from "./tail-segregation.ts";
export type { TailOptions } from "./tail-segregation.ts";
export { ordinalSegregationOf } from "./ordinal-measure.ts";
export { rankOrderMoment, rankOrderSegregationOf } from "./rank-order.ts";
export type { RankOrderFit, RankOrderSpread } from "./rank-order.ts";
export type { RankOrderOptions } from "./rank-order-measure.ts";
export type { Spread } from "./spread.ts";
export {
  centileGap,
  generalisedNeighbourhoodSorting,
  neighbourhoodSorting,
  ordinalAbsoluteDifference,
  ordinalInformationTheory,
  ordinalSquareRoot,
  ordinalVarianceRatio,
  rankOrderInformationTheory,
  rankOrderInformationTheoryCorrected,
  rankOrderSquareRoot,
  rankOrderVarianceRatio,
  segregationOfAffluence,
  segregationOfPoverty,
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
  rankOrderInformationTheoryCorrected,
  segregationOfPoverty,
  segregationOfAffluence,
  neighbourhoodSorting,
  generalisedNeighbourhoodSorting,
  centileGap,
];
