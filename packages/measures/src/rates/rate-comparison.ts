import { betaLogitQuantile, binomialTails } from "../numeric/beta.ts";
import { normalCdf, zOf } from "../numeric/normal.ts";
import { countInterval, rateOf } from "./count-interval.ts";
import type { CountMethod } from "./count-interval.ts";
import { DEFAULT_LEVEL, checkCases, checkLevel } from "./estimate.ts";
import type { Cases, Estimate } from "./estimate.ts";
import { checkReference, combineLimits } from "./share-comparison.ts";

/** "log-exact" is exact where either side has fewer than 10 cases, else log normal. */
export const RATE_RATIO_METHODS = ["log-exact", "log", "exact"] as const;
export type RateRatioMethod = (typeof RATE_RATIO_METHODS)[number];

const SMALL_COUNT = 10;

/**
 * Two-sided p-value that two rates are one: given all cases together, those of a are binomial. Twice the smaller exact tail.
 */
export function equalRatesP(a: Cases, b: Cases): number {
  const all = a.cases + b.cases;
  if (all === 0) return 1;
  const { atMost, atLeast } = binomialTails(a.cases, all, a.population / (a.population + b.population));
  return Math.min(1, 2 * Math.min(atMost, atLeast));
}

/**
 * Ratio of two rates, a ÷ b, 0 or more: exp(ln RR ∓ z√(1/x₁ + 1/x₀)), or exact limits of the binomial share of a among all cases
 * (Przyborowski & Wilenski 1940).
 * @throws MeasuresError `undefined` when b has no cases.
 */
export function rateRatio(
  a: Cases,
  b: Cases,
  { level = DEFAULT_LEVEL, method = "log-exact" }: { level?: number; method?: RateRatioMethod } = {},
): Estimate {
  checkCases(a, "events");
  checkCases(b, "events");
  checkReference(b);
  checkLevel(level);
  const value = a.cases / a.population / (b.cases / b.population);
  const exact =
    method === "exact" ||
    a.cases === 0 ||
    (method === "log-exact" && Math.min(a.cases, b.cases) < SMALL_COUNT);
  if (exact) {
    const tail = (1 - level) / 2;
    const populations = b.population / a.population;
    const low = a.cases === 0 ? 0 : Math.exp(betaLogitQuantile(tail, a.cases, b.cases + 1)) * populations;
    const high = Math.exp(betaLogitQuantile(1 - tail, a.cases + 1, b.cases, tail)) * populations;
    return {
      value,
      interval: { low, high, level, method: "exact conditional binomial" },
      p: equalRatesP(a, b),
    };
  }
  const logError = Math.sqrt(1 / a.cases + 1 / b.cases);
  const z = zOf(level);
  return {
    value,
    standardError: value * logError,
    interval: {
      low: value * Math.exp(-z * logError),
      high: value * Math.exp(z * logError),
      level,
      method: "log normal",
    },
    p: 2 * normalCdf(-Math.abs(Math.log(value)) / logError),
  };
}

/**
 * Difference of two rates, a − b, per `per`: the limits of both sides combined (Zou & Donner 2008), which keeps them where counts are small.
 */
export function rateDifference(
  a: Cases,
  b: Cases,
  {
    level = DEFAULT_LEVEL,
    method = "byar-exact",
    per = 1,
  }: { level?: number; method?: CountMethod; per?: number } = {},
): Estimate {
  const side = (of: Cases): { value: number; low: number; high: number } => {
    const { value, interval } = rateOf(of.cases, of.population, { level, method, per });
    return { value, low: interval.low, high: interval.high };
  };
  const [first, second] = [side(a), side(b)];
  const [low, high] = combineLimits(first, second);
  return {
    value: first.value - second.value,
    interval: {
      low,
      high,
      level,
      method: `combined limits, ${countInterval(a.cases, { level, method }).method}`,
    },
    p: equalRatesP(a, b),
  };
}
