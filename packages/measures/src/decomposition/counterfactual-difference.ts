import type { Measure } from "../catalogue/measure.ts";
import type { Counts } from "../data/counts.ts";
import { countsOf } from "../data/counts.ts";
import type { MeasureData } from "../data/measure-data.ts";
import { sumOf } from "../data/sums.ts";
import { MeasuresError } from "../error.ts";
import type { Text } from "../text.ts";
import type { Difference, Given } from "./difference.ts";
import { dataOf, differenceOf } from "./difference.ts";
import type { Ranked } from "./percentile-matching.ts";
import { matched, rankedOf } from "./percentile-matching.ts";
import { finite } from "./valuation.ts";

export const COUNTERFACTUALS = ["composition", "share", "dual-composition"] as const;

export interface CounterfactualOptions {
  /**
   * What an area gets from the area at the same percentile of the other place: the group's share of the area's people (`composition`), that
   * and the rest's share (`dual-composition`), or the area's share of all in the group and of all in the rest (`share`).
   */
  kind?: (typeof COUNTERFACTUALS)[number];
}

export interface CounterfactualDifference extends Difference {
  /** The value with the space of one place and the people of the other. */
  crossed: { spaceBeforePeopleAfter: number; spaceAfterPeopleBefore: number };
}

type Column = Float64Array;

function shareOf(column: Column, of: Column | number): Column {
  const shares = new Float64Array(column.length);
  for (let i = 0; i < column.length; i += 1) {
    const whole = typeof of === "number" ? of : of[i]!;
    if (whole > 0) shares[i] = column[i]! / whole;
  }
  return shares;
}

/** Ranks of both groups' shares, made once for both directions. */
interface Side {
  counts: Counts;
  group: Ranked;
  rest: Ranked | undefined;
  members: readonly [number, number];
}

function sideOf(counts: Counts, kind: CounterfactualOptions["kind"]): Side {
  const [x, y] = counts.groups as [Column, Column];
  const members = [sumOf(x), sumOf(y)] as const;
  const of = (column: Column, all: number): Ranked =>
    rankedOf(shareOf(column, kind === "share" ? all : counts.totals));
  return {
    counts,
    members,
    group: of(x, members[0]),
    rest: kind === "composition" ? undefined : of(y, members[1]),
  };
}

/** The areas of one place with the people of the other. */
function crossedOf(one: Side, other: Side, kind: CounterfactualOptions["kind"]): Counts {
  const { totals } = one.counts;
  const group = matched(one.group, other.group);
  if (kind === "composition") {
    const members = group.map((share, i) => share * totals[i]!);
    return countsOf([members, members.map((count, i) => Math.max(0, totals[i]! - count))]);
  }
  const rest = matched(one.rest!, other.rest!);
  if (kind === "dual-composition")
    return countsOf([group, rest].map((shares) => shares.map((share, i) => share * totals[i]!)));
  return countsOf(
    [group, rest].map((shares, g) => {
      const scale = one.members[g]! / sumOf(shares);
      return shares.map((share) => share * scale);
    }),
  );
}

/**
 * The areas of each place with the people of the other, before first, as `counterfactualDifference` swaps them: for tests that give some
 * areas the swapped people and others their own.
 * @throws MeasuresError `input` for more than two groups or an unknown kind
 */
export function crossedCounts(
  before: Counts,
  after: Counts,
  { kind = "composition" }: CounterfactualOptions = {},
): readonly [Counts, Counts] {
  checkTwoGroups(before, after, kind);
  const one = sideOf(before, kind);
  const two = sideOf(after, kind);
  return [crossedOf(one, two, kind), crossedOf(two, one, kind)];
}

const NAMES: Record<"space" | "people", Text> = {
  space: { sv: "Områdenas läge och storlek", en: "Where areas lie and how large they are" },
  people: { sv: "Gruppernas andelar i områdena", en: "The groups' shares in the areas" },
};

/**
 * Takes the difference of a two-group measure between two dates or places apart into space and people (Cortes, Rey, Knaap & Wolf 2020): each
 * area is given what the area at the same percentile has in the other place, and the two swaps are averaged as a Shapley value. Any measure
 * will do, also those that know where areas lie; areas need not be the same nor as many. Two sorts and a walk: O(n log n).
 * PySAL's c_s and c_a are the two parts with the other sign, since it takes the first minus the second.
 * @throws MeasuresError `input` for more than two groups or an unknown kind; what the measure throws
 */
export function counterfactualDifference(
  measure: Measure,
  before: Given,
  after: Given,
  { kind = "composition" }: CounterfactualOptions = {},
): CounterfactualDifference {
  const first = dataOf(before);
  const second = dataOf(after);
  checkTwoGroups(first.counts, second.counts, kind);
  const one = sideOf(first.counts, kind);
  const two = sideOf(second.counts, kind);
  const value = (data: MeasureData, counts: Counts): number =>
    measure.quick
      ? finite(measure.quick(counts), measure.info.id, "between the dates")
      : measure({ ...data, counts }).value;
  const here = value(first, first.counts);
  const there = value(second, second.counts);
  const spaceBeforePeopleAfter = value(first, crossedOf(one, two, kind));
  const spaceAfterPeopleBefore = value(second, crossedOf(two, one, kind));
  const space = (spaceAfterPeopleBefore - here + there - spaceBeforePeopleAfter) / 2;
  const people = (spaceBeforePeopleAfter - here + there - spaceAfterPeopleBefore) / 2;
  return {
    ...differenceOf(
      here,
      there,
      [
        { id: "space", name: NAMES.space, value: space },
        { id: "people", name: NAMES.people, value: people },
      ],
      {
        sv: `${first.counts.areas} områden före och ${second.counts.areas} efter, parade efter rangordning, inte efter läge.`,
        en: `${first.counts.areas} areas before and ${second.counts.areas} after, paired by rank, not by place.`,
      },
    ),
    crossed: { spaceBeforePeopleAfter, spaceAfterPeopleBefore },
  };
}

function checkTwoGroups(before: Counts, after: Counts, kind: string): void {
  if (before.groups.length !== 2 || after.groups.length !== 2)
    throw new MeasuresError("input", {
      value: `${before.groups.length} groups before and ${after.groups.length} after`,
      expected: "two groups",
      action: "Choose two groups, or one group and the rest.",
    });
  if (!(COUNTERFACTUALS as readonly string[]).includes(kind))
    throw new MeasuresError("input", {
      value: kind,
      expected: COUNTERFACTUALS.join(", "),
      action: "Choose one of them.",
    });
}
