import type { Version } from "@tvars/areas";
import { absent, figure } from "@tvars/cube";
import type { Figure, Flag, Status } from "@tvars/cube";
import type { Engine, Snapshot } from "@tvars/engine";
import type { AreaTables } from "../data/area-table.ts";
import { areaTables } from "../data/area-table.ts";
import type { Data } from "../data/data.ts";
import { populationFigure, snapshotOf } from "../data/data.ts";
import type { GroupRule, GroupingRule } from "./grouping-rules.ts";

/** Counts of each group of a grouping in each area and year. */
export interface GroupTable {
  rule: GroupingRule;
  snapshot: Snapshot;
  groups: readonly Required<Pick<GroupRule, "id" | "label">>[];
  versions: readonly Version[];
  years: readonly number[];
  /** Every area that the table has figures of. */
  codes(version: Version): readonly string[];
  of(group: string, version: Version, code: string, year: number): Figure;
  /** The published total; absent where the table has none. */
  total?(version: Version, code: string, year: number): Figure;
  /** First year whose counts the source disturbs. */
  protectedFrom: number | undefined;
}

/** Reads a grouping's table; undefined where it, or what its groups are made of, is not stored. */
export async function loadGroupTable(
  data: Data,
  engine: Engine,
  rule: GroupingRule,
): Promise<GroupTable | undefined> {
  const snapshot = snapshotOf(data, rule.table);
  const dimension = snapshot?.dimensions?.find(({ id }) => id === rule.dimension);
  if (!snapshot || !dimension) return undefined;
  const labels = new Map(dimension.categories.map(({ id, label }) => [id, label]));
  const rules: readonly GroupRule[] =
    rule.groups ??
    dimension.categories
      .filter(({ id }) => id !== rule.total && !rule.without?.includes(id))
      .map(({ id }) => ({ id }));
  const groups = rules
    .filter(({ id, plus = [id] }) => rule.shares || plus.every((category) => labels.has(category)))
    .map((group) => ({ ...group, label: group.label ?? labels.get(group.id)! }));
  if (groups.length === 0) return undefined;
  const tables = await loadCategories(engine, snapshot, rule);
  const cell = (category: string, version: Version, code: string, year: number): Figure =>
    tables.get(version)?.figure(category, code, year) ?? absent("missing");
  const byId = new Map(groups.map((group) => [group.id, group]));
  const years = yearsOf(tables, rule, data);
  const common = {
    rule,
    snapshot,
    groups,
    versions: [...tables.keys()],
    years,
    codes: (version: Version) => tables.get(version)?.codes ?? [],
    protectedFrom: years.find((year) => isProtected(tables, year)),
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
    ...(total !== undefined && labels.has(total)
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
  const known = new Set(snapshot.dimensions?.map(({ id }) => id));
  const cube = await engine.cube({
    from: [snapshot],
    by: ["area", "year", rule.dimension],
    where: Object.fromEntries(Object.entries(rule.where).filter(([name]) => known.has(name))),
  });
  const [area, year, group] = cube.dimensions;
  return areaTables({ ...cube, dimensions: [area!, year!, { ...group!, id: "measure" }] });
}

/** Years in which some area has a figure; made counts need the population of the year as well. */
function yearsOf(tables: AreaTables, rule: GroupingRule, data: Data): number[] {
  const years = new Set<number>();
  for (const table of tables.values())
    for (const measure of table.measures) for (const year of table.yearsWith(measure)) years.add(year);
  const populated = new Set([...data.population.values()].flatMap((table) => [...table.years]));
  return [...years].filter((year) => !rule.shares || populated.has(year)).sort((a, b) => a - b);
}

function isProtected(tables: AreaTables, year: number): boolean {
  for (const table of tables.values())
    for (const measure of table.measures)
      for (const code of table.codes)
        if (table.figure(measure, code, year).flags?.includes("perturbed")) return true;
  return false;
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
