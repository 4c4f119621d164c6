import type { Counts } from "../data/counts.ts";
import { curvature, growthAbove, growthBelow } from "./spread.ts";
import type { Thresholds } from "./thresholds.ts";

/** A measure that is a sum over thresholds, Σ c_k H(p_k), whose coefficients depend on the p_k alone. All ordered measures here are. */
export type Coefficients = (p: Float64Array) => Float64Array;

export function weighted(coefficients: Float64Array, values: Float64Array): number {
  let sum = 0;
  for (let k = 0; k < values.length; k += 1) sum += coefficients[k]! * values[k]!;
  return sum;
}

/**
 * The areas' parts t_i/T Σ c_k (1 − f(c_ik)/f(p_k)), which sum to Σ c_k H(p_k), and its standard error when persons are a sample of many
 * like them: delta method on the multinomial of all cells, that the thresholds move with the sample included. One pass gives both, since
 * f is the mean of its growths and logarithms are what it costs. O(nk).
 */
export function partsAndError(
  counts: Counts,
  thresholds: Thresholds,
  coefficientsOf: Coefficients,
): { perArea: Float64Array; standardError: number } {
  const { groups, totals, areas } = counts;
  const { spread, persons, after, p, whole, segregation } = thresholds;
  const c = coefficientsOf(p);
  const moved = slopes(coefficientsOf, p, segregation);
  // What one more person in class b does through all the people together, apart from where she lives.
  const common = new Float64Array(groups.length);
  for (let b = 0; b < groups.length; b += 1)
    for (let k = 0; k < p.length; k += 1) {
      const isBelow = b <= after[k]!;
      const growth = isBelow ? growthBelow(spread, p[k]!) : growthAbove(spread, p[k]!);
      common[b]! +=
        (c[k]! * (1 - segregation[k]!) * growth) / whole[k]! + moved[k]! * ((isBelow ? 1 : 0) - p[k]!);
    }
  const perArea = new Float64Array(areas);
  const fromBelow = new Float64Array(p.length + 1);
  const fromAbove = new Float64Array(p.length + 1);
  let sum = 0;
  for (let i = 0; i < areas; i += 1) {
    const all = totals[i]!;
    if (all === 0) continue;
    let below = 0;
    let group = 0;
    let part = 0;
    for (let k = 0; k < p.length; k += 1) {
      for (; group <= after[k]!; group += 1) below += groups[group]![i]!;
      const share = below / all;
      const weight = c[k]! / whole[k]!;
      const ifBelow = growthBelow(spread, share);
      const ifAbove = growthAbove(spread, share);
      // Unused growths may be infinite: they lie beyond the last class with people, where no sum is read.
      fromBelow[k] = weight * ifBelow;
      fromAbove[k + 1] = fromAbove[k]! + weight * ifAbove;
      part += c[k]!;
      if (below > 0 && below < all) part -= weight * (share * ifBelow + (1 - share) * ifAbove);
    }
    perArea[i] = (all / persons) * part;
    let above = 0;
    let k = p.length;
    for (let b = groups.length - 1; b >= 0; b -= 1) {
      while (k > 0 && after[k - 1]! >= b) {
        k -= 1;
        above += fromBelow[k]!;
      }
      const people = groups[b]![i]!;
      if (people === 0) continue;
      const influence = common[b]! - above - fromAbove[k]!;
      sum += people * influence * influence;
    }
  }
  return { perArea, standardError: Math.sqrt(sum) / persons };
}

/**
 * ∂/∂p_k of Σ c_k(p) H_k with the H_k held, by central differences: k is small, and the coefficients come from a fit. Thresholds with a
 * class without people between them are one and move together; the first of them answers for all.
 */
function slopes(coefficientsOf: Coefficients, p: Float64Array, segregation: Float64Array): Float64Array {
  return p.map((share, k) => {
    if (k > 0 && p[k - 1] === share) return 0;
    const step = 1e-5 * Math.min(share, 1 - share);
    const moved = (by: number): number =>
      weighted(coefficientsOf(p.map((at) => (at === share ? at + by : at))), segregation);
    return (moved(step) - moved(-step)) / (2 * step);
  });
}

/**
 * What Σ c_k H(p_k) would be if everyone lived at random, areas and classes keeping their sizes: (J−1)/(T−1) Σ c_k κ(p_k) with κ the
 * curvature of f and J the areas with people. Exact for the variance ratio, second order for entropy and root, NaN for the deviation.
 */
export function expectedAtRandom(
  { totals }: Counts,
  { spread, persons, p }: Thresholds,
  coefficients: Float64Array,
): number {
  let inhabited = 0;
  for (const total of totals) if (total > 0) inhabited += 1;
  let sum = 0;
  for (let k = 0; k < p.length; k += 1) sum += coefficients[k]! * curvature(spread, p[k]!);
  return persons > 1 ? (sum * (inhabited - 1)) / (persons - 1) : NaN;
}
