import type { Counts } from "../data/counts.ts";
import { sumOf, twoSums } from "../data/sums.ts";
import { orderBy } from "../numeric/order.ts";

/** Of two groups: D, Gini, H, isolation, V (the correlation ratio), and the segregation index SI of Östh, Clark & Malmberg 2015. */
export const NEAREST_MEASURES = [
  "dissimilarity",
  "gini",
  "theil-h",
  "isolation",
  "correlation-ratio",
  "segregation-index",
] as const;
export type NearestMeasure = (typeof NEAREST_MEASURES)[number];

/**
 * What a neighbourhood weighs. `people`: those who live at its middle, so that every person counts alike (as Reardon & O'Sullivan do).
 * `neighbourhoods`: the people in it, nearly k everywhere, so that every area counts alike however few live there (EquiPop); its D and Gini may
 * exceed 1, for P remains that of the people.
 */
export const NEAREST_WEIGHTS = ["people", "neighbourhoods"] as const;
export type NearestWeights = (typeof NEAREST_WEIGHTS)[number];

const entropy = (p: number): number => (p <= 0 || p >= 1 ? 0 : -p * Math.log(p) - (1 - p) * Math.log(1 - p));

/**
 * A measure of the first group over the k nearest people of every area. With t_i the weight, p_i the share of the group among the nearest
 * and P its share in all: D = Σ t|p − P| / (2TP(1 − P)) · Gini = Σ_ij t_i t_j|p_i − p_j| / (2T²P(1 − P)) · H = Σ t(E − E_i)/(ET) ·
 * isolation = Σ t p²/Σ t p · V = (isolation − P)/(1 − P) · SI = Σ x_i p_i/X with x_i the members who live in i.
 * P is that of the people, not that of the neighbourhoods, so H may fall a little below 0.
 * @throws MeasuresError `undefined` when one of the groups has no members
 */
export function nearestMeasure(
  measure: NearestMeasure,
  counts: Counts,
  nearest: Counts,
  weights: NearestWeights = "people",
): number {
  const { X, P } = twoSums(counts);
  const t = weights === "people" ? counts.totals : nearest.totals;
  const p = nearest.totals.map((all, i) => (all > 0 ? nearest.groups[0]![i]! / all : 0));
  // Whoever has nobody near, not even in the own area, says nothing.
  const weight = t.map((own, i) => (nearest.totals[i]! > 0 ? own : 0));
  const T = sumOf(weight);
  const mean = (part: (share: number) => number): number => {
    let sum = 0;
    for (let i = 0; i < p.length; i += 1) if (weight[i]! > 0) sum += weight[i]! * part(p[i]!);
    return sum / T;
  };
  const isolation = (): number => mean((share) => share * share) / mean((share) => share);
  switch (measure) {
    case "dissimilarity":
      return mean((share) => Math.abs(share - P)) / (2 * P * (1 - P));
    case "gini":
      return giniOf(p, weight, T) / (2 * P * (1 - P));
    case "theil-h":
      return 1 - mean(entropy) / entropy(P);
    case "isolation":
      return isolation();
    case "correlation-ratio":
      return (isolation() - P) / (1 - P);
    case "segregation-index": {
      let sum = 0;
      for (let i = 0; i < p.length; i += 1) sum += counts.groups[0]![i]! * p[i]!;
      return sum / X;
    }
  }
}

/** Σ_ij t_i t_j |p_i − p_j| / T², by one sort. */
function giniOf(p: Float64Array, t: Float64Array, T: number): number {
  let below = 0;
  let sharesBelow = 0;
  let sum = 0;
  for (const i of orderBy(p)) {
    sum += t[i]! * (p[i]! * below - sharesBelow);
    below += t[i]!;
    sharesBelow += t[i]! * p[i]!;
  }
  return (2 * sum) / (T * T);
}
