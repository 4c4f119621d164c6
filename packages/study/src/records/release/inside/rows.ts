import type { BreakdownAnswer } from "@tvars/api";
import { slackOf } from "../statements.ts";
import type { BaseUnits } from "./units.ts";

/** Areas that a place holds in a year, as `regso@2025:1780R001`; undefined: every area there is. */
export type AreasOf = (place: string, year: string) => Promise<ReadonlySet<string> | undefined>;

/** How rows that lie between the categories were counted by whoever made the table. */
interface Reading {
  /** Sums hold what no category names, such as areas without a type. */
  sumsHoldAll: boolean;
  /** Records whose area is not known, only their kommun or less, are in the sums of a place. */
  withUnplaced: boolean;
}

const READINGS: readonly Reading[] = [
  { sumsHoldAll: true, withUnplaced: false },
  { sumsHoldAll: true, withUnplaced: true },
  { sumsHoldAll: false, withUnplaced: false },
];

/**
 * Which base units each row of a table counts. The reading that gives back most of the published figures is taken, so a mistaken one
 * shows as figures that do not agree.
 */
export function unitsOfRows(table: BreakdownAnswer, units: BaseUnits, areasOf: AreasOf): Promise<RowUnits> {
  const known = KNOWN.get(units) ?? KNOWN.set(units, new WeakMap()).get(units)!;
  // What a table asks for is the same object however much of it is hidden afterwards.
  let found = known.get(table.asked);
  if (found === undefined) known.set(table.asked, (found = read(table, units, areasOf)));
  return found;
}

interface RowUnits {
  rows: number[][];
  agree: boolean;
}

const KNOWN = new WeakMap<BaseUnits, WeakMap<object, Promise<RowUnits>>>();

async function read(table: BreakdownAnswer, units: BaseUnits, areasOf: AreasOf): Promise<RowUnits> {
  const places = await placesByYear(table, units, areasOf);
  let best: { rows: number[][]; odd: number } | undefined;
  for (const reading of READINGS) {
    const rows = membersOf(table, units, places, reading);
    const odd = disagreements(table, units, rows);
    if (best === undefined || odd < best.odd) best = { rows, odd };
    if (odd === 0) break;
  }
  return { rows: best!.rows, agree: best!.odd === 0 };
}

type Places = ReadonlyMap<string, ReadonlySet<string> | undefined>;

async function placesByYear({ asked }: BreakdownAnswer, units: BaseUnits, areasOf: AreasOf): Promise<Places> {
  const years = units.columns.get("year")!.ids;
  return new Map(
    await Promise.all(years.map(async (year) => [year, await areasOf(asked.place, year)] as const)),
  );
}

function membersOf(table: BreakdownAnswer, units: BaseUnits, places: Places, reading: Reading): number[][] {
  const { asked, dimensions, rows } = table;
  const column = (id: string) => units.columns.get(id);
  const included = includedIn(table, units, places, reading);
  // The last position of each dimension is "all".
  const sizes = dimensions.map(({ categories }) => categories.length + 1);
  const strides = sizes.map((_, d) => sizes.slice(d + 1).reduce((product, size) => product * size, 1));
  const rowAt = new Int32Array(sizes.reduce((product, size) => product * size, 1)).fill(-1);
  const position = dimensions.map(({ categories }) => new Map(categories.map(({ id }, at) => [id, at])));
  for (const [at, { key }] of rows.entries())
    rowAt[
      dimensions.reduce((sum, { id }, d) => {
        const found = position[d]!.get(key[id] ?? "all");
        return sum + (found ?? sizes[d]! - 1) * strides[d]!;
      }, 0)
    ] = at;
  // Per dimension: where the category of a unit stands in the table.
  const placed = dimensions.map(({ id }, d) => {
    const of = column(id);
    const known = Int32Array.from(of?.ids ?? [], (one) => categoryOf(position[d]!, one) ?? -1);
    return { codes: of?.codes, known };
  });
  const members: number[][] = rows.map(() => []);
  const having = asked.figure === "share" ? undefined : asked.having;
  const kept = having === undefined ? undefined : maskOf(units, having.group, having.values);
  const cells = new Int32Array(2 ** dimensions.length);
  for (let unit = 0; unit < units.size; unit++) {
    if (!included(unit) || (kept !== undefined && kept[unit] === 0)) continue;
    let count = 1;
    cells[0] = 0;
    for (let d = 0; d < placed.length && count > 0; d++) {
      const { codes, known } = placed[d]!;
      const at = codes === undefined ? -1 : known[codes[unit]!]!;
      const [all, step] = [(sizes[d]! - 1) * strides[d]!, at * strides[d]!];
      if (at < 0 && !reading.sumsHoldAll) count = 0;
      const before = count;
      for (let c = 0; c < before; c++) {
        if (at >= 0) cells[count++] = cells[c]! + step;
        cells[c]! += all;
      }
    }
    for (let c = 0; c < count; c++) if (rowAt[cells[c]!]! >= 0) members[rowAt[cells[c]!]!]!.push(unit);
  }
  return members;
}

/** `regso@2025:1780R001` is also known by its code alone. */
function categoryOf(position: ReadonlyMap<string, number>, id: string): number | undefined {
  const code = id.slice(id.indexOf(":") + 1);
  return position.get(id) ?? position.get(code);
}

function includedIn(
  { asked }: BreakdownAnswer,
  units: BaseUnits,
  places: Places,
  { withUnplaced }: Reading,
): (unit: number) => boolean {
  const year = units.columns.get("year")!;
  const [regso, kommun, lan] = ["regso", "kommun", "lan"].map((id) => units.columns.get(id)!);
  const years = asked.years === undefined ? undefined : new Set(asked.years.map(String));
  const masks = Object.entries(asked.where).map(([group, values]) => maskOf(units, group, values));
  const [division, code] = asked.place.split(":");
  return (unit) => {
    const at = year.ids[year.codes[unit]!]!;
    if (years !== undefined && !years.has(at)) return false;
    if (masks.some((mask) => mask[unit] === 0)) return false;
    const area = regso!.ids[regso!.codes[unit]!]!;
    const areas = places.get(at);
    if (area !== "?") return areas === undefined || areas.has(area);
    if (!withUnplaced) return false;
    if (division === "kommun") return kommun!.ids[kommun!.codes[unit]!] === code;
    if (division === "lan") return lan!.ids[lan!.codes[unit]!] === code;
    return asked.place === "riket";
  };
}

/** 1 where a unit has one of the values of a group. */
export function maskOf(units: BaseUnits, group: string, values: readonly string[]): Uint8Array {
  const column = units.columns.get(group);
  if (column === undefined) return new Uint8Array(units.size);
  const wanted = column.ids.map((id) => values.includes(id));
  return Uint8Array.from(column.codes, (code) => (wanted[code] ? 1 : 0));
}

/** Published whole figures that are not the sum of their units. */
function disagreements(
  { asked, rows, secrecy }: BreakdownAnswer,
  units: BaseUnits,
  members: number[][],
): number {
  const having = asked.figure === "share" && asked.having;
  const counted = having ? maskOf(units, having.group, having.values) : undefined;
  const slack = slackOf(secrecy.rules);
  return rows.filter(({ count }, at) => {
    if (count.value === null) return false;
    const sum = members[at]!.reduce(
      (total, unit) => total + (counted?.[unit] === 0 ? 0 : units.values[unit]!),
      0,
    );
    return Math.abs(sum - count.value) > slack + 1e-6 * Math.max(1, sum);
  }).length;
}
