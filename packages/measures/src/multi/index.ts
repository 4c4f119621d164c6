import type { Measure } from "../catalogue/measure.ts";
import { dissimilarityMulti } from "./dissimilarity-multi.ts";
import { divergence } from "./divergence.ts";
import { effectiveGroups } from "./effective-groups.ts";
import { entropyNormalised } from "./entropy-normalised.ts";
import { entropy } from "./entropy.ts";
import { exposureMatrix } from "./exposure-matrix.ts";
import { giniMulti } from "./gini-multi.ts";
import { mutualInformation } from "./mutual-information.ts";
import { normalisedExposure } from "./normalised-exposure.ts";
import { relativeDiversity } from "./relative-diversity.ts";
import { renyiEntropy } from "./renyi-entropy.ts";
import { simpsonConcentration } from "./simpson-concentration.ts";
import { simpsonInteraction } from "./simpson-interaction.ts";
import { squaredCoefficientOfVariation } from "./squared-coefficient-of-variation.ts";
import { theilH } from "./theil-h.ts";

export { dissimilarityMulti, dissimilarityMultiOf } from "./dissimilarity-multi.ts";
export { divergence } from "./divergence.ts";
export { effectiveGroups, effectiveGroupsOf } from "./effective-groups.ts";
export { entropyNormalised, entropyNormalisedOf } from "./entropy-normalised.ts";
export { entropy, entropyOf } from "./entropy.ts";
export { exposureMatrix, exposureMatrixOf, meanIsolationOf } from "./exposure-matrix.ts";
export { giniMulti, giniMultiOf } from "./gini-multi.ts";
export { manyGroupIndicesOf } from "./many-group-indices.ts";
export type { ManyGroupIndices } from "./many-group-indices.ts";
export { mutualInformation, mutualInformationOf } from "./mutual-information.ts";
export type { MutualInformationOptions } from "./mutual-information.ts";
export { normalisedExposure, normalisedExposureOf } from "./normalised-exposure.ts";
export type { PairOptions } from "./pairs.ts";
export { relativeDiversity, relativeDiversityOf } from "./relative-diversity.ts";
export { renyiEntropy, renyiEntropyOf } from "./renyi-entropy.ts";
export type { OrderOptions } from "./renyi-entropy.ts";
export { simpsonConcentration, simpsonConcentrationOf } from "./simpson-concentration.ts";
export { simpsonInteraction, simpsonInteractionOf } from "./simpson-interaction.ts";
export {
  squaredCoefficientOfVariation,
  squaredCoefficientOfVariationOf,
} from "./squared-coefficient-of-variation.ts";
export { theilH, theilHOf } from "./theil-h.ts";

/** Measures of many groups at once. */
export const MULTI: readonly Measure[] = [
  mutualInformation,
  theilH,
  dissimilarityMulti,
  giniMulti,
  squaredCoefficientOfVariation,
  relativeDiversity,
  normalisedExposure,
  divergence,
  exposureMatrix,
  entropy,
  entropyNormalised,
  simpsonInteraction,
  simpsonConcentration,
  renyiEntropy,
  effectiveGroups,
];
