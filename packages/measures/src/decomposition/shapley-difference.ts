import type { Difference, DifferenceOptions, Given } from "./difference.ts";
import { dataOf, differenceOf } from "./difference.ts";
import type { Component, Corner } from "./counterfactuals.ts";
import { ADDITIONS, REMOVALS, areaParts, combine, cornersOf, endsOf } from "./counterfactuals.ts";
import type { IpfOptions } from "./ipf.ts";
import { overlapNote, overlapOf } from "./overlap.ts";
import type { Compared } from "./valuation.ts";
import { valuationOf } from "./valuation.ts";

export interface ShapleyOptions extends DifferenceOptions, IpfOptions {
  /** The value whose difference is taken apart; mutual information unless told. */
  measure?: Compared;
}

/** ½ [(M with structure after − before) at the margins before + the same at the margins after]. */
const structural = (at: Corner): Component => ({
  id: "structural",
  name: { sv: "Fördelningen i sig, oberoende av storlekar", en: "The pattern itself, whatever the sizes" },
  of: combine([0.5, at(0, 0, 1)], [-0.5, at(0, 0, 0)], [0.5, at(1, 1, 1)], [-0.5, at(1, 1, 0)]),
});

const groupMargin = (at: Corner): Component => ({
  id: "group-margin",
  name: { sv: "Gruppernas storlek", en: "The sizes of the groups" },
  of: combine(
    ...([0, 1] as const).flatMap((unit) =>
      ([0, 1] as const).flatMap((structure) => [
        [0.25, at(1, unit, structure)] as const,
        [-0.25, at(0, unit, structure)] as const,
      ]),
    ),
  ),
});

const unitMargin = (at: Corner): Component => ({
  id: "unit-margin",
  name: { sv: "Områdenas storlek", en: "The sizes of the areas" },
  of: combine(
    ...([0, 1] as const).flatMap((group) =>
      ([0, 1] as const).flatMap((structure) => [
        [0.25, at(group, 1, structure)] as const,
        [-0.25, at(group, 0, structure)] as const,
      ]),
    ),
  ),
});

/**
 * Takes the difference of M, H, D or another measure between two dates apart (Elbers 2021): how much the sizes of the groups, the sizes of
 * the areas, and the pattern itself changed it; and what areas and groups that appeared or disappeared did. The pattern is what is left
 * when a table is given other margins by iterative proportional fitting, which keeps all odds ratios. Structure against margins is a
 * Shapley value of two, and so are the two margins within theirs; parts add up exactly, also area by area (for M, H and D).
 * The order of the dates changes the signs and nothing else. Six fits: O(nk) each iteration.
 * @param before counts, or data that hold them
 * @param after the same groups in the same order
 * @throws MeasuresError `needs` when areas cannot be matched; `undefined` when the dates have too little in common
 */
export function shapleyDifference(before: Given, after: Given, options: ShapleyOptions = {}): Difference {
  const { measure = "mutual-information", keys } = options;
  const first = dataOf(before).counts;
  const second = dataOf(after).counts;
  const overlap = overlapOf(first, second, keys);
  const valuation = valuationOf(measure, first.groups.length);
  const ends = endsOf(first, second, valuation);
  const at = cornersOf(overlap, valuation, options);
  const common = { before: at(0, 0, 0), after: at(1, 1, 1) };
  const components = [groupMargin(at), unitMargin(at), structural(at)];
  return differenceOf(
    ends.before.value,
    ends.after.value,
    [
      { id: "additions", name: ADDITIONS, value: ends.after.value - common.after.value },
      { id: "removals", name: REMOVALS, value: common.before.value - ends.before.value },
      ...components.map(({ id, name, of }) => ({ id, name, value: of.value })),
    ],
    overlapNote(overlap),
    valuation.additive ? areaParts(overlap, ends, common, components) : undefined,
  );
}
