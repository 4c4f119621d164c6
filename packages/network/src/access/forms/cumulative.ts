import { NetworkError } from "../../error.ts";
import { type Costs, checkColumn } from "./costs.ts";

/**
 * Opportunities within each cutoff, A_i(T) = Σ_j O_j 1[c_ij ≤ T]. One array per cutoff, one number for each origin. O(n m log k).
 * For a whole network without a matrix ask `Engine.rangeSums`.
 */
export function cumulativeOpportunities(
  costs: Costs,
  opportunities: ArrayLike<number>,
  cutoffs: readonly number[],
): Float64Array[] {
  const { origins, destinations, cost, unreached, unit } = costs;
  checkColumn(opportunities, destinations, "opportunities");
  const order = cutoffs.map((_, k) => k).sort((a, b) => cutoffs[a]! - cutoffs[b]!);
  const sorted = Float64Array.from(order, (k) => cutoffs[k]!);
  const sums = cutoffs.map(() => new Float64Array(origins));
  const within = new Float64Array(cutoffs.length);
  for (let i = 0; i < origins; i += 1) {
    within.fill(0);
    for (let j = 0, at = i * destinations; j < destinations; j += 1, at += 1) {
      const stored = cost[at]!;
      if (stored >= unreached) continue;
      const first = firstNotBelow(sorted, stored * unit);
      if (first < within.length) within[first]! += opportunities[j]!;
    }
    let sum = 0;
    for (let k = 0; k < within.length; k += 1) sums[order[k]!]![i] = sum += within[k]!;
  }
  return sums;
}

function firstNotBelow(sorted: Float64Array, value: number): number {
  let low = 0;
  let high = sorted.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (sorted[middle]! < value) low = middle + 1;
    else high = middle;
  }
  return low;
}

export interface IntervalOptions {
  /** Distance between the cutoffs, 1 unless told. */
  step?: number;
  summary?: "median" | "mean";
  /** Round down to whole opportunities, as the R package accessibility does. */
  whole?: boolean;
}

/**
 * Median (or mean) of the opportunities within every cutoff T1, T1 + step … T2: not bound to one arbitrary cutoff.
 * Tomasiello et al. 2023.
 */
export function cumulativeInterval(
  costs: Costs,
  opportunities: ArrayLike<number>,
  [from, to]: readonly [number, number],
  { step = 1, summary = "median", whole = false }: IntervalOptions = {},
): Float64Array {
  if (!(from >= 0 && from < to && step > 0))
    throw new NetworkError("input", {
      value: `${from} to ${to} in steps of ${step}`,
      expected: "a start of 0 or more, a later end and a step above 0",
      action: "Give the interval as [start, end] in the unit the costs are read in.",
    });
  // A little more than the quotient, so that 0.1 fits thirty times between 0 and 3.
  const cutoffs = Array.from(
    { length: Math.floor((to - from) / step + 1e-9) + 1 },
    (_, k) => from + k * step,
  );
  const sums = cumulativeOpportunities(costs, opportunities, cutoffs);
  // Sums rise with the cutoff, so they are in order already.
  const low = (cutoffs.length - 1) >> 1;
  const high = cutoffs.length >> 1;
  return Float64Array.from({ length: costs.origins }, (_, i) => {
    let value = (sums[low]![i]! + sums[high]![i]!) / 2;
    if (summary === "mean") {
      value = 0;
      for (const sum of sums) value += sum[i]! / sums.length;
    }
    return whole ? Math.floor(value) : value;
  });
}
