import type { Counts } from "../data/counts.ts";
import type { GroupSums } from "../data/sums.ts";

/**
 * Variance of each group's share between areas, weighted by people: v_g = Σ_i t_i (p_ig − P_g)²/T. What the squared coefficient of
 * variation, relative diversity and normalised exposure are made of.
 */
export function groupVariances({ areas, groups, totals }: Counts, { sums, T }: GroupSums): Float64Array {
  const inverse = new Float64Array(areas);
  for (let i = 0; i < areas; i += 1) inverse[i] = totals[i]! > 0 ? 1 / totals[i]! : 0;
  return Float64Array.from(groups, (column, g) => {
    const P = sums[g]! / T;
    let sum = 0;
    for (let i = 0; i < areas; i += 1) {
      const away = column[i]! - totals[i]! * P;
      sum += away * away * inverse[i]!;
    }
    return sum / T;
  });
}

/** The same by area: t_i Σ_g w_g (p_ig − P_g)²/T for a weight w_g of each group. */
export function variancePartsByArea(
  { areas, groups, totals }: Counts,
  { sums, T }: GroupSums,
  weights: Float64Array,
): Float64Array {
  const parts = new Float64Array(areas);
  for (let g = 0; g < groups.length; g += 1) {
    const column = groups[g]!;
    const P = sums[g]! / T;
    for (let i = 0; i < areas; i += 1)
      if (totals[i]! > 0) parts[i]! += (weights[g]! * totals[i]! * (column[i]! / totals[i]! - P) ** 2) / T;
  }
  return parts;
}

/** Σ w_g v_g. */
export function weighted(weights: Float64Array, values: Float64Array): number {
  let sum = 0;
  for (let g = 0; g < weights.length; g += 1) sum += weights[g]! * values[g]!;
  return sum;
}

/** Simpson's interaction of the whole, I = Σ P_g (1 − P_g). */
export function interactionOfWhole({ sums, T }: GroupSums): number {
  let I = 0;
  for (let g = 0; g < sums.length; g += 1) I += (sums[g]! / T) * (1 - sums[g]! / T);
  return I;
}
