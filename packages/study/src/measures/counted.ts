import type { GroupingUsed, MeasuredAreas, MeasuredGroup } from "@tvars/api";
import { versionFor } from "@tvars/areas";
import type { Version } from "@tvars/areas";
import type { Figure, Flag, Text } from "@tvars/cube";
import type { Place } from "../barometer/place.ts";
import type { Data } from "../data/data.ts";
import type { GroupTable } from "./group-table.ts";

export interface Group {
  id: string;
  label: Text;
}

/** Which groups of a grouping are measured. */
export interface Chosen {
  table: GroupTable;
  groups: readonly Group[];
  /** The rest of the people stand last, as a group of their own. */
  rest: boolean;
}

/** Persons of the chosen groups in the areas of a place: one column for each group, the rest last. */
export interface Counted {
  chosen: Chosen;
  place: Place;
  division: "regso" | "deso";
  version: Version;
  year: number;
  /** Areas with every count, in the order of the columns. */
  codes: string[];
  columns: Float64Array[];
  totals: Float64Array;
  /** Areas without a known count, with the reason; never counted as 0. */
  leftOut: { code: string; status: LeftOut }[];
  flags: Flag[];
}

export type LeftOut = "suppressed" | "missing" | "not-applicable" | "inconsistent";

export const REST: Group = { id: "rest", label: { sv: "övriga", en: "the rest" } };

export const groupsOf = ({ groups, rest }: Chosen): Group[] => (rest ? [...groups, REST] : [...groups]);

export const usedGrouping = ({ table: { rule } }: Chosen): GroupingUsed => ({
  id: rule.id,
  title: rule.title,
  unit: rule.unit,
  ordered: rule.ordered,
  caveats: [...rule.caveats],
});

/** Codes of the areas of a division that a place is made of, ascending. */
export function areaCodes(
  data: Data,
  place: Place,
  division: "regso" | "deso",
  year: number,
  table: GroupTable,
): string[] {
  if (division === "regso") return [...place.codes].sort();
  const version = versionFor("deso", year);
  const inside = new Set(place.codes);
  const [head, code = ""] = place.ref.id.split(":");
  const byCode = place.ref.kind === "riket" || head === "kommun" || head === "lan";
  const named = data.gazetteer.list(version).map((area) => area.code);
  return (named.length > 0 ? named : [...table.codes(version)])
    .filter((deso) =>
      byCode ? deso.startsWith(code) : inside.has(data.gazetteer.regsoOf(version, deso) ?? ""),
    )
    .sort();
}

/** Counts the chosen groups in the areas of a place. */
export function count(
  data: Data,
  chosen: Chosen,
  place: Place,
  division: "regso" | "deso",
  year: number,
): Counted {
  const version = versionFor(division, year);
  const kept: { code: string; counts: number[] }[] = [];
  const leftOut: Counted["leftOut"] = [];
  const flags = new Set<Flag>();
  for (const code of areaCodes(data, place, division, year, chosen.table)) {
    const figures = figuresOf(chosen, version, code, year);
    const lacking = figures.find(({ value }) => value === null);
    if (lacking) {
      leftOut.push({ code, status: lacking.status as LeftOut });
      continue;
    }
    if (figures.some(({ value }) => value! < 0)) {
      leftOut.push({ code, status: "inconsistent" });
      continue;
    }
    for (const one of figures) for (const flag of one.flags ?? []) flags.add(flag);
    kept.push({ code, counts: figures.map(({ value }) => value!) });
  }
  const columns = groupsOf(chosen).map((_, group) => Float64Array.from(kept, ({ counts }) => counts[group]!));
  const totals = Float64Array.from(kept, ({ counts }) => counts.reduce((sum, one) => sum + one, 0));
  return {
    chosen,
    place,
    division,
    version,
    year,
    codes: kept.map(({ code }) => code),
    columns,
    totals,
    leftOut,
    flags: [...flags].filter((flag) => flag !== "invented").sort(),
  };
}

/** One figure for each group; the rest is the published total less the groups, or the sum of the other groups. */
export function figuresOf(
  { table, groups, rest }: Chosen,
  version: Version,
  code: string,
  year: number,
): Figure[] {
  const own = groups.map(({ id }) => table.of(id, version, code, year));
  if (!rest) return own;
  const total = table.total?.(version, code, year);
  if (total) {
    const lacking = [total, ...own].find(({ value }) => value === null);
    return [...own, lacking ?? restOf(total, own)];
  }
  const chosen = new Set(groups.map(({ id }) => id));
  const others = table.groups
    .filter(({ id }) => !chosen.has(id))
    .map(({ id }) => table.of(id, version, code, year));
  const lacking = others.find(({ value }) => value === null);
  const sum = others.reduce((before, { value }) => before + (value ?? 0), 0);
  return [...own, lacking ?? known(sum, others)];
}

function restOf(total: Figure, own: readonly Figure[]): Figure {
  const rest = total.value! - own.reduce((sum, { value }) => sum + value!, 0);
  // Fractional counts sum to the total but for the last bit.
  return known(Math.abs(rest) < 1e-9 * Math.max(1, total.value!) ? 0 : rest, [total, ...own]);
}

function known(value: number, from: readonly Figure[]): Figure {
  const flags = [...new Set(from.flatMap((one) => one.flags ?? []))];
  return { value, status: value === 0 ? "zero" : "value", ...(flags.length ? { flags } : {}) };
}

const REASONS: Record<string, Text> = {
  suppressed: { sv: "skyddade hos källan", en: "suppressed by the source" },
  missing: { sv: "saknas", en: "missing" },
  "not-applicable": { sv: "finns inte för området", en: "not applicable to the area" },
  inconsistent: {
    sv: "gruppen är större än totalen (skyddade antal)",
    en: "the group is larger than the total (protected counts)",
  },
  geometry: { sv: "utan geometri", en: "without geometry" },
  values: { sv: "utan index", en: "without an index" },
};

export function areasUsed({ codes, totals, leftOut }: Counted): MeasuredAreas {
  const statuses = [...new Set(leftOut.map(({ status }) => status))].sort();
  return {
    used: codes.length,
    empty: totals.filter((total) => total === 0).length,
    leftOut: leftOut.length,
    reasons: statuses.map((status) => ({
      status,
      count: leftOut.filter((one) => one.status === status).length,
      text: REASONS[status]!,
    })),
  };
}

export const sumOf = (column: ArrayLike<number>): number => {
  let sum = 0;
  for (let at = 0; at < column.length; at += 1) sum += column[at]!;
  return sum;
};

export function groupSums(groups: readonly Group[], columns: readonly Float64Array[]): MeasuredGroup[] {
  const sums = columns.map(sumOf);
  const all = sumOf(sums);
  return groups.map(({ id, label }, at) => ({
    id,
    label,
    sum: sums[at]!,
    share: all > 0 ? sums[at]! / all : 0,
  }));
}
