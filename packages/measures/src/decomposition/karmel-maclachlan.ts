import type { Difference, Given } from "./difference.ts";
import { dataOf, differenceOf } from "./difference.ts";
import type { Component } from "./counterfactuals.ts";
import { ADDITIONS, REMOVALS, areaParts, combine, cornersOf, endsOf } from "./counterfactuals.ts";
import { overlapNote, overlapOf } from "./overlap.ts";
import type { ShapleyOptions } from "./shapley-difference.ts";
import { valuationOf } from "./valuation.ts";

/**
 * Takes the difference of M, H, D or another measure apart with the date before as the base (Karmel & Maclachlan 1988): the sizes of the
 * groups alone, of the areas alone, their interaction, and the pattern at the sizes after. Unlike Shapley parts these depend on which date
 * is the base. Options, shapes and errors as `shapleyDifference`; three fits.
 */
export function karmelMaclachlan(before: Given, after: Given, options: ShapleyOptions = {}): Difference {
  const { measure = "mutual-information", keys } = options;
  const first = dataOf(before).counts;
  const second = dataOf(after).counts;
  const overlap = overlapOf(first, second, keys);
  const valuation = valuationOf(measure, first.groups.length);
  const ends = endsOf(first, second, valuation);
  const at = cornersOf(overlap, valuation, options);
  const common = { before: at(0, 0, 0), after: at(1, 1, 1) };
  const components: Component[] = [
    {
      id: "group-margin",
      name: { sv: "Gruppernas storlek", en: "The sizes of the groups" },
      of: combine([1, at(1, 0, 0)], [-1, at(0, 0, 0)]),
    },
    {
      id: "unit-margin",
      name: { sv: "Områdenas storlek", en: "The sizes of the areas" },
      of: combine([1, at(0, 1, 0)], [-1, at(0, 0, 0)]),
    },
    {
      id: "interaction",
      name: { sv: "De två storlekarna tillsammans", en: "The two sizes together" },
      of: combine([1, at(1, 1, 0)], [-1, at(1, 0, 0)], [-1, at(0, 1, 0)], [1, at(0, 0, 0)]),
    },
    {
      id: "structural",
      name: {
        sv: "Fördelningen i sig, vid de senare storlekarna",
        en: "The pattern itself, at the later sizes",
      },
      of: combine([1, at(1, 1, 1)], [-1, at(1, 1, 0)]),
    },
  ];
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
