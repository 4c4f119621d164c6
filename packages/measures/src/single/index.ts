import type { Measure } from "../catalogue/measure.ts";
import { atkinson } from "./atkinson.ts";
import { concentrationProfile } from "./concentration-profile.ts";
import { correlationRatio } from "./correlation-ratio.ts";
import { dissimilarity } from "./dissimilarity.ts";
import { gini } from "./gini.ts";
import { gorard } from "./gorard.ts";
import { hutchens } from "./hutchens.ts";
import { interaction } from "./interaction.ts";
import { isolation } from "./isolation.ts";
import { minMax } from "./min-max.ts";

export { atkinson, atkinsonOf } from "./atkinson.ts";
export type { AtkinsonOptions } from "./atkinson.ts";
export {
  concentrationCurve,
  concentrationProfile,
  concentrationProfileExactOf,
  concentrationProfileOf,
} from "./concentration-profile.ts";
export type { ConcentrationProfileOptions } from "./concentration-profile.ts";
export { correlationRatio, correlationRatioOf } from "./correlation-ratio.ts";
export { dissimilarity, dissimilarityOf } from "./dissimilarity.ts";
export type { ExactOptions } from "./exact.ts";
export { gini, giniOf, orderByShare } from "./gini.ts";
export { gorard, gorardOf } from "./gorard.ts";
export { hutchens, hutchensOf } from "./hutchens.ts";
export { interaction, interactionOf } from "./interaction.ts";
export { isolation, isolationOf } from "./isolation.ts";
export { expectedCorrelationRatio, expectedIsolation } from "./under-independence.ts";
export { minMax, minMaxOf } from "./min-max.ts";

/** Measures of two groups, or of one group against the rest, without regard to where areas lie. */
export const SINGLE: readonly Measure[] = [
  dissimilarity,
  gorard,
  gini,
  atkinson,
  hutchens,
  minMax,
  isolation,
  interaction,
  correlationRatio,
  concentrationProfile,
];
