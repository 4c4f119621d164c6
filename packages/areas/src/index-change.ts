import type { IndexParts } from "./index-parts.ts";
import { publishedIndex, tenths } from "./socioeconomic-index.ts";

/** A change of the published index and what it consists of; the four contributions add up to the total exactly. */
export interface IndexChange {
  /** In whole thirtieths of an index point, where the sum is exact. */
  thirtieths: { v1: number; v2: number; v3: number; rounding: number; total: number };
  /** The same in index points. */
  points: { v1: number; v2: number; v3: number; rounding: number; total: number };
}

/**
 * Splits the change of an area's published index into the changes of its parts, each a third of the change of the
 * part, and what rounding the index to one decimal adds. Whole thirtieths because tenths divided by three are.
 * Parts in per cent with one decimal; `published` where the printed indices are at hand, else they are computed.
 */
export function splitIndexChange(
  before: IndexParts,
  after: IndexParts,
  published: { before: number; after: number } = {
    before: publishedIndex(before),
    after: publishedIndex(after),
  },
): IndexChange {
  const v1 = tenths(after.v1) - tenths(before.v1);
  const v2 = tenths(after.v2) - tenths(before.v2);
  const v3 = tenths(after.v3) - tenths(before.v3);
  const total = 3 * (tenths(published.after) - tenths(published.before));
  const thirtieths = { v1, v2, v3, rounding: total - v1 - v2 - v3, total };
  return {
    thirtieths,
    points: {
      v1: points(v1),
      v2: points(v2),
      v3: points(v3),
      rounding: points(thirtieths.rounding),
      total: points(total),
    },
  };
}

const points = (thirtieths: number): number => thirtieths / 30;
