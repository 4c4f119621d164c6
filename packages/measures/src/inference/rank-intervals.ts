import { MeasuresError } from "../error.ts";
import { normalCdf, normalQuantile } from "../numeric/normal.ts";
import { orderBy } from "../numeric/order.ts";
import { randomOf } from "../numeric/random.ts";
import { checkLevel, quantileOf } from "./summary.ts";

export interface RankIntervalOptions {
  /** 0.95 unless told. */
  level?: number;
  /**
   * joint: every area's true rank lies in its interval at once with at least the level (Klein, Wright & Wieczorek 2020); the honest one for
   * a league table. bootstrap: the middle of each area's simulated ranks, one area at a time.
   */
  method?: "joint" | "bootstrap";
  replicates?: number;
  seed?: number;
}

export interface RankIntervals {
  /** Rank of each area, 1 the smallest value; equal values share the mean of their ranks. */
  rank: Float64Array;
  low: Float64Array;
  high: Float64Array;
  level: number;
  method: string;
}

/**
 * Between which ranks each area may lie, its value being uncertain. Ranks count from the smallest value. O(n log n), times the
 * replicates for `bootstrap`.
 * @param values one an area
 * @param standardErrors one an area, 0 or more
 * @throws MeasuresError `input` where lengths differ or a standard error is negative
 */
export function rankIntervals(
  values: ArrayLike<number>,
  standardErrors: ArrayLike<number>,
  { level = 0.95, method = "joint", replicates = 1000, seed = 1 }: RankIntervalOptions = {},
): RankIntervals {
  checkLevel(level);
  const value = Float64Array.from(values);
  const se = checkedErrors(value, standardErrors);
  const rank = ranksOf(value);
  if (method === "joint") return { rank, ...jointLimits(value, se, level), level, method };
  return { rank, ...simulatedLimits(value, se, level, replicates, seed), level, method };
}

function checkedErrors(value: Float64Array, standardErrors: ArrayLike<number>): Float64Array {
  const se = Float64Array.from(standardErrors);
  const bad = se.findIndex((error) => !(error >= 0 && error < Infinity));
  if (se.length !== value.length || bad >= 0)
    throw new MeasuresError("input", {
      value: bad >= 0 ? se[bad] : `${se.length} standard errors`,
      expected: `${value.length} standard errors of 0 or more`,
      action: "Give one for each area, in the same order.",
    });
  return se;
}

/** Ranks from 1, ties at their mean. */
function ranksOf(value: Float64Array): Float64Array {
  const order = orderBy(value);
  const rank = new Float64Array(value.length);
  for (let at = 0; at < order.length;) {
    let end = at;
    while (end < order.length && value[order[end]!] === value[order[at]!]) end += 1;
    for (let tied = at; tied < end; tied += 1) rank[order[tied]!] = (at + 1 + end) / 2;
    at = end;
  }
  return rank;
}

/** How many of ascending values lie below a limit, or at most at it. */
function countBelow(sorted: Float64Array, limit: number, orAt: boolean): number {
  let low = 0;
  let high = sorted.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (sorted[middle]! < limit || (orAt && sorted[middle] === limit)) low = middle + 1;
    else high = middle;
  }
  return low;
}

function jointLimits(value: Float64Array, se: Float64Array, level: number) {
  const n = value.length;
  // Independent areas: all n intervals hold at once with the level where each holds with its n-th root.
  const z = -normalQuantile((1 - level ** (1 / n)) / 2);
  const low = value.map((v, i) => v - z * se[i]!);
  const high = value.map((v, i) => v + z * se[i]!);
  const lows = low.toSorted();
  const highs = high.toSorted();
  return {
    // Areas surely below: their upper limit lies below this lower limit.
    low: low.map((limit) => 1 + countBelow(highs, limit, false)),
    high: high.map((limit) => countBelow(lows, limit, true)),
  };
}

function simulatedLimits(
  value: Float64Array,
  se: Float64Array,
  level: number,
  replicates: number,
  seed: number,
) {
  const n = value.length;
  const ranks = Array.from({ length: n }, () => new Float64Array(replicates));
  const drawn = new Float64Array(n);
  const order = new Uint32Array(n);
  for (let r = 0; r < replicates; r += 1) {
    const random = randomOf(seed, r);
    for (let i = 0; i < n; i += 1)
      drawn[i] = value[i]! + se[i]! * normalQuantile(Math.max(random(), 2 ** -53));
    orderBy(drawn, order);
    for (let at = 0; at < n; at += 1) ranks[order[at]!]![r] = at + 1;
  }
  for (const each of ranks) each.sort();
  return {
    low: Float64Array.from(ranks, (each) => Math.floor(quantileOf(each, (1 - level) / 2))),
    high: Float64Array.from(ranks, (each) => Math.ceil(quantileOf(each, (1 + level) / 2))),
  };
}

/** Beyond this many areas, pairs are taken between as many quantiles of the standard errors. */
const MOST_PAIRED = 400;

export interface ComparisonIntervals {
  low: Float64Array;
  high: Float64Array;
  /** Half the width in standard errors; 1.39 where all are equal and level is 0.95. */
  multiplier: number;
  level: number;
}

/**
 * Intervals to compare two areas by: they overlap, over all pairs on average, as often as a test at the level finds no difference
 * (Goldstein & Healy 1995). Narrower than confidence intervals, and not to be read as such.
 * @throws MeasuresError `input` as `rankIntervals`
 */
export function comparisonIntervals(
  values: ArrayLike<number>,
  standardErrors: ArrayLike<number>,
  { level = 0.95 }: { level?: number } = {},
): ComparisonIntervals {
  checkLevel(level);
  const value = Float64Array.from(values);
  const se = checkedErrors(value, standardErrors);
  const sorted = se.filter((error) => error > 0).sort();
  const taken =
    sorted.length <= MOST_PAIRED
      ? sorted
      : Float64Array.from({ length: MOST_PAIRED }, (_, at) => quantileOf(sorted, (at + 0.5) / MOST_PAIRED));
  const apart = (z: number): number => {
    let sum = 0;
    let pairs = 0;
    for (let i = 0; i < taken.length; i += 1)
      for (let j = 0; j < i; j += 1) {
        sum += 2 * normalCdf((-z * (taken[i]! + taken[j]!)) / Math.hypot(taken[i]!, taken[j]!));
        pairs += 1;
      }
    return pairs > 0 ? sum / pairs : 2 * normalCdf(-z * Math.SQRT2);
  };
  let below = 0;
  let above = -normalQuantile((1 - level) / 2);
  for (let halving = 0; halving < 40; halving += 1) {
    const middle = (below + above) / 2;
    if (apart(middle) > 1 - level) below = middle;
    else above = middle;
  }
  const multiplier = (below + above) / 2;
  return {
    low: value.map((v, i) => v - multiplier * se[i]!),
    high: value.map((v, i) => v + multiplier * se[i]!),
    multiplier,
    level,
  };
}
