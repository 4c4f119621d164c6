import type { Measure } from "../catalogue/measure.ts";
import { dissimilarityBetaMixture } from "./dissimilarity-beta-mixture.ts";
import { dissimilarityBiasCorrected } from "./dissimilarity-bias-corrected.ts";
import { dissimilarityDensityCorrected } from "./dissimilarity-density-corrected.ts";
import { dissimilarityModified } from "./dissimilarity-modified.ts";
import { giniModified } from "./gini-modified.ts";
import { theilHBiasCorrected } from "./theil-h-bias-corrected.ts";

export { betaMixtureOf, dissimilarityOfMixture } from "./beta-mixture.ts";
export type { BetaPart } from "./beta-mixture.ts";
export { beyondChance } from "./beyond-chance.ts";
export { dissimilarityBetaMixture, dissimilarityBetaMixtureOf } from "./dissimilarity-beta-mixture.ts";
export type { BetaMixtureOptions } from "./dissimilarity-beta-mixture.ts";
export {
  bootstrapDissimilarity,
  dissimilarityBiasCorrected,
  dissimilarityBiasCorrectedOf,
} from "./dissimilarity-bias-corrected.ts";
export type { BiasCorrectedOptions } from "./dissimilarity-bias-corrected.ts";
export {
  dissimilarityDensityCorrected,
  dissimilarityDensityCorrectedOf,
  likeliestMean,
} from "./dissimilarity-density-corrected.ts";
export { dissimilarityModified, dissimilarityModifiedOf } from "./dissimilarity-modified.ts";
export type { ModifiedDissimilarityOptions } from "./dissimilarity-modified.ts";
export { expectedGini } from "./expected-gini.ts";
export { giniModified, giniModifiedOf } from "./gini-modified.ts";
export { theilHBiasCorrected, theilHBiasCorrectedOf } from "./theil-h-bias-corrected.ts";
export type { TheilBiasCorrectedOptions } from "./theil-h-bias-corrected.ts";

/** Two-group measures corrected for what chance alone makes of small areas. */
export const SMALL_UNITS: readonly Measure[] = [
  dissimilarityBiasCorrected,
  dissimilarityDensityCorrected,
  dissimilarityModified,
  giniModified,
  dissimilarityBetaMixture,
  theilHBiasCorrected,
];
