import { NetworkError } from "../../error.ts";
import { type Costs, checkColumn } from "./costs.ts";
import { costUntil } from "./nearest-first.ts";

/**
 * Smallest cost within which at least n opportunities lie; Infinity where they never do. O(n m log m).
 * For a whole network without a matrix ask `Engine.nearest`.
 */
export function costToClosest(costs: Costs, opportunities: ArrayLike<number>, n = 1): Float64Array {
  checkColumn(opportunities, costs.destinations, "opportunities");
  if (!(n > 0))
    throw new NetworkError("input", {
      value: n,
      expected: "a number of opportunities above 0",
      action: "Give n = 1 for the closest one.",
    });
  return costUntil(costs, opportunities, (sum) => sum >= n);
}
