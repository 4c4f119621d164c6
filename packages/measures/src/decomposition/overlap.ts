import type { Counts } from "../data/counts.ts";
import { MeasuresError } from "../error.ts";
import type { Text } from "../text.ts";
import { checkSameGroups } from "./difference.ts";
import type { Keys, Pairing } from "./pairing.ts";
import { pairAreas } from "./pairing.ts";
import type { Table } from "./table.ts";
import { tableOf } from "./table.ts";

/** What two dates have in common: areas and groups with people at both. */
export interface Overlap {
  readonly before: Table;
  readonly after: Table;
  readonly pairing: Pairing;
  /** Rows of both tables as numbers of pairs in the pairing. */
  readonly pairs: Int32Array;
  readonly groups: Int32Array;
  /** Areas with people that are not in the common tables. */
  readonly removedAreas: number;
  readonly addedAreas: number;
}

/**
 * The common areas and groups of two dates. Areas that are empty at one date, and groups without members at one date, are as good as not
 * there: they appear or disappear.
 * @throws MeasuresError `undefined` when fewer than one area or two groups remain
 */
export function overlapOf(before: Counts, after: Counts, keys?: Keys): Overlap {
  checkSameGroups(before, after);
  const pairing = pairAreas(before, after, keys);
  let rows = [...pairing.before.keys()];
  let groups = [...before.groups.keys()];
  for (let size = -1; size !== rows.length + groups.length;) {
    size = rows.length + groups.length;
    groups = groups.filter(
      (g) =>
        rows.some((row) => before.groups[g]![pairing.before[row]!]! > 0) &&
        rows.some((row) => after.groups[g]![pairing.after[row]!]! > 0),
    );
    rows = rows.filter(
      (row) =>
        groups.some((g) => before.groups[g]![pairing.before[row]!]! > 0) &&
        groups.some((g) => after.groups[g]![pairing.after[row]!]! > 0),
    );
  }
  if (rows.length === 0 || groups.length < 2)
    throw new MeasuresError("undefined", {
      value: `${rows.length} areas and ${groups.length} groups with people at both dates`,
      expected: "one area and two groups or more",
      action: "Check that the keys of the two dates are of the same version, or give the pairs of a bridge.",
    });
  const inhabited = (counts: Counts): number =>
    counts.totals.reduce((n, total) => n + (total > 0 ? 1 : 0), 0);
  return {
    before: tableOf(
      before,
      rows.map((row) => pairing.before[row]!),
      groups,
    ),
    after: tableOf(
      after,
      rows.map((row) => pairing.after[row]!),
      groups,
    ),
    pairing,
    pairs: Int32Array.from(rows),
    groups: Int32Array.from(groups),
    removedAreas: inhabited(before) - rows.length,
    addedAreas: inhabited(after) - rows.length,
  };
}

/** What was compared and what fell outside, in words. */
export function overlapNote({ pairs, groups, removedAreas, addedAreas }: Overlap): Text {
  return {
    sv: `${pairs.length} områden och ${groups.length} grupper finns vid båda tidpunkterna; ${removedAreas} områden bara vid den första, ${addedAreas} bara vid den andra.`,
    en: `${pairs.length} areas and ${groups.length} groups are there at both dates; ${removedAreas} areas at the first alone, ${addedAreas} at the second alone.`,
  };
}
