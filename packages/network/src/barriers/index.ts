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
export { barrierFactor } from "./barrier-factor.ts";
export type { BarrierFactorOptions } from "./barrier-factor.ts";
export { peopleBeside } from "./beside.ts";
export type { Beside } from "./beside.ts";
export { boundaryContrast } from "./boundary-contrast.ts";
export type { BoundaryContrast, BoundaryContrastInput } from "./boundary-contrast.ts";
export { mergeCarriageways } from "./carriageways.ts";
export type { CarriagewayOptions, Carriageways } from "./carriageways.ts";
export { checkThresholds, classOf, EXCESS_CLASSES, GAP_CLASSES } from "./classes.ts";
export type { ThresholdSet } from "./classes.ts";
export { communities } from "./communities.ts";
export type { Communities } from "./communities.ts";
export { crossingGaps } from "./crossing-gaps.ts";
export type { CrossingGaps, CrossingGapOptions } from "./crossing-gaps.ts";
export { crossingScores } from "./crossing-scores.ts";
export type { CrossingScore, ScoreOptions } from "./crossing-scores.ts";
export { fourIndicators } from "./four-indicators.ts";
export type { FourIndicators, FourIndicatorsInput, FourIndicatorsOptions } from "./four-indicators.ts";
export { meshWidth } from "./mesh-width.ts";
export type { MeshWidth } from "./mesh-width.ts";
export { bottleneckMm, percolation } from "./percolation.ts";
export type { Percolation } from "./percolation.ts";
export { reachOf } from "./reach-of.ts";
export type { PlaceReach } from "./reach-of.ts";
export { segregationByBarrier } from "./segregation.ts";
export type { LocalDivergence, SegregationByBarrier, SegregationOptions } from "./segregation.ts";
export { randomOf } from "./random.ts";
