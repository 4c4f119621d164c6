import type { AreaType } from "./area-type.ts";
import type { Cutoffs } from "./cutoffs.ts";
import { classify } from "./cutoffs.ts";
import { AreaError } from "./error.ts";

/** An area's unrounded index in a year, and the cut-offs of that year. */
export interface IndexInYear {
  index: number;
  cutoffs: Cutoffs;
}

export interface TypeChange {
  before: AreaType;
  after: AreaType;
  /** after − before; positive = towards type 5, fewer challenges. */
  total: number;
  /** What the area's own index did, and what the country's cut-offs did; own + cuts = total exactly. */
  own: number;
  cuts: number;
  /** What the type would be with the new index under the old cut-offs, and the old index under the new. */
  newIndexOldCuts: AreaType;
  oldIndexNewCuts: AreaType;
}

/**
 * Splits a change of area type into the area's own change and moved cut-offs: each effect is the mean over both
 * orders of change (Shapley 1953), so steps are whole or half and add up exactly. Types are relative to the
 * country, so an area can change type without any change of its own.
 * @throws AreaError where an index is NaN.
 */
export function splitTypeChange(before: IndexInYear, after: IndexInYear): TypeChange {
  const start = typeOf(before.index, before.cutoffs);
  const end = typeOf(after.index, after.cutoffs);
  const newIndexOldCuts = typeOf(after.index, before.cutoffs);
  const oldIndexNewCuts = typeOf(before.index, after.cutoffs);
  return {
    before: start,
    after: end,
    total: end - start,
    own: (newIndexOldCuts - start + (end - oldIndexNewCuts)) / 2,
    cuts: (oldIndexNewCuts - start + (end - newIndexOldCuts)) / 2,
    newIndexOldCuts,
    oldIndexNewCuts,
  };
}

function typeOf(index: number, cutoffs: Cutoffs): AreaType {
  const type = classify(index, cutoffs);
  if (type === 0)
    throw new AreaError("input", {
      value: index,
      expected: "an index in both years",
      action: "Leave out areas without an index.",
    });
  return type;
}
