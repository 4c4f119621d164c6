export {
  biasOfD,
  biasOfH,
  biasOfM,
  expectedD,
  expectedH,
  expectedM,
  sdOfHUnderIndependence,
  sdOfMUnderIndependence,
  seOfD,
  seOfH,
  seOfM,
  varianceOfDUnderIndependence,
} from "./closed-forms.ts";
export type { Chance } from "./closed-forms.ts";
export { NULL_MODELS, NULL_MODEL_TEXT } from "./null-models.ts";
export type { NullModel } from "./null-models.ts";
export { nullDraws, nullTest } from "./null-test.ts";
export type { NullOptions, NullTest, NullTestOptions } from "./null-test.ts";
export type { SimulationOptions } from "./replicates.ts";
export type { Alternative } from "./summary.ts";
export { benjaminiHochberg } from "./benjamini-hochberg.ts";
export { bootstrap, bootstrapDraws } from "./bootstrap.ts";
export type { Bootstrap, BootstrapDrawOptions, BootstrapKind, BootstrapOptions } from "./bootstrap.ts";
export { cellKeyEffect } from "./cell-key-effect.ts";
export type { CellKeyEffect, CellKeyOptions } from "./cell-key-effect.ts";
export type { CellKeyNoise } from "./cell-key-noise.ts";
export { COMPARE_KINDS } from "./compare-draws.ts";
export type { CompareKind } from "./compare-draws.ts";
export { compareDraws, compareTest } from "./compare-test.ts";
export type { CompareDrawOptions, CompareTest, CompareTestOptions } from "./compare-test.ts";
export { jackknifeAreas, jackknifePersons } from "./jackknife.ts";
export type { Jackknife, JackknifeOptions } from "./jackknife.ts";
export { pairedTest } from "./paired-test.ts";
export type { PairedTest, PairedTestOptions } from "./paired-test.ts";
export { comparisonIntervals, rankIntervals } from "./rank-intervals.ts";
export type { ComparisonIntervals, RankIntervalOptions, RankIntervals } from "./rank-intervals.ts";
export { RELIABILITY_RULES, reliability } from "./reliability.ts";
export type {
  Reliability,
  ReliabilityFlag,
  ReliabilityMeasure,
  ReliabilityOptions,
  ReliabilityReason,
  ReliabilityRule,
} from "./reliability.ts";
export { profileBand, simultaneousBand } from "./simultaneous-band.ts";
export type { Band, ProfileBandOptions } from "./simultaneous-band.ts";
export { smallUnitEffect } from "./small-unit-effect.ts";
export type { SmallUnitEffect } from "./small-unit-effect.ts";
