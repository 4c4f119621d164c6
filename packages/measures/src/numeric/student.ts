import { betaLogitQuantile, betaTails } from "./beta.ts";

/** Probability that Student's t with `df` degrees of freedom is at most t. */
export function studentCdf(t: number, df: number): number {
  const square = t * t;
  const { lower } = betaTails(df / (df + square), df / 2, 0.5, square / (df + square));
  return t > 0 ? 1 - lower / 2 : lower / 2;
}

/**
 * The t below which Student's t with `df` degrees of freedom lies with probability p; ≤ 1e-12 relative.
 * t² is df times the odds of a Beta(½, df/2) variable.
 */
export function studentQuantile(p: number, df: number): number {
  const fromHalf = p - 0.5;
  const inside = 2 * Math.abs(fromHalf);
  const size = Math.sqrt(df * Math.exp(betaLogitQuantile(inside, 0.5, df / 2, 2 * Math.min(p, 1 - p))));
  return fromHalf < 0 ? -size : size;
}
