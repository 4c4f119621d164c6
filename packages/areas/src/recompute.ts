import type { AreaType } from "./area-type.ts";
import type { Cutoffs, Undecidable } from "./cutoffs.ts";
import { classify, undecidable } from "./cutoffs.ts";
import { AreaError } from "./error.ts";
import type { PartColumns } from "./socioeconomic-index.ts";
import { socioeconomicIndexes, tenths } from "./socioeconomic-index.ts";

export interface Mismatch {
  /** Position in the input. */
  position: number;
  published: number;
  computed: number;
}

export interface Comparison {
  /** Areas where both the published and the computed value exist. */
  compared: number;
  equal: number;
  mismatches: Mismatch[];
  /** Positions where one of them is missing. */
  missing: number[];
}

/** Compares published one-decimal indices with those recomputed from published one-decimal parts, tenth by tenth. */
export function compareIndex(parts: PartColumns, published: ArrayLike<number>): Comparison {
  const computed = socioeconomicIndexes(parts).published;
  return compare(published, computed, (a, b) => tenths(a) === tenths(b));
}

export interface TypeComparison extends Comparison {
  /** Areas so near a cut that a mismatch there says nothing. */
  undecidable: Undecidable[];
}

/**
 * Compares published area types with those that cut-offs give to unrounded indices. Types are 1–5, 0 or NaN for
 * none. `within` is how near a cut an area is undecidable, in index points.
 */
export function compareTypes(
  index: ArrayLike<number>,
  published: ArrayLike<number>,
  cutoffs: Cutoffs,
  { within = 0.002 }: { within?: number } = {},
): TypeComparison {
  const known = Float64Array.from(published, (type) => (type === 0 ? NaN : type));
  const computed = Float64Array.from(index, (value) => {
    const type: AreaType | 0 = classify(value, cutoffs);
    return type === 0 ? NaN : type;
  });
  return {
    ...compare(known, computed, (a, b) => a === b),
    undecidable: undecidable(index, cutoffs, { within }),
  };
}

function compare(
  published: ArrayLike<number>,
  computed: ArrayLike<number>,
  same: (a: number, b: number) => boolean,
): Comparison {
  if (published.length !== computed.length)
    throw new AreaError("input", {
      value: `${published.length} published values`,
      expected: `${computed.length}, one per area`,
      action: "Align them by area code.",
    });
  const result: Comparison = { compared: 0, equal: 0, mismatches: [], missing: [] };
  for (let position = 0; position < published.length; position++) {
    const [a, b] = [published[position]!, computed[position]!];
    if (Number.isNaN(a) || Number.isNaN(b)) {
      result.missing.push(position);
      continue;
    }
    result.compared++;
    if (same(a, b)) result.equal++;
    else result.mismatches.push({ position, published: a, computed: b });
  }
  return result;
}
