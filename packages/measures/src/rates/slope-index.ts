import { MeasuresError } from "../error.ts";
import { normalCdf, zOf } from "../numeric/normal.ts";
import { DEFAULT_LEVEL, checkColumns, checkLevel } from "./estimate.ts";
import type { Estimate } from "./estimate.ts";
import { riditsOf } from "./ridit.ts";

/** The scale the line is straight on: the share or rate itself, its logarithm, or the logarithm of its odds. */
export const SLOPE_LINKS = ["identity", "log", "logit"] as const;
export type SlopeLink = (typeof SLOPE_LINKS)[number];

export interface SlopeInput {
  /** What areas (or groups of areas) are ranked by; high at the end the slope is measured to. */
  readonly rank: ArrayLike<number>;
  readonly population: ArrayLike<number>;
  /** The share, rate or mean of each area. */
  readonly value: ArrayLike<number>;
  /** Its standard error. */
  readonly standardError: ArrayLike<number>;
}

export interface SlopeIndex {
  /** Difference between the top and the bottom end of the ranking along the line. */
  absolute: Estimate;
  /** Ratio of the two ends along the line. Absent, with `relativeAbsent`, where the line is 0 or below at the bottom end. */
  relative?: Estimate;
  relativeAbsent?: string;
  /** The line at the bottom and the top end. */
  bottom: number;
  top: number;
}

interface Link {
  name: string;
  to: (value: number) => number;
  from: (value: number) => number;
  /** Slope of `to`, which carries a standard error over. */
  slope: (value: number) => number;
  /** Slope of `from`, by the value it leads to. */
  back: (value: number) => number;
}

const LINKS: Record<SlopeLink, Link> = {
  identity: { name: "identity", to: (v) => v, from: (v) => v, slope: () => 1, back: () => 1 },
  log: { name: "log", to: Math.log, from: Math.exp, slope: (v) => 1 / v, back: (v) => v },
  logit: {
    name: "logit",
    to: (v) => Math.log(v / (1 - v)),
    from: (v) => 1 / (1 + Math.exp(-v)),
    slope: (v) => 1 / (v * (1 - v)),
    back: (v) => v * (1 - v),
  },
};

/**
 * Slope and relative index of inequality: population-weighted line of the areas' values on the ridit of their rank, read at both ends
 * (Pamuk 1985; Mackenbach & Kunst 1997). With standard errors of independent areas the ends are linear in the values, so the normal
 * limits are closed: no simulation, and equal to simulated ones within their noise.
 * @throws MeasuresError `input` for a value the link cannot take, `undefined` for fewer than two ranks.
 */
export function slopeIndex(
  { rank, population, value, standardError }: SlopeInput,
  { level = DEFAULT_LEVEL, link = "identity" }: { level?: number; link?: SlopeLink } = {},
): SlopeIndex {
  const n = checkColumns(rank, population, "rank and population");
  checkColumns(rank, value, "rank and value");
  checkColumns(rank, standardError, "rank and standard error");
  const scale = LINKS[link];
  const weights = Float64Array.from(population);
  const x = riditsOf(Float64Array.from(rank), weights);
  const y = new Float64Array(n);
  const error = new Float64Array(n);
  for (let i = 0; i < n; i += 1) {
    if (weights[i] === 0) continue;
    y[i] = scale.to(value[i]!);
    error[i] = standardError[i]! * scale.slope(value[i]!);
    if (!Number.isFinite(y[i]!) || !Number.isFinite(error[i]!))
      throw new MeasuresError("input", {
        value: `${value[i]} (standard error ${standardError[i]}) in area ${i}`,
        expected: `a value that the link "${link}" can take`,
        action: "Join areas so that none has the value 0 or 1, or use the link identity.",
      });
  }
  const line = lineOf(x, y, weights);
  // Both ends of the line are sums of the values with fixed coefficients; so are their variances and covariance.
  const ends = { bottom: 0, top: 0, both: 0 };
  for (let i = 0; i < n; i += 1) {
    if (weights[i] === 0) continue;
    const share = weights[i]! / line.weight;
    const lean = (share * (x[i]! - line.meanX)) / line.spreadX;
    const atBottom = share - lean * line.meanX;
    const atTop = atBottom + lean;
    const variance = error[i]! ** 2;
    ends.bottom += atBottom * atBottom * variance;
    ends.top += atTop * atTop * variance;
    ends.both += atBottom * atTop * variance;
  }
  return slopeIndexOf(
    { at0: line.intercept, at1: line.intercept + line.slope, ...ends },
    scale,
    checkLevel(level),
    `closed form, weighted line on the ridit, ${scale.name} link`,
  );
}

/** The two ends of a line on the link's scale with their variances and covariance. */
export interface Ends {
  at0: number;
  at1: number;
  bottom: number;
  top: number;
  both: number;
}

export const linkOf = (link: SlopeLink): Link => LINKS[link];

/** Carries both ends back from the link's scale, with delta-method errors; intervals are normal on the scale of the answer. */
export function slopeIndexOf(ends: Ends, link: Link, level: number, method: string): SlopeIndex {
  const bottom = link.from(ends.at0);
  const top = link.from(ends.at1);
  const onBottom = link.back(bottom);
  const onTop = link.back(top);
  const z = zOf(level);
  const estimate = (value: number, variance: number, none: number): Estimate => {
    const standardError = Math.sqrt(Math.max(0, variance));
    const gap = Math.abs(value - none);
    return {
      value,
      standardError,
      interval: { low: value - z * standardError, high: value + z * standardError, level, method },
      p: gap === 0 ? 1 : 2 * normalCdf(-gap / standardError),
    };
  };
  const variance = (byTop: number, byBottom: number): number =>
    (byTop * onTop) ** 2 * ends.top +
    (byBottom * onBottom) ** 2 * ends.bottom +
    2 * byTop * onTop * byBottom * onBottom * ends.both;
  const absolute = estimate(top - bottom, variance(1, -1), 0);
  if (!(bottom > 0))
    return {
      absolute,
      bottom,
      top,
      relativeAbsent: `the line is ${bottom} at the bottom end, so nothing can be told in times of it`,
    };
  return {
    absolute,
    bottom,
    top,
    relative: estimate(top / bottom, variance(1 / bottom, -top / bottom ** 2), 1),
  };
}

function lineOf(
  x: Float64Array,
  y: Float64Array,
  weights: Float64Array,
): { intercept: number; slope: number; meanX: number; spreadX: number; weight: number } {
  let weight = 0;
  let meanX = 0;
  let meanY = 0;
  for (let i = 0; i < x.length; i += 1) {
    weight += weights[i]!;
    meanX += weights[i]! * x[i]!;
    meanY += weights[i]! * y[i]!;
  }
  meanX /= weight;
  meanY /= weight;
  let spreadX = 0;
  let together = 0;
  for (let i = 0; i < x.length; i += 1) {
    const gap = x[i]! - meanX;
    spreadX += weights[i]! * gap * gap;
    together += weights[i]! * gap * (y[i]! - meanY);
  }
  const slope = together / spreadX;
  return { intercept: meanY - slope * meanX, slope, meanX, spreadX: spreadX / weight, weight };
}
