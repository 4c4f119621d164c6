import type { Counts } from "../data/counts.ts";
import type { MeasureData } from "../data/measure-data.ts";
import { MeasuresError } from "../error.ts";
import type { Part } from "../result.ts";
import type { Text } from "../text.ts";
import type { Keys } from "./pairing.ts";

/** Parts of a difference that belong to single areas. */
export interface AreaParts {
  /** For each row the number of the area in the data before; −1 where it was not there. */
  before: Int32Array;
  /** The same for the data after. */
  after: Int32Array;
  /** Named columns beside those numbers; each sums to the part of the same id, where there is one. */
  parts: { id: string; name: Text; values: Float64Array }[];
}

/** What the difference of a value between two dates, or two places, is made of. */
export interface Difference {
  before: number;
  after: number;
  /** after − before. */
  difference: number;
  /** Sum to the difference. */
  parts: Part[];
  perArea?: AreaParts;
  /** Sum of the parts minus the difference: what rounding leaves, shown so that it can be checked. */
  identityError: number;
  note: Text;
}

/** What every function of two data sets understands. */
export interface DifferenceOptions {
  /** How areas are matched; without it they are the same ones in the same order. */
  keys?: Keys;
}

export type Given = Counts | MeasureData;

export const dataOf = (given: Given): MeasureData => ("totals" in given ? { counts: given } : given);

export function differenceOf(
  before: number,
  after: number,
  parts: Part[],
  note: Text,
  perArea?: AreaParts,
): Difference {
  const difference = after - before;
  const identityError = parts.reduce((sum, { value }) => sum + value, 0) - difference;
  return { before, after, difference, parts, identityError, note, ...(perArea ? { perArea } : {}) };
}

/** @throws MeasuresError `input` when the two data sets do not have the same number of groups */
export function checkSameGroups(before: Counts, after: Counts): void {
  if (before.groups.length !== after.groups.length)
    throw new MeasuresError("input", {
      value: `${before.groups.length} groups before and ${after.groups.length} after`,
      expected: "the same groups in the same order",
      action: "Give a group that is absent at one date a column of zeros there.",
    });
}
