export { readOsm, type ReadOsmOptions, type ReadWays } from "./osm/read-osm.ts";
export { readOsmPlaces, type OsmPlace, type ReadPlaces } from "./osm/read-places.ts";
export { PLACE_KINDS, placeKindOf, type PlaceKind } from "./osm/place-tags.ts";
export { emptyReport, type ReadReport } from "./report.ts";
export { isInside as isInsidePlane, PLANE, type PlaneBounds } from "./plane.ts";
export { PROFILES, type Profile, type ProfileId, ROUGH_SURFACES } from "./profile/profile.ts";
export { type Weight, weightsFor } from "./profile/weights.ts";
export {
  crossingDelayS,
  DELAY_RULES,
  type DelayRules,
  gapWaitS,
  levelWaitS,
  signalWaitS,
} from "./profile/crossing-delay.ts";
export { BARRIER_RULES, barrierKindOf, type BarrierRules, NO_BARRIERS } from "./barrier-lines.ts";
export { joinWays } from "./join-ways.ts";
export { buildNetwork, type BuildOptions } from "./build-network.ts";
export type { BuildReport, Built, Edges, Island, MissingLink, Place, UnlikelyCrossing } from "./built.ts";
export { compareSources, type CrossingSource, type SourceComparison } from "./compare-sources.ts";
export {
  edgeSnapper,
  pairMm,
  type Snap,
  snapAt,
  type SnapOptions,
  type Snapper,
  type Snaps,
} from "./edge-snapper.ts";
