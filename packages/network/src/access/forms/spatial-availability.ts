import type { Costs } from "./costs.ts";
import type { Decay } from "./decay.ts";
import { type Market, checkMarket, columnSums } from "./floating-catchment.ts";
import { impedances } from "./gravity.ts";

/**
 * Spatial availability: the supply of each destination shared out among origins in proportion to their demand^α and to f(c_ij), so that
 * the whole supply is given away once: Σ_i V_i = Σ_j S_j over the destinations somebody reaches. Soukhov et al. 2023.
 * @param alpha above 1 gives large origins more than their share, below 1 less
 */
export function spatialAvailability(
  costs: Costs,
  market: Market,
  decay: Decay,
  { alpha = 1 }: { alpha?: number } = {},
): Float64Array {
  checkMarket(costs, market);
  const demand = Float64Array.from(market.demand, (people) => people ** alpha);
  const weight = impedances(costs, decay);
  const wanted = columnSums(costs, (at, i) => demand[i]! * weight[at]!);
  const availability = new Float64Array(costs.origins);
  for (let i = 0, at = 0; i < costs.origins; i += 1)
    for (let j = 0; j < costs.destinations; j += 1, at += 1)
      if (wanted[j]! > 0) availability[i]! += (market.supply[j]! * demand[i]! * weight[at]!) / wanted[j]!;
  return availability;
}
