import { betaQuantile } from "../numeric/beta.ts";
import { zOf } from "../numeric/normal.ts";
import type { Interval } from "../result.ts";
import { DEFAULT_LEVEL, checkCases, checkLevel } from "./estimate.ts";
import type { Estimate } from "./estimate.ts";

export const SHARE_METHODS = ["wilson", "clopper-pearson", "jeffreys", "agresti-coull"] as const;
export type ShareMethod = (typeof SHARE_METHODS)[number];

type Limits = readonly [low: number, high: number];

/**
 * Wilson's score limits of a share, (2x + z² ∓ z√(z² + 4x(1 − x/n))) / 2(n + z²) (Wilson 1927). Within 0–1; no continuity correction.
 * @param z standard errors: 1.96 for 95 per cent
 */
export function wilsonLimits(x: number, n: number, z: number): Limits {
  const middle = 2 * x + z * z;
  const half = z * Math.sqrt(z * z + 4 * x * (1 - x / n));
  const below = 2 * (n + z * z);
  return [x === 0 ? 0 : (middle - half) / below, x === n ? 1 : (middle + half) / below];
}

/** Clopper & Pearson's (1934) exact limits: never covers less than the level, usually more. */
export function clopperPearsonLimits(x: number, n: number, level: number): Limits {
  const tail = (1 - level) / 2;
  return [
    x === 0 ? 0 : betaQuantile(tail, x, n - x + 1),
    x === n ? 1 : betaQuantile(1 - tail, x + 1, n - x, tail),
  ];
}

/** Jeffreys' limits: quantiles of Beta(x + ½, n − x + ½), with 0 at x = 0 and 1 at x = n (Brown, Cai & DasGupta 2001). */
export function jeffreysLimits(x: number, n: number, level: number): Limits {
  const tail = (1 - level) / 2;
  return [
    x === 0 ? 0 : betaQuantile(tail, x + 0.5, n - x + 0.5),
    x === n ? 1 : betaQuantile(1 - tail, x + 0.5, n - x + 0.5, tail),
  ];
}

/** Agresti & Coull's (1998) limits: the plain interval after adding z²/2 of each kind, cut at 0 and 1. */
export function agrestiCoullLimits(x: number, n: number, z: number): Limits {
  const persons = n + z * z;
  const share = (x + (z * z) / 2) / persons;
  const half = z * Math.sqrt((share * (1 - share)) / persons);
  return [Math.max(0, share - half), Math.min(1, share + half)];
}

const LIMITS: Record<ShareMethod, (x: number, n: number, level: number) => Limits> = {
  wilson: (x, n, level) => wilsonLimits(x, n, zOf(level)),
  "clopper-pearson": clopperPearsonLimits,
  jeffreys: jeffreysLimits,
  "agresti-coull": (x, n, level) => agrestiCoullLimits(x, n, zOf(level)),
};

const NAMES: Record<ShareMethod, string> = {
  wilson: "Wilson score",
  "clopper-pearson": "Clopper–Pearson exact",
  jeffreys: "Jeffreys",
  "agresti-coull": "Agresti–Coull",
};

export interface ShareOptions {
  level?: number;
  method?: ShareMethod;
}

/**
 * A share x/n with its interval, 0–1. The interval tells how far chance alone could have moved the share had the same conditions been run
 * again (a super-population); it is not about who was left out of a sample.
 * @throws MeasuresError `undefined` for n = 0, `input` for a negative count or x > n.
 */
export function shareOf(
  cases: number,
  population: number,
  { level = DEFAULT_LEVEL, method = "wilson" }: ShareOptions = {},
): Estimate {
  checkCases({ cases, population }, "persons");
  const [low, high] = LIMITS[method](cases, population, checkLevel(level));
  const value = cases / population;
  return {
    value,
    interval: { low, high, level, method: NAMES[method] },
    standardError: Math.sqrt((value * (1 - value)) / population),
  };
}

/** The interval of one share at several levels at once: 95 and 99.8 per cent, say. */
export const shareIntervals = (
  cases: number,
  population: number,
  levels: readonly number[] = [0.95, 0.998],
  method: ShareMethod = "wilson",
): Interval[] => levels.map((level) => shareOf(cases, population, { level, method }).interval);
