import { gammaQuantile, gammaTails, poissonMass } from "../numeric/gamma.ts";
import { zOf } from "../numeric/normal.ts";
import { rootOf } from "../numeric/root.ts";
import type { Interval } from "../result.ts";
import { DEFAULT_LEVEL, checkCases, checkLevel } from "./estimate.ts";
import type { Estimate } from "./estimate.ts";

/** "byar-exact" is exact below 10 cases and Byar's from there on, as in official public-health statistics. */
export const COUNT_METHODS = ["byar-exact", "byar", "exact", "mid-p"] as const;
export type CountMethod = (typeof COUNT_METHODS)[number];

type Limits = readonly [low: number, high: number];

const SMALL_COUNT = 10;

/** Byar's limits of a Poisson count (Breslow & Day 1987, p. 69); 0 where the formula would fall below, as at x = 0. */
export function byarLimits(x: number, z: number): Limits {
  const low = x === 0 ? 0 : x * Math.max(0, 1 - 1 / (9 * x) - z / (3 * Math.sqrt(x))) ** 3;
  const above = x + 1;
  return [low, above * (1 - 1 / (9 * above) + z / (3 * Math.sqrt(above))) ** 3];
}

/** Exact limits of a Poisson count from chi-square: ½χ²(α/2; 2x) and ½χ²(1 − α/2; 2x + 2) (Garwood 1936). */
export function exactCountLimits(x: number, level: number): Limits {
  const tail = (1 - level) / 2;
  return [x === 0 ? 0 : gammaQuantile(tail, x), gammaQuantile(1 - tail, x + 1, tail)];
}

/** Mid-P limits of a Poisson count: half the probability of the count itself belongs to each tail (Rothman & Boice 1979). */
export function midPCountLimits(x: number, level: number): Limits {
  const tail = (1 - level) / 2;
  const slope = (mean: number): number =>
    (poissonMass(x, mean) + (x === 0 ? 0 : (poissonMass(x, mean) * x) / mean)) / 2;
  const below = (mean: number): number => gammaTails(x + 1, mean).upper - poissonMass(x, mean) / 2;
  const above = (mean: number): number => gammaTails(x + 1, mean).lower + poissonMass(x, mean) / 2;
  const [low, high] = exactCountLimits(x, level);
  return [
    x === 0 ? 0 : rootOf(low, (mean) => ({ value: above(mean) - tail, slope: slope(mean) }), true, 1e-15),
    rootOf(high, (mean) => ({ value: below(mean) - tail, slope: -slope(mean) }), false, 1e-15),
  ];
}

const NAMES: Record<CountMethod, string> = {
  "byar-exact": "Byar",
  byar: "Byar",
  exact: "exact Poisson",
  "mid-p": "mid-P Poisson",
};

export interface CountOptions {
  level?: number;
  method?: CountMethod;
}

/** The interval of a Poisson count of x events. */
export function countInterval(
  x: number,
  { level = DEFAULT_LEVEL, method = "byar-exact" }: CountOptions = {},
): Interval {
  checkCases({ cases: x, population: 1 }, "events");
  checkLevel(level);
  const used = method === "byar-exact" && x < SMALL_COUNT ? "exact" : method;
  const [low, high] =
    used === "exact"
      ? exactCountLimits(x, level)
      : used === "mid-p"
        ? midPCountLimits(x, level)
        : byarLimits(x, zOf(level));
  return { low, high, level, method: NAMES[used] };
}

/** The interval of one count at several levels at once: 95 and 99.8 per cent, say. */
export const countIntervals = (
  x: number,
  levels: readonly number[] = [0.95, 0.998],
  method: CountMethod = "byar-exact",
): Interval[] => levels.map((level) => countInterval(x, { level, method }));

export interface RateOptions extends CountOptions {
  /** Events per so many of the population or person-years. */
  per?: number;
}

/**
 * Events per `per` of the population, with the interval of a Poisson count. Not bounded by 1: one person may have several events.
 * @throws MeasuresError `undefined` for a population of 0, `input` for a negative count.
 */
export function rateOf(
  cases: number,
  population: number,
  { per = 1, ...options }: RateOptions = {},
): Estimate {
  checkCases({ cases, population }, "events");
  const { low, high, ...how } = countInterval(cases, options);
  const scale = per / population;
  return {
    value: cases * scale,
    interval: { low: low * scale, high: high * scale, ...how },
    standardError: Math.sqrt(cases) * scale,
  };
}
