import type { Version } from "@tvars/areas";
import { absent, figure } from "@tvars/cube";
import type { Figure, Flag, Status } from "@tvars/cube";
import type { Engine, Snapshot } from "@tvars/engine";
import type { AreaTables } from "../data/area-table.ts";
import { areaTables } from "../data/area-table.ts";
import type { Data } from "../data/data.ts";
import { populationFigure } from "../data/data.ts";
import { selectionOf } from "./group-extent.ts";
import type { GroupExtent } from "./group-extent.ts";
import type { GroupRule, GroupingRule } from "./grouping-rules.ts";

/** Counts of each group of a grouping in each area and year. */
export interface GroupTable extends GroupExtent {
  rule: GroupingRule;
  snapshot: Snapshot;
  groups: readonly Group[];
  /** Every area that the table has figures of. */
  codes(version: Version): readonly string[];
  of(group: string, version: Version, code: string, year: number): Figure;
  /** The published total; absent where the table has none. */
  total?(version: Version, code: string, year: number): Figure;
}

type Group = Required<Pick<GroupRule, "id" | "label">>;

/** The groups of a rule, in order, with their words; none where the snapshot does not hold them. */
export function groupsIn(rule: GroupingRule, snapshot: Snapshot): (GroupRule & Group)[] {
  const dimension = snapshot.dimensions?.find(({ id }) => id === rule.dimension);
  if (!dimension) return [];
  const labels = new Map(dimension.categories.map(({ id, label }) => [id, label]));
  const rules: readonly GroupRule[] =
    rule.groups ??
    dimension.categories
      .filter(({ id }) => id !== rule.total && !rule.without?.includes(id))
      .map(({ id }) => ({ id }));
  return rules
    .filter(({ id, plus = [id] }) => rule.shares || plus.every((category) => labels.has(category)))
    .map((group) => ({ ...group, label: group.label ?? labels.get(group.id)! }));
}

/** Does the table hold a total that was published as such? */
export const hasTotal = (rule: GroupingRule, snapshot: Snapshot): boolean =>
  rule.shares === true ||
  (snapshot.dimensions ?? []).some(
    ({ id, categories }) => id === rule.dimension && categories.some((one) => one.id === rule.total),
  );

/** Reads a grouping's table. */
export async function loadGroupTable(
  data: Data,
  engine: Engine,
  rule: GroupingRule,
  snapshot: Snapshot,
  extent: GroupExtent,
): Promise<GroupTable> {
  const groups = groupsIn(rule, snapshot);
  const tables = await loadCategories(engine, snapshot, rule);
  const cell = (category: string, version: Version, code: string, year: number): Figure =>
    tables.get(version)?.figure(category, code, year) ?? absent("missing");
  const byId = new Map(groups.map((group) => [group.id, group]));
  const common = {
    rule,
    snapshot,
    groups,
    ...extent,
    codes: (version: Version) => tables.get(version)?.codes ?? [],
  };
  if (rule.shares) return { ...common, ...ofShares(data, byId, cell) };
  const { total } = rule;
  return {
    ...common,
    of: (id, version, code, year) => {
      const { plus = [id], minus = [] } = byId.get(id)!;
      return difference(
        plus.map((category) => cell(category, version, code, year)),
        minus.map((category) => cell(category, version, code, year)),
      );
    },
    ...(total !== undefined && hasTotal(rule, snapshot)
      ? { total: (version: Version, code: string, year: number) => cell(total, version, code, year) }
      : {}),
  };
}

type Cell = (category: string, version: Version, code: string, year: number) => Figure;

/** Shares in per cent times population; the group without a share of its own is what remains. */
function ofShares(
  data: Data,
  groups: ReadonlyMap<string, GroupRule>,
  cell: Cell,
): Pick<GroupTable, "of" | "total"> {
  const shared = [...groups.values()].filter(({ plus }) => plus !== undefined);
  const total = (version: Version, code: string, year: number): Figure =>
    populationFigure(data, version, code, year);
  return {
    total,
    of: (id, version, code, year) => {
      const { plus } = groups.get(id)!;
      const shares = (plus ? [plus] : shared.map((group) => group.plus!)).map((categories) =>
        difference(
          categories.map((category) => cell(category, version, code, year)),
          [],
        ),
      );
      const people = total(version, code, year);
      const lacking = [...shares, people].find(({ value }) => value === null);
      if (lacking) return lacking;
      const percent = shares.reduce((sum, { value }) => sum + value!, 0);
      return figure((people.value! * (plus ? percent : Math.max(0, 100 - percent))) / 100, [
        ...new Set<Flag>([...(people.flags ?? []), "estimated"]),
      ]);
    },
  };
}

async function loadCategories(engine: Engine, snapshot: Snapshot, rule: GroupingRule): Promise<AreaTables> {
  const { where } = selectionOf(snapshot, rule);
  const cube = await engine.cube({ from: [snapshot], by: ["area", "year", rule.dimension], where });
  const [area, year, group] = cube.dimensions;
  return areaTables({ ...cube, dimensions: [area!, year!, { ...group!, id: "measure" }] });
}

const RANK: readonly Status[] = ["suppressed", "missing", "not-applicable"];

/** Σ plus − Σ minus; without a number where any part is. */
function difference(plus: readonly Figure[], minus: readonly Figure[]): Figure {
  const parts = [...plus, ...minus];
  const flags = [...new Set(parts.flatMap((part) => part.flags ?? []))];
  const status = RANK.find((one) => parts.some((part) => part.status === one));
  if (status) return absent(status as "missing", flags);
  const sum = (figures: readonly Figure[]): number =>
    figures.reduce((before, { value }) => before + value!, 0);
  return figure(sum(plus) - sum(minus), flags);
}
