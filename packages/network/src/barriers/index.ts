export { barrierIndex } from "./barrier-index.ts";
export type { BarrierIndex, Meeting } from "./barrier-index.ts";
export { joinPairs, pairsAcross, tilesAcross } from "./pairs-across.ts";
export type { PairsAcross, PairsOptions, TilePairs } from "./pairs-across.ts";
export { permeable } from "./permeable.ts";
export type { Permeable } from "./permeable.ts";
export { lineLengthM, segmentsOf } from "./segments.ts";
export type { Segments } from "./segments.ts";
export { spotsAlong } from "./spots.ts";
export type { Spot, SpotOptions } from "./spots.ts";
export { severance } from "./severance.ts";
export type {
  PairDistances,
  SeveranceInput,
  SeveranceOptions,
  SeveranceResult,
  SeveranceState,
} from "./severance.ts";
export type { Severance } from "./severance-answer.ts";
export type { NodeColumn, Places, SeveranceRuleOptions } from "./severance-rule.ts";
export type { SeveranceSums } from "./severance-sums.ts";
