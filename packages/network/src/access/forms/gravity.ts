import { type Costs, checkColumn } from "./costs.ts";
import type { Decay } from "./decay.ts";

/**
 * Opportunities weighted by how near they are, A_i = Σ_j O_j f(c_ij). Hansen 1959.
 * For a whole network without a matrix ask `Engine.decaySums` with a `decayTable`.
 */
export function gravityAccess(costs: Costs, opportunities: ArrayLike<number>, decay: Decay): Float64Array {
  const { origins, destinations, cost, unreached, unit } = costs;
  checkColumn(opportunities, destinations, "opportunities");
  const access = new Float64Array(origins);
  for (let i = 0; i < origins; i += 1) {
    let sum = 0;
    for (let j = 0, at = i * destinations; j < destinations; j += 1, at += 1) {
      const has = opportunities[j]!;
      if (has > 0 && cost[at]! < unreached) sum += has * decay(cost[at]! * unit);
    }
    access[i] = sum;
  }
  return access;
}

/** f(c_ij) of every pair, 0 where there is no way: what the forms with competition balance. */
export function impedances({ cost, unreached, unit }: Costs, decay: Decay): Float64Array {
  const weight = new Float64Array(cost.length);
  for (let at = 0; at < cost.length; at += 1) if (cost[at]! < unreached) weight[at] = decay(cost[at]! * unit);
  return weight;
}
