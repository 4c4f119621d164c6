import type { Counts } from "../data/counts.ts";
import { MeasuresError } from "../error.ts";
import { type FittedFunctional, fittedFunctional } from "./fitted-functional.ts";
import { type Spread, spreadOf } from "./spread.ts";
import { weighted } from "./threshold-sum.ts";
import { thresholdsOf } from "./thresholds.ts";

/** The deviation has no rank-order index: its weights have no moments in the literature. */
export type RankOrderSpread = Exclude<Spread, "deviation">;

export interface RankOrderFit {
  /**
   * Order of the polynomial fitted to H(p), at most the number of thresholds − 1. Unless told 4, or lower where few thresholds or some that
   * lie close together would let the polynomial swing between them.
   */
  order?: number;
  /** Weighted least squares with weights f(p)² (boundaries near the middle tell most), or ordinary. */
  fit?: "wls" | "ols";
}

/**
 * δ_m = ∫ w(p) p^m dp over 0–1 with w ∝ f(p) and ∫ w = 1, so that the index of H(p) = Σ β_m p^m is Σ δ_m β_m (Reardon & Bischoff 2011).
 * Exact: for entropy 2/(m+2)² + 2/((m+1)(m+2)) Σ_{j=2}^{m+2} 1/j, which is their alternating sum without its cancellation.
 */
export function rankOrderMoment(spread: RankOrderSpread, m: number): number {
  switch (spread) {
    case "entropy": {
      let harmonic = 0;
      for (let j = m + 2; j >= 2; j -= 1) harmonic += 1 / j;
      return 2 / ((m + 2) * (m + 2)) + (2 * harmonic) / ((m + 1) * (m + 2));
    }
    case "variance":
      return 6 / ((m + 2) * (m + 3));
    case "root": {
      let product = 1;
      for (let n = 1; n <= m; n += 1) product *= (2 * n + 1) / (2 * n + 4);
      return product;
    }
  }
}

/** The fit of H(p) of which a linear function is wanted: its mean with weights f (δ the moments), or its value at a point (δ the powers). */
export function fitOf(
  spread: RankOrderSpread,
  p: Float64Array,
  power: (m: number) => number,
  { order, fit = "wls" }: RankOrderFit,
): FittedFunctional {
  if (order !== undefined && !(Number.isInteger(order) && order >= 0 && order <= 12))
    throw new MeasuresError("input", {
      value: order,
      expected: "an order between 0 and 12",
      action: `${USUAL_ORDER} is the usual order of the polynomial.`,
    });
  if (fit !== "wls" && fit !== "ols")
    throw new MeasuresError("input", {
      value: fit,
      expected: '"wls" or "ols"',
      action: "Weighted least squares is the default.",
    });
  const weight = p.map((share) => (fit === "wls" ? spreadOf(spread, share) ** 2 : 1));
  const fitted = (m: number): FittedFunctional =>
    fittedFunctional(
      p,
      weight,
      Array.from({ length: m + 1 }, (_, at) => power(at)),
    );
  if (order !== undefined) return fitted(order);
  let tried = fitted(USUAL_ORDER);
  while (tried.order > 0 && swing(tried) > MOST_SWING) tried = fitted(tried.order - 1);
  return tried;
}

export const USUAL_ORDER = 4;

// Σ|c_k|: how much an error at the thresholds can grow. 1 for the index of equal classes, 4 to 6 for quartiles or quintiles read off at ten
// per cent, and without bound for a class of hardly anyone between two thresholds that the polynomial must both meet.
const MOST_SWING = 10;

const swing = ({ coefficients }: FittedFunctional): number =>
  coefficients.reduce((sum, c) => sum + Math.abs(c), 0);

/**
 * Rank-order segregation: Σ δ_m β_m with β the polynomial fitted to H(p) at the boundaries between classes (Reardon 2011; Reardon &
 * Bischoff 2011). H^R for entropy, R^R for variance, S^R for root. Range 0–1 but for the error of the fit; NaN where all are in one class.
 * O(nk) and a fit of k points.
 * @param counts one column for each class, from low to high
 */
export function rankOrderSegregationOf(
  counts: Counts,
  spread: RankOrderSpread,
  options: RankOrderFit = {},
): number {
  const { p, segregation } = thresholdsOf(counts, spread);
  if (p.length === 0) return NaN;
  const { coefficients } = fitOf(spread, p, (m) => rankOrderMoment(spread, m), options);
  return weighted(coefficients, segregation);
}
