import { MeasuresError } from "../error.ts";
import { checkLevel } from "./estimate.ts";
import type { Estimate } from "./estimate.ts";
import { checkMean, deltaEstimate, groupsOf } from "./group-rates.ts";
import type { GroupRates, Groups } from "./group-rates.ts";

const referenceOf = ({ at }: Groups, reference: number): number => {
  const found = at.indexOf(reference);
  if (found >= 0) return found;
  throw new MeasuresError("input", {
    value: reference,
    expected: "the number of a group with people, from 0",
    action: "Choose another reference.",
  });
};

/**
 * Population attributable risk μ − y_ref: how much lower the rate of all would be if every group had the reference's rate. Not a claim
 * that the area is the cause.
 * @param reference number of the reference group
 */
export function attributableRisk(
  rates: GroupRates,
  reference: number,
  { level }: { level?: number } = {},
): Estimate {
  const groups = groupsOf(rates);
  const ref = referenceOf(groups, reference);
  const { share, value, mean } = groups;
  return deltaEstimate(mean - value[ref]!, groups, (g) => share[g]! - (g === ref ? 1 : 0), level);
}

/**
 * Population attributable fraction (μ − y_ref)/μ: the same as a share of the rate of all. At most 1; below 0 where the reference is worse
 * than the mean.
 */
export function attributableFraction(
  rates: GroupRates,
  reference: number,
  { level }: { level?: number } = {},
): Estimate {
  const groups = groupsOf(rates);
  const ref = referenceOf(groups, reference);
  const { share, value } = groups;
  const mean = checkMean(groups);
  return deltaEstimate(
    (mean - value[ref]!) / mean,
    groups,
    (g) => (value[ref]! * share[g]!) / mean ** 2 - (g === ref ? 1 / mean : 0),
    level,
  );
}

/**
 * Levin's (1953) attributable fraction from the share exposed and the risk ratio, p(RR − 1)/(1 + p(RR − 1)). The share is taken as known;
 * the limits are those of the ratio carried through, since the fraction grows with it.
 */
export function levinFraction(exposedShare: number, riskRatio: Estimate): Estimate {
  if (!(exposedShare >= 0 && exposedShare <= 1))
    throw new MeasuresError("input", {
      value: exposedShare,
      expected: "a share from 0 to 1",
      action: "Give the exposed people divided by all people.",
    });
  const { low, high, level } = riskRatio.interval;
  const fraction = (ratio: number): number => (exposedShare * (ratio - 1)) / (1 + exposedShare * (ratio - 1));
  return {
    value: fraction(riskRatio.value),
    interval: {
      low: fraction(low),
      high: fraction(high),
      level: checkLevel(level),
      method: `Levin, from the risk ratio (${riskRatio.interval.method})`,
    },
  };
}
