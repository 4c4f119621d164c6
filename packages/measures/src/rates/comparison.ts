import { normalCdf, zOf } from "../numeric/normal.ts";
import { DEFAULT_LEVEL } from "./estimate.ts";
import type { CaseKind, Cases, Estimate } from "./estimate.ts";
import { rateDifference, rateRatio } from "./rate-comparison.ts";
import type { RateRatioMethod } from "./rate-comparison.ts";
import type { CountMethod } from "./count-interval.ts";
import { shareDifference, shareRatio } from "./share-comparison.ts";
import type { DifferenceMethod, RatioMethod } from "./share-comparison.ts";

export interface ComparisonOptions {
  level?: number;
  /** Persons with a property (shares) or events (rates). */
  kind?: CaseKind;
  difference?: DifferenceMethod;
  ratio?: RatioMethod;
  count?: CountMethod;
  rateRatio?: RateRatioMethod;
  per?: number;
}

/** The absolute and the relative gap, which belong together: either alone can mislead. */
export interface Gap {
  difference: Estimate;
  /** Absent where the reference has no cases: nothing can be told in times of 0. */
  ratio?: Estimate;
}

/** Gap between two independent groups, a against b. */
export function gapOf(
  a: Cases,
  b: Cases,
  {
    level = DEFAULT_LEVEL,
    kind = "persons",
    difference,
    ratio,
    count,
    rateRatio: rates,
    per = 1,
  }: ComparisonOptions = {},
): Gap {
  if (kind === "events") {
    const gap = rateDifference(a, b, { level, per, ...(count ? { method: count } : {}) });
    return b.cases === 0
      ? { difference: gap }
      : { difference: gap, ratio: rateRatio(a, b, { level, ...(rates ? { method: rates } : {}) }) };
  }
  const gap = scaled(shareDifference(a, b, { level, ...(difference ? { method: difference } : {}) }), per);
  return b.cases === 0
    ? { difference: gap }
    : { difference: gap, ratio: shareRatio(a, b, { level, ...(ratio ? { method: ratio } : {}) }) };
}

/**
 * Gap between a group and the mean of all, of which it is itself a part; the delta method takes that into account.
 * Var(y_j − μ) = (1 − p_j)² v_j + Σ_{k≠j} p_k² v_k.
 */
export function gapToMean(
  groups: readonly Cases[],
  at: number,
  { level = DEFAULT_LEVEL, kind = "persons", per = 1 }: ComparisonOptions = {},
): Gap {
  let cases = 0;
  let people = 0;
  for (const group of groups) {
    cases += group.cases;
    people += group.population;
  }
  const mean = cases / people;
  const { cases: own, population } = groups[at]!;
  const rate = own / population;
  const share = population / people;
  let [variance, logVariance] = [0, 0];
  for (const [k, group] of groups.entries()) {
    if (group.population === 0) continue;
    const v = varianceOf(group, kind);
    const p = group.population / people;
    variance += v * ((k === at ? 1 : 0) - p) ** 2;
    if (mean > 0 && rate > 0) logVariance += v * ((k === at ? 1 / rate : 0) - p / mean) ** 2;
  }
  const z = zOf(level);
  const value = rate - mean;
  const error = Math.sqrt(variance);
  const p = error === 0 ? 1 : 2 * normalCdf(-Math.abs(value) / error);
  const method = share === 1 ? "the group is everyone" : "delta method, the group is part of the mean";
  const difference = scaled(
    {
      value,
      standardError: error,
      interval: { low: value - z * error, high: value + z * error, level, method },
      p,
    },
    per,
  );
  if (mean === 0) return { difference };
  const ratio = rate / mean;
  if (rate === 0)
    // On the log scale 0 has no error; the limits of the difference say how high the ratio may be.
    return {
      difference,
      ratio: {
        value: 0,
        interval: { low: 0, high: Math.max(0, 1 + (value + z * error) / mean), level, method },
        p,
      },
    };
  const logError = Math.sqrt(logVariance);
  return {
    difference,
    ratio: {
      value: ratio,
      standardError: ratio * logError,
      interval: { low: ratio * Math.exp(-z * logError), high: ratio * Math.exp(z * logError), level, method },
      p,
    },
  };
}

/** Variance of a rate; of 0 (or of everyone) with half a case of each kind added, since none is certain. */
function varianceOf({ cases, population }: Cases, kind: CaseKind): number {
  if (kind === "events") return Math.max(cases, 0.5) / population ** 2;
  const certain = cases === 0 || cases === population;
  const share = certain ? (cases + 0.5) / (population + 1) : cases / population;
  return (share * (1 - share)) / population;
}

export function scaled({ value, interval, standardError, p }: Estimate, per: number): Estimate {
  return {
    value: value * per,
    interval: { ...interval, low: interval.low * per, high: interval.high * per },
    ...(standardError === undefined ? {} : { standardError: standardError * per }),
    ...(p === undefined ? {} : { p }),
  };
}
