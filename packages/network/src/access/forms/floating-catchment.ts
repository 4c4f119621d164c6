import { type Costs, checkColumn } from "./costs.ts";
import type { Decay } from "./decay.ts";
import { impedances } from "./gravity.ts";

/** What lies at the places: demand by origin (people), supply by destination (doctors, school seats, jobs). */
export interface Market {
  readonly demand: ArrayLike<number>;
  readonly supply: ArrayLike<number>;
}

export function checkMarket({ origins, destinations }: Costs, { demand, supply }: Market): void {
  checkColumn(demand, origins, "demand");
  checkColumn(supply, destinations, "supply");
}

/**
 * Two-step floating catchment area: supply per person of each destination, R_j = S_j / Σ_k P_k f(c_kj), summed over the destinations
 * an origin reaches, A_i = Σ_j R_j f(c_ij). A destination that nobody can come to gives nothing. Luo & Wang 2003.
 */
export function twoStepCatchment(costs: Costs, market: Market, decay: Decay): Float64Array {
  checkMarket(costs, market);
  const weight = impedances(costs, decay);
  const served = columnSums(costs, (at, i) => market.demand[i]! * weight[at]!);
  return allotted(costs, market.supply, served, (at) => weight[at]!);
}

/**
 * Balanced floating catchment area: as the two-step form, with the weights of an origin made to sum to 1 when demand is spread over
 * destinations and those of a destination when its level of service is handed back, so that neither people nor supply are counted
 * more than once. Paez, Higgins & Vivona 2019.
 */
export function balancedCatchment(costs: Costs, market: Market, decay: Decay): Float64Array {
  checkMarket(costs, market);
  const weight = impedances(costs, decay);
  const byOrigin = new Float64Array(costs.origins);
  for (let i = 0, at = 0; i < costs.origins; i += 1)
    for (let j = 0; j < costs.destinations; j += 1, at += 1) byOrigin[i]! += weight[at]!;
  const byDestination = columnSums(costs, (at) => weight[at]!);
  const served = columnSums(costs, (at, i) =>
    byOrigin[i]! > 0 ? (market.demand[i]! * weight[at]!) / byOrigin[i]! : 0,
  );
  return allotted(costs, market.supply, served, (at, j) =>
    byDestination[j]! > 0 ? weight[at]! / byDestination[j]! : 0,
  );
}

export function columnSums(
  { origins, destinations }: Costs,
  part: (at: number, origin: number) => number,
): Float64Array {
  const sums = new Float64Array(destinations);
  for (let i = 0, at = 0; i < origins; i += 1)
    for (let j = 0; j < destinations; j += 1, at += 1) sums[j]! += part(at, i);
  return sums;
}

function allotted(
  { origins, destinations }: Costs,
  supply: ArrayLike<number>,
  served: Float64Array,
  share: (at: number, destination: number) => number,
): Float64Array {
  const access = new Float64Array(origins);
  for (let i = 0, at = 0; i < origins; i += 1)
    for (let j = 0; j < destinations; j += 1, at += 1)
      if (served[j]! > 0) access[i]! += (supply[j]! / served[j]!) * share(at, j);
  return access;
}
