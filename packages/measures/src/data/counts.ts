import { MeasuresError } from "../error.ts";

/** Persons of k groups in n areas. Counts may be fractional (estimates, smoothed counts) but never negative. */
export interface Counts {
  /** n */
  readonly areas: number;
  /** One column of n counts for each group. */
  readonly groups: readonly Float64Array[];
  /** Persons in each area: the sum over groups. */
  readonly totals: Float64Array;
}

type Column = ArrayLike<number>;

/**
 * Counts from one column for each group. Columns are copied.
 * @throws MeasuresError `input` when there is no group, no area, lengths differ, or a count is negative or not finite.
 */
export function countsOf(columns: readonly Column[]): Counts {
  const areas = columns[0]?.length ?? 0;
  if (areas === 0)
    throw new MeasuresError("input", {
      value: `${columns.length} groups and ${areas} areas`,
      expected: "at least one group and one area",
      action: "Give one column of counts for each group.",
    });
  const totals = new Float64Array(areas);
  const groups = columns.map((column, group) => {
    if (column.length !== areas)
      throw new MeasuresError("input", {
        value: `${column.length} counts in group ${group}`,
        expected: `${areas}, as in group 0`,
        action: "Give every group one count for each area, in the same order.",
      });
    const copy = Float64Array.from(column);
    for (let area = 0; area < areas; area += 1) {
      const count = copy[area]!;
      if (!(count >= 0 && count < Infinity))
        throw new MeasuresError("input", {
          value: count,
          expected: `a count of 0 or more for area ${area} in group ${group}`,
          action: "Leave out areas whose count is missing or suppressed; missing is not 0.",
        });
      totals[area]! += count;
    }
    return copy;
  });
  return { areas, groups, totals };
}

/**
 * A group against the rest of the people: two columns, the group and total − group.
 * @throws MeasuresError `input` when the group is larger than the total somewhere.
 */
export function groupAndRest(group: Column, total: Column): Counts {
  const rest = Float64Array.from(total, (all, area) => {
    const members = group[area] ?? NaN;
    if (members > all)
      throw new MeasuresError("input", {
        value: `${members} of ${all} persons in area ${area}`,
        expected: "a group no larger than the total",
        action: "Check that group and total count the same people in the same year.",
      });
    return all - members;
  });
  return countsOf([group, rest]);
}
