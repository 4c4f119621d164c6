import { type Costs, checkColumn } from "./costs.ts";
import { costUntil } from "./nearest-first.ts";

export interface BalancingOptions {
  /** Round the cost up to a multiple of this; 0 (default) keeps it exact. The R package accessibility looks at every whole unit. */
  step?: number;
  /** The opportunities must be more than the people, not only as many: how the R package accessibility compares. */
  more?: boolean;
}

/**
 * Smallest cost within which the opportunities are as many as the people of the origin, min{t : Σ_j O_j 1[c_ij ≤ t] ≥ P_i}. 0 where
 * nobody lives, Infinity where it never happens. Barboza et al. 2021.
 */
export function balancingCost(
  costs: Costs,
  opportunities: ArrayLike<number>,
  people: ArrayLike<number>,
  { step = 0, more = false }: BalancingOptions = {},
): Float64Array {
  checkColumn(opportunities, costs.destinations, "opportunities");
  checkColumn(people, costs.origins, "people");
  const until = costUntil(costs, opportunities, (sum, i) => (more ? sum > people[i]! : sum >= people[i]!));
  return until.map((cost, i) => {
    if (people[i] === 0) return 0;
    return step > 0 && cost < Infinity ? Math.ceil(cost / step - 1e-9) * step : cost;
  });
}
