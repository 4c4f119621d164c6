import type { Counts } from "../data/counts.ts";
import { MeasuresError } from "../error.ts";
import { binomialMass } from "../numeric/mass.ts";

/** How many areas there are of each size. @throws MeasuresError `input` where areas do not hold whole persons */
export function areasBySize({ totals }: Counts): Map<number, number> {
  const sizes = new Map<number, number>();
  for (let i = 0; i < totals.length; i += 1) {
    const size = totals[i]!;
    if (!Number.isInteger(size))
      throw new MeasuresError("input", {
        value: size,
        expected: "whole persons in every area",
        action: "Round the counts, or use the plain Gini index.",
      });
    if (size > 0) sizes.set(size, (sizes.get(size) ?? 0) + 1);
  }
  return sizes;
}

/** First and last k of a binomial within so many standard deviations, and 8 more: outside 7.5 lies less than 1e-13, outside 6.5 1e-10. */
export function reachOf(size: number, P: number, deviations: number): { first: number; last: number } {
  const mean = size * P;
  const reach = deviations * Math.sqrt(mean * (1 - P)) + 8;
  return { first: Math.max(0, Math.floor(mean - reach)), last: Math.min(size, Math.ceil(mean + reach)) };
}

/** Probabilities of k = first … last written to `mass`, from the mode outwards by the ratio of neighbours. */
export function binomialMasses(
  size: number,
  P: number,
  first: number,
  last: number,
  mass: Float64Array,
): void {
  const mode = Math.min(last, Math.max(first, Math.floor((size + 1) * P)));
  const odds = P / (1 - P);
  const top = binomialMass(size, P, mode);
  mass[mode - first] = top;
  for (let k = mode, at = top; k > first; k -= 1) {
    at *= k / ((size - k + 1) * odds);
    mass[k - 1 - first] = at;
  }
  for (let k = mode, at = top; k < last; k += 1) {
    at *= ((size - k) * odds) / (k + 1);
    mass[k + 1 - first] = at;
  }
}
