import { MeasuresError } from "../error.ts";
import { normalCdf, zOf } from "../numeric/normal.ts";
import { crossingOf } from "../numeric/root.ts";
import type { Interval } from "../result.ts";
import { DEFAULT_LEVEL, checkCases, checkLevel } from "./estimate.ts";
import type { Cases, Estimate } from "./estimate.ts";
import { wilsonLimits } from "./share-interval.ts";

export const DIFFERENCE_METHODS = ["newcombe", "miettinen-nurminen"] as const;
export type DifferenceMethod = (typeof DIFFERENCE_METHODS)[number];
export const RATIO_METHODS = ["katz", "miettinen-nurminen"] as const;
export type RatioMethod = (typeof RATIO_METHODS)[number];

const shareIn = ({ cases, population }: Cases): number => cases / population;

/**
 * Limits of a difference from the limits of its two sides: √ of squared distances, each taken on the side that matters
 * (Newcombe 1998, method 10; Zou & Donner 2008 for any pair of limits).
 */
export function combineLimits(
  a: { value: number; low: number; high: number },
  b: { value: number; low: number; high: number },
): readonly [low: number, high: number] {
  const difference = a.value - b.value;
  return [
    difference - Math.hypot(a.value - a.low, b.high - b.value),
    difference + Math.hypot(a.high - a.value, b.value - b.low),
  ];
}

/** Shares of both sides most likely if they differed by `difference`: the cubic of Farrington & Manning (1990) in closed form. */
function differenceScore(a: Cases, b: Cases, difference: number): number {
  const p1 = shareIn(a);
  const p2 = shareIn(b);
  const r = b.population / a.population;
  const A = 1 + r;
  const B = -(1 + r + p1 + r * p2 + difference * (r + 2));
  const C = difference * difference + difference * (2 * p1 + r + 1) + p1 + r * p2;
  const D = -p1 * difference * (1 + difference);
  const v = (B / (3 * A)) ** 3 - (B * C) / (6 * A * A) + D / (2 * A);
  const u = Math.sign(v || 1) * Math.sqrt(Math.max(0, (B / (3 * A)) ** 2 - C / (3 * A)));
  const angle = u === 0 ? 0 : (Math.PI + Math.acos(Math.min(1, Math.max(-1, v / u ** 3)))) / 3;
  let root = 2 * u * Math.cos(angle) - B / (3 * A);
  // The closed form loses half its digits where both shares are tiny; Newton on the cubic brings them back.
  for (let round = 0; round < 4; round += 1) {
    const step = (((A * root + B) * root + C) * root + D) / ((3 * A * root + 2 * B) * root + C);
    if (!(Math.abs(step) < 1e-3)) break;
    root -= step;
  }
  const first = Math.min(1, Math.max(0, root));
  const second = Math.min(1, Math.max(0, first - difference));
  return scoreOf(p1 - p2 - difference, first, second, a, b, 1);
}

function ratioScore(a: Cases, b: Cases, ratio: number): number {
  const A = (a.population + b.population) * ratio;
  const B = -(a.population * ratio + a.cases + b.population + b.cases * ratio);
  const C = a.cases + b.cases;
  const second = ratio === 0 ? C / -B : (-B - Math.sqrt(Math.max(0, B * B - 4 * A * C))) / (2 * A);
  return scoreOf(shareIn(a) - ratio * shareIn(b), Math.min(1, ratio * second), second, a, b, ratio);
}

function scoreOf(gap: number, first: number, second: number, a: Cases, b: Cases, scale: number): number {
  const all = a.population + b.population;
  const variance =
    ((first * (1 - first)) / a.population + (scale * scale * second * (1 - second)) / b.population) *
    (all / (all - 1));
  if (gap === 0) return 0;
  return variance <= 0 ? Math.sign(gap) * Infinity : gap / Math.sqrt(variance);
}

/** Two-sided p-value that two shares are one, by the score test with Miettinen & Nurminen's (1985) variance. */
export const equalSharesP = (a: Cases, b: Cases): number =>
  2 * normalCdf(-Math.abs(differenceScore(a, b, 0)));

/**
 * Difference of two shares, a − b, −1 to 1, with Newcombe's hybrid score interval (1998, method 10) or Miettinen & Nurminen's (1985).
 * @throws MeasuresError `undefined` for nobody on one side, `input` for impossible counts.
 */
export function shareDifference(
  a: Cases,
  b: Cases,
  { level = DEFAULT_LEVEL, method = "newcombe" }: { level?: number; method?: DifferenceMethod } = {},
): Estimate {
  checkCases(a, "persons");
  checkCases(b, "persons");
  const z = zOf(checkLevel(level));
  const value = shareIn(a) - shareIn(b);
  return { value, interval: { ...differenceLimits(a, b, value, z, method), level }, p: equalSharesP(a, b) };
}

function differenceLimits(
  a: Cases,
  b: Cases,
  value: number,
  z: number,
  method: DifferenceMethod,
): Omit<Interval, "level"> {
  if (method === "newcombe") {
    const side = (cases: Cases): { value: number; low: number; high: number } => {
      const [low, high] = wilsonLimits(cases.cases, cases.population, z);
      return { value: shareIn(cases), low, high };
    };
    const [low, high] = combineLimits(side(a), side(b));
    return { low: Math.max(-1, low), high: Math.min(1, high), method: "Newcombe hybrid score" };
  }
  const limit = (end: number, wanted: number): number =>
    value === end ? end : crossingOf(end, value, (d) => differenceScore(a, b, d) - wanted);
  return { low: limit(-1, z), high: limit(1, -z), method: "Miettinen–Nurminen score" };
}

/**
 * Ratio of two shares, a ÷ b, 0 or more, with the log interval of Katz et al. (1978) or Miettinen & Nurminen's (1985) score interval.
 * No cases in a gives ratio 0; there, and where everyone on both sides is a case, Katz' limits are
 * taken with half a person of each kind added, since they would otherwise be certain.
 * @throws MeasuresError `undefined` when b has no cases: its share is 0 and nothing can be told in times of it.
 */
export function shareRatio(
  a: Cases,
  b: Cases,
  { level = DEFAULT_LEVEL, method = "katz" }: { level?: number; method?: RatioMethod } = {},
): Estimate {
  checkCases(a, "persons");
  checkCases(b, "persons");
  checkReference(b);
  const z = zOf(checkLevel(level));
  const value = shareIn(a) / shareIn(b);
  const p = equalSharesP(a, b);
  if (method === "katz") return { value, p, ...katz(a, b, value, z, level) };
  const score = (ratio: number): number => ratioScore(a, b, ratio);
  let far = Math.max(1, 2 * value);
  while (score(far) > -z && far < 1e300) far *= 2;
  return {
    value,
    p,
    interval: {
      low: value === 0 ? 0 : crossingOf(0, value, (ratio) => score(ratio) - z),
      high: crossingOf(value, far, (ratio) => score(ratio) + z),
      level,
      method: "Miettinen–Nurminen score",
    },
  };
}

function katz(
  a: Cases,
  b: Cases,
  value: number,
  z: number,
  level: number,
): { interval: Interval; standardError?: number } {
  const certain = a.cases === 0 || (a.cases === a.population && b.cases === b.population);
  const added = certain ? 0.5 : 0;
  const [x, m, y, n] = [a.cases + added, a.population + 2 * added, b.cases + added, b.population + 2 * added];
  const logError = Math.sqrt(1 / x - 1 / m + 1 / y - 1 / n);
  const centre = x / m / (y / n);
  return {
    interval: {
      low: a.cases === 0 ? 0 : centre * Math.exp(-z * logError),
      high: centre * Math.exp(z * logError),
      level,
      method: added > 0 ? "Katz log, half a person of each kind added" : "Katz log",
    },
    ...(added > 0 ? {} : { standardError: value * logError }),
  };
}

export function checkReference({ cases, population }: Cases): void {
  if (cases > 0) return;
  throw new MeasuresError("undefined", {
    value: `0 of ${population} in the reference`,
    expected: "a case or more to compare with",
    action: "Show the difference, or choose another reference.",
  });
}
