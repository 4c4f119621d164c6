import type { AreaType } from "./area-type.ts";
import { isAreaType } from "./area-type.ts";
import { AreaError } from "./error.ts";
import { clip, polygonArea } from "./polygon.ts";
import type { Point } from "./polygon.ts";

export type Interval = readonly [number, number];

export interface RecoveredCut {
  /** The cut lies between these two types. */
  types: readonly [AreaType, AreaType];
  /** μ + k σ: k is 2, 1, 0, −1. */
  k: number;
  /** From the areas on either side alone: low < cut ≤ high, in index points; null where no area bounds it. */
  low: number | null;
  high: number | null;
  /** Positions of the two areas that set the bounds. */
  lowAt: number | null;
  highAt: number | null;
  /** The same, given that all four cuts come from one mean and one standard deviation; null if none fits. */
  joint: Interval | null;
}

export interface RecoveredCutoffs {
  cuts: readonly RecoveredCut[];
  /** Ranges of the mean and the standard deviation that all four cuts allow; null where none do. */
  mean: Interval | null;
  sd: Interval | null;
  /** Corners (μ, σ) of the region of all pairs that fit; empty where none do. */
  region: readonly Point[];
  /** Cuts that no value can satisfy: an area of greater challenges has the lower index. */
  contradictions: readonly RecoveredCut[];
  /** Areas with both an index and a type. */
  areas: number;
}

export interface RecoverOptions {
  /**
   * How far the given index may lie from the one the type was set by, in index points. 0 for the mean of published
   * parts, which is that index; 0.05 for an index rounded to one decimal, or if the parts were unrounded.
   */
  uncertainty?: number;
}

/**
 * The cut-offs of a year, recovered from index and published area types: each cut lies above the largest index of
 * the types below it and not above the smallest of those above it. As the cuts are μ+2σ, μ+σ, μ and μ−σ, the eight
 * inequalities bound a polygon of (μ, σ), whose corners give the ranges. Half-open ends are given closed.
 * `index` in 0–100 unrounded, NaN where missing; `types` 1–5, 0 for none. Needs no complete country: any subset
 * gives intervals that hold, only wider.
 */
export function recoverCutoffs(
  index: ArrayLike<number>,
  types: ArrayLike<number>,
  { uncertainty = 0 }: RecoverOptions = {},
): RecoveredCutoffs {
  if (index.length !== types.length)
    throw new AreaError("input", {
      value: `${index.length} indices and ${types.length} types`,
      expected: "as many of each",
      action: "Align them by area code.",
    });
  const low = [-Infinity, -Infinity, -Infinity, -Infinity];
  const high = [Infinity, Infinity, Infinity, Infinity];
  const lowAt: (number | null)[] = [null, null, null, null];
  const highAt: (number | null)[] = [null, null, null, null];
  let areas = 0;
  for (let i = 0; i < index.length; i++) {
    const [value, type] = [index[i]!, types[i]!];
    if (Number.isNaN(value) || type === 0 || Number.isNaN(type)) continue;
    if (!isAreaType(type))
      throw new AreaError("input", {
        value: type,
        expected: "an area type 1–5, or 0 for none",
        action: `Check row ${i}.`,
      });
    areas++;
    for (let cut = 0; cut < 4; cut++) {
      if (type <= cut + 1 && value + uncertainty < high[cut]!)
        [high[cut], highAt[cut]] = [value + uncertainty, i];
      if (type > cut + 1 && value - uncertainty > low[cut]!)
        [low[cut], lowAt[cut]] = [value - uncertainty, i];
    }
  }
  const region = feasible(low, high);
  const range = (of: (point: Point) => number): Interval | null =>
    region.length === 0 ? null : [Math.min(...region.map(of)), Math.max(...region.map(of))];
  const cuts = low.map((_, cut): RecoveredCut => {
    const k = 2 - cut;
    return {
      types: [(cut + 1) as AreaType, (cut + 2) as AreaType],
      k,
      low: Number.isFinite(low[cut]) ? low[cut]! : null,
      high: Number.isFinite(high[cut]) ? high[cut]! : null,
      lowAt: lowAt[cut]!,
      highAt: highAt[cut]!,
      joint: range(([mean, sd]) => mean + k * sd),
    };
  });
  return {
    cuts,
    mean: range(([mean]) => mean),
    sd: range(([, sd]) => sd),
    region,
    contradictions: cuts.filter((_, cut) => low[cut]! >= high[cut]!),
    areas,
  };
}

/** The polygon low ≤ μ + kσ ≤ high for the four cuts, μ and σ in 0–100; empty where it has no area. */
function feasible(low: readonly number[], high: readonly number[]): Point[] {
  let polygon: Point[] = [
    [0, 0],
    [100, 0],
    [100, 100],
    [0, 100],
  ];
  for (let cut = 0; cut < 4; cut++) {
    const k = 2 - cut;
    if (high[cut]! < Infinity) polygon = clip(polygon, 1, k, high[cut]!);
    if (low[cut]! > -Infinity) polygon = clip(polygon, -1, -k, -low[cut]!);
  }
  return polygonArea(polygon) > 1e-14 ? polygon : [];
}
