import { MeasuresError } from "../error.ts";
import { gammaQuantile } from "../numeric/gamma.ts";
import { normalCdf, zOf } from "../numeric/normal.ts";
import { countInterval } from "./count-interval.ts";
import { DEFAULT_LEVEL, checkCases, checkColumns, checkLevel, columnCases } from "./estimate.ts";
import type { Estimate } from "./estimate.ts";

/** Cases and population by stratum (age, sex …), and how many of the standard population are in each. */
export interface Strata {
  readonly cases: ArrayLike<number>;
  readonly population: ArrayLike<number>;
  readonly standard: ArrayLike<number>;
  /**
   * Variance of the cases in each stratum where events are not independent, Σ over persons of (events of the person)². Without it each
   * event is its own person, and the variance is the count.
   */
  readonly variance?: ArrayLike<number>;
}

export const DIRECT_METHODS = ["dobson", "fay-feuer"] as const;
export type DirectMethod = (typeof DIRECT_METHODS)[number];

export interface DirectOptions {
  level?: number;
  method?: DirectMethod;
  per?: number;
}

/** Σ over persons of squared events: of `persons[i]` people each had `events[i]`. What `variance` of a stratum wants. */
export function repeatVariance(events: ArrayLike<number>, persons: ArrayLike<number>): number {
  const n = checkColumns(events, persons, "events of a person and persons with so many");
  let sum = 0;
  for (let at = 0; at < n; at += 1) sum += events[at]! ** 2 * persons[at]!;
  return sum;
}

interface Sums {
  rate: number;
  variance: number;
  cases: number;
  caseVariance: number;
  greatestWeight: number;
}

function sumsOf({ cases, population, standard, variance = cases }: Strata): Sums {
  const strata = checkColumns(cases, population, "cases and population by stratum");
  checkColumns(cases, standard, "cases and standard population by stratum");
  checkColumns(cases, variance, "cases and their variance by stratum");
  let all = 0;
  for (let i = 0; i < strata; i += 1) {
    if (!(standard[i]! >= 0 && standard[i]! < Infinity))
      throw new MeasuresError("input", {
        value: standard[i],
        expected: `a standard population of 0 or more in stratum ${i}`,
        action: "Give one number for each stratum, in the same order.",
      });
    all += standard[i]!;
  }
  const sums: Sums = { rate: 0, variance: 0, cases: 0, caseVariance: 0, greatestWeight: 0 };
  for (let i = 0; i < strata; i += 1) {
    if (standard[i] === 0) continue;
    checkCases(
      columnCases(cases, population, i),
      "events",
      ` in stratum ${i}, which has a standard population`,
    );
    const weight = standard[i]! / all / population[i]!;
    sums.rate += weight * cases[i]!;
    sums.variance += weight * weight * variance[i]!;
    sums.cases += cases[i]!;
    sums.caseVariance += variance[i]!;
    sums.greatestWeight = Math.max(sums.greatestWeight, weight);
  }
  if (!(all > 0))
    throw new MeasuresError("input", {
      value: "a standard population of 0",
      expected: "a standard population",
      action: "Give, for example, ESP2013.persons.",
    });
  return sums;
}

/**
 * Directly standardised rate Σ w_i x_i/n_i / Σ w_i: the rate if the population were made up as the standard is.
 * Limits: Dobson et al. (1991) around the limits of the total count (Byar's from 10 cases on, exact below), or the gamma limits of
 * Fay & Feuer (1997), which hold also where weights differ much.
 * @throws MeasuresError `undefined` for a stratum with a standard population and nobody in it: take wider strata.
 */
export function directRate(
  strata: Strata,
  { level = DEFAULT_LEVEL, method = "dobson", per = 1 }: DirectOptions = {},
): Estimate {
  const sums = sumsOf(strata);
  const [low, high] =
    method === "dobson" ? dobson(sums, checkLevel(level)) : fayFeuer(sums, checkLevel(level));
  return {
    value: sums.rate * per,
    standardError: Math.sqrt(sums.variance) * per,
    interval: {
      low: Math.max(0, low) * per,
      high: high * per,
      level,
      method:
        method === "fay-feuer"
          ? "Fay–Feuer gamma"
          : `Dobson, ${countInterval(sums.cases, { level }).method}${strata.variance ? ", events not independent" : ""}`,
    },
  };
}

function dobson({ rate, variance, cases, greatestWeight }: Sums, level: number): readonly [number, number] {
  const { low, high } = countInterval(cases, { level });
  // Without a case there is no variance to scale by: the largest weight is the widest the interval can be.
  const scale = cases > 0 ? Math.sqrt(variance / cases) : greatestWeight;
  return [rate + scale * (low - cases), rate + scale * (high - cases)];
}

function fayFeuer({ rate, variance, greatestWeight }: Sums, level: number): readonly [number, number] {
  const tail = (1 - level) / 2;
  const low = rate === 0 ? 0 : (gammaQuantile(tail, (rate * rate) / variance) * variance) / rate;
  const top = rate + greatestWeight;
  const topVariance = variance + greatestWeight * greatestWeight;
  return [low, (gammaQuantile(1 - tail, (top * top) / topVariance, tail) * topVariance) / top];
}

/**
 * Ratio of two directly standardised rates, a ÷ b, with the log-normal interval of the delta method,
 * se² = var_a/rate_a² + var_b/rate_b².
 * @throws MeasuresError `undefined` when either side has no cases.
 */
export function standardisedRateRatio(
  a: Strata,
  b: Strata,
  { level = DEFAULT_LEVEL }: { level?: number } = {},
): Estimate {
  const first = sumsOf(a);
  const second = sumsOf(b);
  if (first.cases === 0 || second.cases === 0)
    throw new MeasuresError("undefined", {
      value: `${first.cases} and ${second.cases} cases`,
      expected: "cases on both sides of a ratio",
      action: "Show the difference of the rates instead.",
    });
  const value = first.rate / second.rate;
  const logError = Math.sqrt(first.variance / first.rate ** 2 + second.variance / second.rate ** 2);
  const z = zOf(checkLevel(level));
  return {
    value,
    standardError: value * logError,
    interval: {
      low: value * Math.exp(-z * logError),
      high: value * Math.exp(z * logError),
      level,
      method: "log normal, delta method",
    },
    p: 2 * normalCdf(-Math.abs(Math.log(value)) / logError),
  };
}

/** Difference of two directly standardised rates, a − b, per `per`, with the limits of both sides combined (Zou & Donner 2008). */
export function standardisedRateDifference(a: Strata, b: Strata, options: DirectOptions = {}): Estimate {
  const first = directRate(a, options);
  const second = directRate(b, options);
  const value = first.value - second.value;
  const error = Math.hypot(first.standardError!, second.standardError!);
  return {
    value,
    standardError: error,
    interval: {
      low: value - Math.hypot(first.value - first.interval.low, second.interval.high - second.value),
      high: value + Math.hypot(first.interval.high - first.value, second.value - second.interval.low),
      level: first.interval.level,
      method: `combined limits, ${first.interval.method}`,
    },
    p: error === 0 ? 1 : 2 * normalCdf(-Math.abs(value) / error),
  };
}
