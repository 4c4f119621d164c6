import type { Counts } from "../data/counts.ts";
import type { Adjacency } from "../data/place.ts";
import { MeasuresError } from "../error.ts";

/**
 * How different neighbours are: for each area Σ_j w_ij |p_i − p_j| / Σ_ij w_ij, summing to the weighted mean difference over all borders.
 * Pairs in which an area has nobody have no difference to speak of and count as 0.
 * @param weights beside `adjacency.to`; equal weights where left out
 * @throws MeasuresError `undefined` when no two areas touch
 */
export function neighbourDifference(
  { first, to }: Adjacency,
  { groups, totals }: Counts,
  weights?: Float64Array,
): Float64Array {
  const x = groups[0]!;
  const perArea = new Float64Array(totals.length);
  let all = 0;
  for (let i = 0; i < totals.length; i += 1) {
    const t = totals[i]!;
    const p = x[i]! / t;
    let sum = 0;
    for (let e = first[i]!; e < first[i + 1]!; e += 1) {
      const j = to[e]!;
      const weight = weights === undefined ? 1 : weights[e]!;
      all += weight;
      if (t > 0 && totals[j]! > 0) sum += weight * Math.abs(p - x[j]! / totals[j]!);
    }
    perArea[i] = sum;
  }
  if (!(all > 0))
    throw new MeasuresError("undefined", {
      value: "no borders",
      expected: "at least two areas that touch",
      action: "Give the adjacency of the chosen areas, or use dissimilarity, which knows no neighbours.",
    });
  for (let i = 0; i < perArea.length; i += 1) perArea[i]! /= all;
  return perArea;
}

/** Weights divided by the sum of their row, so that every area with neighbours counts alike. */
export function rowStandardised({ first, to }: Adjacency, weights?: Float64Array): Float64Array {
  const standard = new Float64Array(to.length);
  for (let i = 0; i + 1 < first.length; i += 1) {
    let row = 0;
    for (let e = first[i]!; e < first[i + 1]!; e += 1) row += weights === undefined ? 1 : weights[e]!;
    if (row > 0)
      for (let e = first[i]!; e < first[i + 1]!; e += 1)
        standard[e] = (weights === undefined ? 1 : weights[e]!) / row;
  }
  return standard;
}

/** How many areas touch no other. */
export function islandsOf({ first }: Adjacency): number {
  let islands = 0;
  for (let i = 0; i + 1 < first.length; i += 1) if (first[i] === first[i + 1]) islands += 1;
  return islands;
}
