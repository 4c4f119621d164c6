import { AreaError } from "./error.ts";
import type { IndexParts } from "./index-parts.ts";

/** Whole tenths of a per cent: the published parts have one decimal, and 0.1 has no exact binary form. */
export function tenths(percent: number): number {
  if (percent < 0 || percent > 100)
    throw new AreaError("input", {
      value: percent,
      expected: "a share in per cent, 0–100",
      action: "Check the unit and the column.",
    });
  return Math.round(percent * 10);
}

/**
 * The index that decides the area type: (V1 + V2 + V3) / 3 in per cent, 0–100, higher is worse, not rounded.
 * From published one-decimal parts it lies on a grid of 1/30, computed over whole tenths so that equal sums of
 * parts give equal numbers. NaN where a part is NaN. Source: SCB, TAB6586.
 */
export function socioeconomicIndex({ v1, v2, v3 }: IndexParts): number {
  return (tenths(v1) + tenths(v2) + tenths(v3)) / 30;
}

/**
 * The index as SCB prints it: the mean of the published one-decimal parts, rounded to one decimal. A mean of three
 * whole tenths is never halfway between two tenths, so no rounding rule is needed. Equal to all 434 published
 * values of Karlstad 2011–2024.
 */
export function publishedIndex({ v1, v2, v3 }: IndexParts): number {
  return Math.round((tenths(v1) + tenths(v2) + tenths(v3)) / 3) / 10;
}

/** The mean of parts known to more than one decimal, such as parts computed from one's own registers. */
export const indexOfExactParts = ({ v1, v2, v3 }: IndexParts): number => (v1 + v2 + v3) / 3;

export interface PartColumns {
  v1: ArrayLike<number>;
  v2: ArrayLike<number>;
  v3: ArrayLike<number>;
}

/** Both indices of many areas; all arrays of one length, NaN where a part is missing. */
export function socioeconomicIndexes({ v1, v2, v3 }: PartColumns): {
  unrounded: Float64Array;
  published: Float64Array;
} {
  if (v1.length !== v2.length || v1.length !== v3.length)
    throw new AreaError("input", {
      value: `${v1.length}, ${v2.length} and ${v3.length} rows`,
      expected: "three columns of one length",
      action: "Align the parts by area code.",
    });
  const unrounded = new Float64Array(v1.length);
  const published = new Float64Array(v1.length);
  for (let i = 0; i < v1.length; i++) {
    const parts = { v1: v1[i]!, v2: v2[i]!, v3: v3[i]! };
    unrounded[i] = socioeconomicIndex(parts);
    published[i] = publishedIndex(parts);
  }
  return { unrounded, published };
}
