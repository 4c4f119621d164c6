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
