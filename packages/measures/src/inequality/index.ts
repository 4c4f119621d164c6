import type { Measure } from "../catalogue/measure.ts";
import { atkinsonInequality } from "./atkinson-inequality.ts";
import { coefficientOfVariation } from "./coefficient-of-variation.ts";
import { concentrationIndex } from "./concentration-index.ts";
import { generalisedEntropy } from "./generalised-entropy.ts";
import { giniWeighted } from "./gini-weighted.ts";
import { hoover } from "./hoover.ts";
import { palma } from "./palma.ts";
import { povertyFgt } from "./poverty-fgt.ts";
import { ratio2020 } from "./ratio-20-20.ts";
import { sGini } from "./s-gini.ts";
import { spatialGini } from "./spatial-gini.ts";
import { theilL } from "./theil-l.ts";
import { theilT } from "./theil-t.ts";
import { wolfson } from "./wolfson.ts";

export { atkinsonInequalityOf } from "./atkinson-inequality.ts";
export type { AtkinsonInequalityOptions } from "./atkinson-inequality.ts";
export { coefficientOfVariationOf } from "./coefficient-of-variation.ts";
export type { VariationOptions } from "./coefficient-of-variation.ts";
export { concentrationFactor, concentrationIndexOf, fractionalRank } from "./concentration-index.ts";
export type { ConcentrationOptions, ConcentrationType } from "./concentration-index.ts";
export { concentrationError } from "./concentration-error.ts";
export type { ConcentrationError } from "./concentration-error.ts";
export { generalisedEntropyOf } from "./generalised-entropy.ts";
export type { EntropyOptions } from "./generalised-entropy.ts";
export { giniWeightedOf } from "./gini-weighted.ts";
export type { GiniOptions } from "./gini-weighted.ts";
export { hooverOf } from "./hoover.ts";
export { curveAt, lorenzCurve } from "./lorenz.ts";
export type { Curve } from "./lorenz.ts";
export { povertyFgtOf } from "./poverty-fgt.ts";
export type { PovertyOptions } from "./poverty-fgt.ts";
export { sGiniOf } from "./s-gini.ts";
export type { SGiniOptions } from "./s-gini.ts";
export { spatialGiniOf } from "./spatial-gini.ts";
export type { SpatialGini } from "./spatial-gini.ts";
export { tailRatioOf } from "./tail-ratio.ts";
export type { TailRatioOptions } from "./tail-ratio.ts";
export { weightedMedian, weightedQuantile } from "./weighted-values.ts";
export { wolfsonOf } from "./wolfson.ts";
export {
  atkinsonInequality,
  coefficientOfVariation,
  concentrationIndex,
  generalisedEntropy,
  giniWeighted,
  hoover,
  palma,
  povertyFgt,
  ratio2020,
  sGini,
  spatialGini,
  theilL,
  theilT,
  wolfson,
};

/** Inequality of a quantity between areas, weighted by people. */
export const INEQUALITY: readonly Measure[] = [
  giniWeighted,
  sGini,
  generalisedEntropy,
  theilT,
  theilL,
  atkinsonInequality,
  hoover,
  coefficientOfVariation,
  palma,
  ratio2020,
  povertyFgt,
  wolfson,
  spatialGini,
  concentrationIndex,
];
