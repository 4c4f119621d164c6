import type { Measure } from "@tvars/measures";
import type { Chosen } from "./counted.ts";
import type { GroupTable } from "./group-table.ts";
import { groupTwice, noGroupYear, noSuchGroup } from "./problems.ts";

export interface GroupQuery {
  groups?: readonly string[];
  rest?: boolean;
}

/**
 * The groups asked for, or those the grouping suggests: all of them where every measure is of many groups. One group alone is set
 * against the rest unless `rest` is false. Ordered measures get the groups in their order from low to high.
 */
export function choose(
  table: GroupTable,
  measures: readonly Measure[],
  { groups = [], rest }: GroupQuery,
): Chosen {
  const known = table.groups.map(({ id }) => id);
  const manyOnly = measures.every(({ info }) => info.groups === "many" || info.groups === "ordered");
  const { suggested } = table.rule;
  const wanted = groups.length > 0 ? groups : manyOnly || suggested.length === 0 ? known : suggested;
  const chosen = wanted.map((id) => {
    const group = table.groups.find((one) => one.id === id);
    if (!group) throw noSuchGroup(id, table.rule.id, known);
    return { id: group.id, label: group.label };
  });
  const twice = wanted.find((id, at) => wanted.indexOf(id) !== at);
  if (twice !== undefined) throw groupTwice(twice);
  const needsOrder = table.rule.ordered && measures.some(({ info }) => info.groups === "ordered");
  if (needsOrder) chosen.sort((a, b) => known.indexOf(a.id) - known.indexOf(b.id));
  return { table, groups: chosen, rest: rest ?? chosen.length === 1 };
}

/** The year asked for, or the latest that the grouping has for the division. */
export function groupYear(table: GroupTable, year: number | undefined): number {
  const wanted = year ?? table.years.at(-1);
  if (wanted === undefined || !table.years.includes(wanted))
    throw noGroupYear(wanted ?? NaN, table.rule.title, table.years);
  return wanted;
}
