import type { Difference, Given } from "./difference.ts";
import { dataOf, differenceOf } from "./difference.ts";
import type { Component } from "./counterfactuals.ts";
import { ADDITIONS, REMOVALS, areaParts, combine, cornersOf, endsOf, valued } from "./counterfactuals.ts";
import { overlapNote, overlapOf } from "./overlap.ts";
import type { ShapleyOptions } from "./shapley-difference.ts";
import { marginsOf } from "./ipf.ts";
import type { Table } from "./table.ts";
import { columnSums, rowSums } from "./table.ts";
import { valuationOf } from "./valuation.ts";

/** A table whose groups, or whose units, have other sizes while each keeps its own mix: one scaling, not a fit. */
function scaled({ rows, columns, cells }: Table, sizes: Float64Array, of: "groups" | "units"): Table {
  const now = of === "groups" ? columnSums({ rows, columns, cells }) : rowSums({ rows, columns, cells });
  return {
    rows,
    columns,
    cells: cells.map((count, at) => {
      const line = of === "groups" ? at % columns : Math.floor(at / columns);
      return (count * sizes[line]!) / now[line]!;
    }),
  };
}

/**
 * Takes the difference of M, H, D or another measure apart with the date before as the base (Karmel & Maclachlan 1988): groups scaled to
 * their later sizes, each spread over areas as before; areas scaled to theirs, each as mixed as before; what fitting both adds; and the
 * pattern at the later sizes. Unlike Shapley parts these depend on which date is the base.
 * Options, shapes and errors as `shapleyDifference`; one fit.
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
  const sizes = marginsOf(overlap.after);
  const groups = valued(valuation, scaled(overlap.before, sizes.groups, "groups"), "between the dates");
  const units = valued(valuation, scaled(overlap.before, sizes.units, "units"), "between the dates");
  const components: Component[] = [
    {
      id: "group-margin",
      name: { sv: "Gruppernas storlek", en: "The sizes of the groups" },
      of: combine([1, groups], [-1, common.before]),
    },
    {
      id: "unit-margin",
      name: { sv: "Områdenas storlek", en: "The sizes of the areas" },
      of: combine([1, units], [-1, common.before]),
    },
    {
      id: "interaction",
      name: { sv: "De två storlekarna tillsammans", en: "The two sizes together" },
      of: combine([1, at(1, 1, 0)], [-1, groups], [-1, units], [1, common.before]),
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
