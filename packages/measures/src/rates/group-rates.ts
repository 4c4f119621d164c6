import { MeasuresError } from "../error.ts";
import { zOf } from "../numeric/normal.ts";
import { DEFAULT_LEVEL, checkColumns, checkLevel } from "./estimate.ts";
import type { Estimate } from "./estimate.ts";

/** Shares, rates or means of groups (area types, areas) with how many people stand behind each. */
export interface GroupRates {
  readonly population: ArrayLike<number>;
  readonly value: ArrayLike<number>;
  /** Standard error of each; without them there is no interval. */
  readonly standardError?: ArrayLike<number>;
}

/** Groups with people, their share of all, and the mean over all people. */
export interface Groups {
  readonly at: Int32Array;
  readonly share: Float64Array;
  readonly value: Float64Array;
  readonly error?: Float64Array;
  readonly mean: number;
}

/** Drops groups without people, which add nothing. @throws MeasuresError `undefined` when nobody is left. */
export function groupsOf({ population, value, standardError }: GroupRates): Groups {
  const n = checkColumns(population, value, "population and value");
  if (standardError) checkColumns(value, standardError, "value and standard error");
  const at = Int32Array.from(
    Array.from({ length: n }, (_, i) => i).filter((i) => {
      if (!(population[i]! >= 0 && population[i]! < Infinity))
        throw new MeasuresError("input", {
          value: population[i],
          expected: `a population of 0 or more in group ${i}`,
          action: "Leave out what is missing or suppressed; missing is not 0.",
        });
      return population[i]! > 0;
    }),
  );
  let all = 0;
  for (const i of at) all += population[i]!;
  if (all === 0)
    throw new MeasuresError("undefined", {
      value: "nobody",
      expected: "groups with people",
      action: "Choose other areas or another year.",
    });
  const share = Float64Array.from(at, (i) => population[i]! / all);
  const values = Float64Array.from(at, (i) => {
    if (Number.isFinite(value[i])) return value[i]!;
    throw new MeasuresError("input", {
      value: value[i],
      expected: `a number for group ${i}`,
      action: "Leave out what is missing or suppressed; missing is not 0.",
    });
  });
  let mean = 0;
  for (let g = 0; g < share.length; g += 1) mean += share[g]! * values[g]!;
  return {
    at,
    share,
    value: values,
    mean,
    ...(standardError ? { error: Float64Array.from(at, (i) => standardError[i]!) } : {}),
  };
}

/**
 * A value with the interval of the delta method from its slope in each group's rate; shares of people are taken as known.
 * @param floor the least the value can be; the interval is cut there
 */
export function deltaEstimate(
  value: number,
  groups: Groups,
  slope: (group: number) => number,
  level = DEFAULT_LEVEL,
  floor = -Infinity,
): Estimate {
  if (!groups.error)
    return {
      value,
      interval: {
        low: value,
        high: value,
        level: checkLevel(level),
        method: "none: no standard errors given",
      },
    };
  let variance = 0;
  for (let g = 0; g < groups.value.length; g += 1) variance += (slope(g) * groups.error[g]!) ** 2;
  const standardError = Math.sqrt(variance);
  const half = zOf(checkLevel(level)) * standardError;
  return {
    value,
    standardError,
    interval: {
      low: Math.max(floor, value - half),
      high: value + half,
      level,
      method: "delta method",
    },
  };
}

/** @throws MeasuresError `undefined` for a mean of 0 (or less), in times of which nothing can be told. */
export function checkMean({ mean }: Groups): number {
  if (mean > 0) return mean;
  throw new MeasuresError("undefined", {
    value: `a mean of ${mean}`,
    expected: "a mean above 0",
    action: "Choose a property that somebody has.",
  });
}
