export { balancingCost } from "./forms/balancing.ts";
export type { BalancingOptions } from "./forms/balancing.ts";
export { costToClosest } from "./forms/closest.ts";
export { doublyConstrained, singlyConstrained, totalConstrained } from "./forms/constrained.ts";
export type { DoublyConstrained, DoublyOptions } from "./forms/constrained.ts";
export { minutesPerMm, networkCosts, transposed, travelCosts } from "./forms/costs.ts";
export type { Costs } from "./forms/costs.ts";
export { cumulativeInterval, cumulativeOpportunities } from "./forms/cumulative.ts";
export type { IntervalOptions } from "./forms/cumulative.ts";
export {
  binaryDecay,
  decayTable,
  exponentialDecay,
  linearDecay,
  logisticDecay,
  powerDecay,
  steppedDecay,
} from "./forms/decay.ts";
export type { Decay } from "./forms/decay.ts";
export { balancedCatchment, twoStepCatchment } from "./forms/floating-catchment.ts";
export type { Market } from "./forms/floating-catchment.ts";
export { gravityAccess } from "./forms/gravity.ts";
export { spatialAvailability } from "./forms/spatial-availability.ts";
export { accessConcentration } from "./inequality/concentration.ts";
export type { ConcentrationOptions } from "./inequality/concentration.ts";
export { accessGini } from "./inequality/gini.ts";
export { accessPalma } from "./inequality/palma.ts";
export { accessPoverty } from "./inequality/poverty.ts";
export { accessTheil } from "./inequality/theil.ts";
export type { TheilByGroup } from "./inequality/theil.ts";
export { isochrones, multiPolygon, wallsOf } from "./isochrone/isochrone.ts";
export type { IsochroneOptions } from "./isochrone/isochrone.ts";
export type { Polygon } from "./isochrone/contours.ts";
export type { ArcShape } from "./isochrone/reach.ts";
export { accessByGroup } from "./people/gaps.ts";
export type { GapOptions, GroupAccess } from "./people/gaps.ts";
export { lostAccess } from "./people/lost-access.ts";
export type { LossOfGroup, LostAccess } from "./people/lost-access.ts";
export { nearestPlaceMm } from "./people/nearest-place.ts";
export { percentileOf } from "./people/percentile.ts";
export { serviceAccess } from "./people/services.ts";
export type { ServiceAccess, ServiceKind, ServiceOptions } from "./people/services.ts";
export { arcShapes } from "./isochrone/arc-shapes.ts";
export { effectiveMesh, meshWidthM, meshWidths } from "./structure/mesh.ts";
export { functionSeparation, landUseMix } from "./structure/mix.ts";
export { severedShare } from "./structure/severed-share.ts";
export {
  CUT_OFF,
  NO_STRUCTURE,
  SEPARATED,
  SPARSE,
  TYPOLOGY_THRESHOLDS,
  structureName,
  typology,
  typologyByGroup,
} from "./structure/typology.ts";
export type { Structure, TypologyRow, TypologyThresholds } from "./structure/typology.ts";
export { withinWalk } from "./structure/within-walk.ts";
export type { WithinWalk } from "./structure/within-walk.ts";
