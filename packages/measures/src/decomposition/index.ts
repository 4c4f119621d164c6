import type { Measure } from "../catalogue/measure.ts";
import { dissimilarityDecomposition } from "./dissimilarity-decomposition.ts";
import { locationComposition } from "./location-composition.ts";
import { multilevelDissimilarity } from "./multilevel-dissimilarity.ts";
import { mutualInformationDecomposition } from "./mutual-information-decomposition.ts";
import { theilHDecomposition } from "./theil-h-decomposition.ts";

export { changeByArea } from "./change-by-area.ts";
export type { AreaChange, ChangeByArea, ChangeKind } from "./change-by-area.ts";
export { compressUnits } from "./compress-units.ts";
export type { Compression, Merge } from "./compress-units.ts";
export { COUNTERFACTUALS, counterfactualDifference } from "./counterfactual-difference.ts";
export type { CounterfactualDifference, CounterfactualOptions } from "./counterfactual-difference.ts";
export type { AreaParts, Difference, DifferenceOptions, Given } from "./difference.ts";
export { DIFFERENCES } from "./differences.ts";
export type { DifferenceInfo, DifferenceRunOptions } from "./differences.ts";
export { dissimilarityDecomposition } from "./dissimilarity-decomposition.ts";
export { mutualInformationWithin } from "./information-levels.ts";
export type { WithinUnit } from "./information-levels.ts";
export { proportionalFit } from "./ipf.ts";
export type { IpfOptions, IpfTable } from "./ipf.ts";
export { karmelMaclachlan } from "./karmel-maclachlan.ts";
export { locationComposition, locationCompositionOf } from "./location-composition.ts";
export type { LocationComposition } from "./location-composition.ts";
export { moraRuizCastillo } from "./mora-ruiz-castillo.ts";
export { multilevelDissimilarity, multilevelDissimilarityOf } from "./multilevel-dissimilarity.ts";
export type { MultilevelDissimilarity } from "./multilevel-dissimilarity.ts";
export { mutualInformationDecomposition } from "./mutual-information-decomposition.ts";
export type { ByOption } from "./mutual-information-decomposition.ts";
export type { Key, Keys } from "./pairing.ts";
export { shapleyDifference } from "./shapley-difference.ts";
export type { ShapleyOptions } from "./shapley-difference.ts";
export type { Table } from "./table.ts";
export { theilHDecomposition } from "./theil-h-decomposition.ts";
export type { Compared } from "./valuation.ts";

/** What a value, or the difference of two, is made of. */
export const DECOMPOSITION: readonly Measure[] = [
  mutualInformationDecomposition,
  theilHDecomposition,
  dissimilarityDecomposition,
  multilevelDissimilarity,
  locationComposition,
];
