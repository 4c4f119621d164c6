import type { Counts } from "../data/counts.ts";
import { curvature, growthAbove, growthBelow, spreadOf } from "./spread.ts";
import type { Thresholds } from "./thresholds.ts";

/** A measure that is a sum over thresholds, Σ c_k H(p_k), whose coefficients depend on the p_k alone. All ordered measures here are. */
export type Coefficients = (p: Float64Array) => Float64Array;

export function weighted(coefficients: Float64Array, values: Float64Array): number {
  let sum = 0;
  for (let k = 0; k < values.length; k += 1) sum += coefficients[k]! * values[k]!;
  return sum;
}

/** Each area's part, t_i/T Σ c_k (1 − f(c_ik)/f(p_k)). The parts sum to Σ c_k H(p_k). */
export function areaParts(
  { areas, groups, totals }: Counts,
  { spread, persons, after, whole }: Thresholds,
  coefficients: Float64Array,
): Float64Array {
  const parts = new Float64Array(areas);
  for (let i = 0; i < areas; i += 1) {
    const all = totals[i]!;
    if (all === 0) continue;
    let below = 0;
    let group = 0;
    let sum = 0;
    for (let k = 0; k < after.length; k += 1) {
      for (; group <= after[k]!; group += 1) below += groups[group]![i]!;
      sum += coefficients[k]! * (1 - spreadOf(spread, below / all) / whole[k]!);
    }
    parts[i] = (all / persons) * sum;
  }
  return parts;
}

/**
 * Standard error of Σ c_k H(p_k) when persons are a sample of many like them: delta method on the multinomial of all cells, that the
 * thresholds move with the sample included. O(nk).
 */
export function personsError(counts: Counts, thresholds: Thresholds, coefficientsOf: Coefficients): number {
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
  const fromBelow = new Float64Array(p.length + 1);
  const fromAbove = new Float64Array(p.length + 1);
  let sum = 0;
  for (let i = 0; i < areas; i += 1) {
    const all = totals[i]!;
    if (all === 0) continue;
    let below = 0;
    let group = 0;
    for (let k = 0; k < p.length; k += 1) {
      for (; group <= after[k]!; group += 1) below += groups[group]![i]!;
      const share = below / all;
      // Unused growths may be infinite: they lie beyond the last class with people, where no sum is read.
      fromBelow[k] = (c[k]! * growthBelow(spread, share)) / whole[k]!;
      fromAbove[k + 1] = fromAbove[k]! + (c[k]! * growthAbove(spread, share)) / whole[k]!;
    }
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
  return Math.sqrt(sum) / persons;
}

/** ∂/∂p_k of Σ c_k(p) H_k with the H_k held, by central differences: k is small, and the coefficients come from a fit. */
function slopes(coefficientsOf: Coefficients, p: Float64Array, segregation: Float64Array): Float64Array {
  const at = Float64Array.from(p);
  return p.map((share, k) => {
    const step = 1e-5 * Math.min(share, 1 - share);
    at[k] = share + step;
    const high = weighted(coefficientsOf(at), segregation);
    at[k] = share - step;
    const low = weighted(coefficientsOf(at), segregation);
    at[k] = share;
    return (high - low) / (2 * step);
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
