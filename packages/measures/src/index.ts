export { CATALOGUE, measureOf } from "./catalogue/catalogue.ts";
export { FAMILIES, defineMeasure } from "./catalogue/measure.ts";
export type {
  CommonOptions,
  Family,
  GroupNeed,
  Measure,
  MeasureInfo,
  OptionInfo,
} from "./catalogue/measure.ts";
export { adjacencyOf, stepsReach } from "./data/adjacency.ts";
export type { AdjacentColumns, AdjacentPair } from "./data/adjacency.ts";
export { countsOf, groupAndRest } from "./data/counts.ts";
export type { Counts } from "./data/counts.ts";
export type { MeasureData, Need } from "./data/measure-data.ts";
export type { Adjacency, Ground, Points, Reach } from "./data/place.ts";
export { straightLine } from "./data/straight-line.ts";
export { MeasuresError } from "./error.ts";
export type { MeasuresErrorKind } from "./error.ts";
export { normalCdf, normalQuantile } from "./numeric/normal.ts";
export { randomOf } from "./numeric/random.ts";
export type { Random } from "./numeric/random.ts";
export { studentQuantile } from "./numeric/student.ts";
export type { AreaColumn, Interval, Matrix, Part, Profile, Result } from "./result.ts";
export type { Text } from "./text.ts";
export * from "./single/index.ts";
export * from "./multi/index.ts";
export * from "./local/index.ts";
export * from "./small-units/index.ts";
export * from "./ordered/index.ts";
export * from "./inequality/index.ts";
export * from "./spatial/index.ts";
export * from "./context/index.ts";
export * from "./autocorrelation/index.ts";
export * from "./decomposition/index.ts";
export * from "./rates/index.ts";
export * from "./inference/index.ts";
