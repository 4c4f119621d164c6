import { MeasuresError } from "../error.ts";
import { normalCdf, zOf } from "../numeric/normal.ts";
import { DEFAULT_LEVEL, checkColumns, checkLevel } from "./estimate.ts";
import type { Estimate } from "./estimate.ts";
import { riditsOf } from "./ridit.ts";

/** The scale the line is straight on: the share or rate itself, its logarithm, or the logarithm of its odds. */
export const SLOPE_LINKS = ["identity", "log", "logit"] as const;
export type SlopeLink = (typeof SLOPE_LINKS)[number];

/**
 * Limits of the relative index on the identity link: Fieller's, which are what simulation would give without its noise, or the symmetric
 * ones of the delta method. On the other links they are symmetric on the log scale.
 */
export const RELATIVE_LIMITS = ["fieller", "delta"] as const;
export type RelativeLimits = (typeof RELATIVE_LIMITS)[number];

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
  /** Ratio of the two ends along the line. Absent, with `relativeAbsent`, where the line at the bottom end cannot be told from 0. */
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
  {
    level = DEFAULT_LEVEL,
    link = "identity",
    relative = "fieller",
  }: { level?: number; link?: SlopeLink; relative?: RelativeLimits } = {},
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
    link === "identity" ? relative : "log",
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

/**
 * Carries both ends back from the link's scale with delta-method errors. The absolute index has normal limits, the relative one those of
 * `limits`.
 */
export function slopeIndexOf(
  ends: Ends,
  link: Link,
  level: number,
  method: string,
  limits: RelativeLimits | "log" = "log",
): SlopeIndex {
  const bottom = link.from(ends.at0);
  const top = link.from(ends.at1);
  const z = zOf(level);
  const onBottom = link.back(bottom);
  const onTop = link.back(top);
  const spread = {
    bottom: onBottom ** 2 * ends.bottom,
    top: onTop ** 2 * ends.top,
    both: onBottom * onTop * ends.both,
  };
  const error = Math.sqrt(Math.max(0, spread.top + spread.bottom - 2 * spread.both));
  const gap = top - bottom;
  const p = gap === 0 ? 1 : 2 * normalCdf(-Math.abs(gap) / error);
  const index: SlopeIndex = {
    absolute: {
      value: gap,
      standardError: error,
      interval: { low: gap - z * error, high: gap + z * error, level, method },
      p,
    },
    bottom,
    top,
  };
  const ratio = top / bottom;
  const limitsOf = bottom > 0 ? RATIO_LIMITS[limits](top, bottom, spread, z) : undefined;
  if (!limitsOf)
    return {
      ...index,
      relativeAbsent: `the line is ${bottom} at the bottom end, which cannot be told from 0`,
    };
  const ratioError =
    Math.sqrt(Math.max(0, spread.top + ratio * ratio * spread.bottom - 2 * ratio * spread.both)) / bottom;
  const [low, high] = limitsOf;
  return {
    ...index,
    relative: {
      value: ratio,
      standardError: ratioError,
      interval: { low, high, level, method: `${method}, ${LIMIT_NAMES[limits]}` },
      p,
    },
  };
}

interface Spread {
  bottom: number;
  top: number;
  both: number;
}

const LIMIT_NAMES = {
  fieller: "Fieller's ratio limits",
  delta: "delta method",
  log: "delta method on the log scale",
};

type RatioLimits = (
  top: number,
  bottom: number,
  spread: Spread,
  z: number,
) => readonly [number, number] | undefined;

const ratioVariance = (ratio: number, { bottom, top, both }: Spread): number =>
  Math.max(0, top + ratio * ratio * bottom - 2 * ratio * both);

const RATIO_LIMITS: Record<RelativeLimits | "log", RatioLimits> = {
  delta(top, bottom, spread, z) {
    const half = (z * Math.sqrt(ratioVariance(top / bottom, spread))) / bottom;
    return [top / bottom - half, top / bottom + half];
  },
  log(top, bottom, spread, z) {
    if (!(top > 0)) return undefined;
    const half = (z * Math.sqrt(ratioVariance(top / bottom, spread))) / top;
    return [(top / bottom) * Math.exp(-half), (top / bottom) * Math.exp(half)];
  },
  // Ratios r at which top − r·bottom is no further than z of its standard errors from 0 (Fieller 1954).
  fieller(top, bottom, spread, z) {
    const a = bottom * bottom - z * z * spread.bottom;
    if (!(a > 0)) return undefined;
    const b = top * bottom - z * z * spread.both;
    const c = top * top - z * z * spread.top;
    const root = Math.sqrt(Math.max(0, b * b - a * c));
    return [(b - root) / a, (b + root) / a];
  },
};

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
