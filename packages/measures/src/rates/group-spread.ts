import { MeasuresError } from "../error.ts";
import type { Estimate } from "./estimate.ts";
import { checkMean, deltaEstimate, groupsOf } from "./group-rates.ts";
import type { GroupRates } from "./group-rates.ts";
import { riditsOf } from "./ridit.ts";

interface Options {
  level?: number;
}

/** Between-group variance Σ p_j (y_j − μ)², in squared units of the rate; 0 where all groups have one rate (WHO HEAT). */
export function betweenGroupVariance(rates: GroupRates, { level }: Options = {}): Estimate {
  const groups = groupsOf(rates);
  const { share, value, mean } = groups;
  let sum = 0;
  for (let g = 0; g < share.length; g += 1) sum += share[g]! * (value[g]! - mean) ** 2;
  return deltaEstimate(sum, groups, (g) => 2 * share[g]! * (value[g]! - mean), level, 0);
}

/**
 * Mean log deviation of the groups' rates, Σ p_j ln(μ/y_j); 0 where all have one rate. Weighs low rates most (WHO HEAT).
 * @throws MeasuresError `undefined` for a group whose rate is 0: its logarithm has no value.
 */
export function rateMeanLogDeviation(rates: GroupRates, { level }: Options = {}): Estimate {
  const groups = groupsOf(rates);
  const { share, value, at } = groups;
  const mean = checkMean(groups);
  let sum = 0;
  for (let g = 0; g < share.length; g += 1) {
    if (!(value[g]! > 0))
      throw new MeasuresError("undefined", {
        value: `a rate of ${value[g]} in group ${at[g]}`,
        expected: "a rate above 0 in every group",
        action: "Use Theil's index or the index of disparity, which take 0.",
      });
    sum += share[g]! * Math.log(mean / value[g]!);
  }
  return deltaEstimate(sum, groups, (g) => share[g]! / mean - share[g]! / value[g]!, level, 0);
}

/** Theil's index of the groups' rates, Σ p_j (y_j/μ) ln(y_j/μ); 0 where all have one rate. A rate of 0 adds nothing (WHO HEAT). */
export function rateTheil(rates: GroupRates, { level }: Options = {}): Estimate {
  const groups = groupsOf(rates);
  const { share, value } = groups;
  const mean = checkMean(groups);
  const log = (g: number): number => (value[g]! > 0 ? Math.log(value[g]! / mean) : 0);
  let sum = 0;
  for (let g = 0; g < share.length; g += 1) sum += (share[g]! * value[g]! * log(g)) / mean;
  return deltaEstimate(sum, groups, (g) => (share[g]! / mean) * (log(g) - sum), level, 0);
}

/**
 * Absolute concentration index Σ p_j (2R_j − 1) y_j over the ridit R of the rank; above 0 where the rate is higher at high ranks (WHO HEAT).
 * @param rank what the groups are ranked by, in the order of the rates
 */
export function rateAbsoluteConcentration(
  rates: GroupRates,
  rank: ArrayLike<number>,
  { level }: Options = {},
): Estimate {
  const groups = groupsOf(rates);
  const { share, value, at } = groups;
  const ridits = riditsOf(
    Float64Array.from(at, (i) => rank[i]!),
    share,
  );
  const weight = (g: number): number => share[g]! * (2 * ridits[g]! - 1);
  let sum = 0;
  for (let g = 0; g < share.length; g += 1) sum += weight(g) * value[g]!;
  return deltaEstimate(sum, groups, weight, level);
}

/**
 * Index of disparity: mean distance of the groups' rates from the mean of all, in per cent of it (Pearcy & Keppel 2002). Groups count
 * alike unless `weighted`, when people do.
 */
export function indexOfDisparity(
  rates: GroupRates,
  { level, weighted = false }: Options & { weighted?: boolean } = {},
): Estimate {
  const groups = groupsOf(rates);
  const { share, value } = groups;
  const mean = checkMean(groups);
  const weight = (g: number): number => (weighted ? share[g]! : 1 / share.length);
  let sum = 0;
  let pull = 0;
  for (let g = 0; g < share.length; g += 1) {
    sum += (weight(g) * Math.abs(value[g]! - mean)) / mean;
    pull += weight(g) * Math.sign(value[g]! - mean) * value[g]!;
  }
  const slope = (g: number): number =>
    100 * ((weight(g) * Math.sign(value[g]! - mean)) / mean - (share[g]! * pull) / mean ** 2);
  return deltaEstimate(100 * sum, groups, slope, level, 0);
}
