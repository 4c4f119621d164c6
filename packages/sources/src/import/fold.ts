import type { Version } from "@tvars/areas";
import { FLAGS, STATUSES, mergeNotes } from "@tvars/cube";
import type { Dimension } from "@tvars/cube";
import type { Engine, Snapshot, SnapshotStore } from "@tvars/engine";
import type { FigureTable } from "../figures/build.ts";
import { Columns } from "../figures/grow.ts";
import { sorted } from "../figures/sorted.ts";
import { SourceError } from "../source-error.ts";

/** A whole country's release comes by fetch; what is imported in pieces is smaller than this. */
const MOST_ROWS = 1_000_000;

interface Asked {
  table: string;
  source: string;
  updated: string | undefined;
  /** Join with another release too. */
  add?: boolean;
  file: string;
}

interface Joined {
  table: FigureTable;
  /** What it was joined with. */
  before?: Snapshot;
}

/**
 * A table joined with the current snapshot of the same table and release, so that bodies of several municipalities
 * imported one after another add up; where both hold a cell, the new figure stands. Another release replaces the old,
 * unless `add` says that it completes it: then a dimension that one of them lacks is its total there.
 * @throws SourceError where `add` is asked for and the stored table has dimensions that the file cannot be laid in
 */
export async function fold(
  store: SnapshotStore,
  engine: Engine,
  given: FigureTable,
  { table: id, source, updated, add = false, file }: Asked,
): Promise<Joined> {
  const before = await store.find(id, source);
  if (before?.kind !== "figures" || before.rows > MOST_ROWS) return { table: given };
  if (!add && before.updated !== (updated || undefined)) return { table: given };
  const table = add ? laidIn(given, before.dimensions!, file) : given;
  const ids = table.dimensions.map((dimension) => dimension.id);
  if (before.dimensions?.map((dimension) => dimension.id).join() !== ids.join()) return { table };

  const areas = [...table.areas];
  const areaAt = new Map(areas.map(({ version, code }, at) => [`${version}:${code}`, at]));
  const dimensions = table.dimensions.map((dimension, at) => {
    const stored = before.dimensions![at]!;
    const known = new Set(dimension.categories.map((category) => category.id));
    const more = stored.categories.filter((category) => !known.has(category.id));
    const same = dimension.categories.map(
      (one) => (add && stored.categories.find((other) => other.id === one.id)) || one,
    );
    return { ...(add ? stored : dimension), categories: [...same, ...more] };
  });
  const positions = dimensions.map(
    ({ categories }) => new Map(categories.map((category, at) => [category.id, at])),
  );
  const columns = new Columns(dimensions.length + 1);
  const rows = await engine.rows<Record<string, string | number | null>>(before, [
    "area",
    "version",
    ...ids,
    "value",
    "status",
    "flags",
  ]);
  for (const row of rows) {
    const key = `${row.version}:${row.area}`;
    let area = areaAt.get(key);
    if (area === undefined) {
      area = areas.length;
      areaAt.set(key, area);
      const code = String(row.area);
      areas.push({ version: row.version as Version, code, label: { sv: code, en: code } });
    }
    const codes = ids.map((dimension, at) => positions[at]!.get(String(row[dimension]))!);
    const flags = String(row.flags ?? "").split(" ");
    const bits = FLAGS.reduce((sum, flag, bit) => sum + (flags.includes(flag) ? 1 << bit : 0), 0);
    const status = STATUSES.indexOf(row.status as (typeof STATUSES)[number]);
    columns.push([area, ...codes], row.value === null ? NaN : Number(row.value), status, bits);
  }
  for (let row = 0; row < table.columns.length; row += 1)
    columns.push(
      table.columns.codes.map((codes) => codes[row]!),
      table.columns.values[row]!,
      table.columns.status[row]!,
      table.columns.flags[row]!,
    );
  const notes = add ? mergeNotes([{ notes: before.notes ?? [] }, table]) : table.notes;
  return { table: sorted({ ...table, areas, dimensions, columns, notes }), before };
}

/** The table with the dimensions of another in their order; one that it lacks is the total there. */
function laidIn(table: FigureTable, wanted: readonly Dimension[], file: string): FigureTable {
  const at = wanted.map(({ id }) => table.dimensions.findIndex((one) => one.id === id));
  const extra = table.dimensions.filter(({ id }) => !wanted.some((one) => one.id === id));
  const whole = wanted.map(({ categories }) => categories.find(({ id }) => id === "total"));
  const lacking = wanted.filter((_, index) => at[index]! < 0 && whole[index] === undefined);
  if (extra.length > 0 || lacking.length > 0) throw otherDimensions([...extra, ...lacking], wanted, file);
  const { columns } = table;
  const laid = new Columns(wanted.length + 1);
  for (let row = 0; row < columns.length; row += 1)
    laid.push(
      [columns.codes[0]![row]!, ...at.map((index) => (index < 0 ? 0 : columns.codes[index + 1]![row]!))],
      columns.values[row]!,
      columns.status[row]!,
      columns.flags[row]!,
    );
  const dimensions = wanted.map((dimension, index) =>
    at[index]! < 0 ? { ...dimension, categories: [whole[index]!] } : table.dimensions[at[index]!]!,
  );
  return { ...table, dimensions, columns: laid };
}

const otherDimensions = (
  found: readonly Dimension[],
  wanted: readonly Dimension[],
  file: string,
): SourceError =>
  new SourceError("content", {
    file,
    row: "dimension",
    value: found.map(({ id }) => id).join(", "),
    problem: {
      sv: "filen kan inte läggas till: den sparade tabellen har andra variabler",
      en: "the file cannot be added: the stored table has other variables",
    },
    expected: {
      sv: wanted.map(({ id }) => id).join(", "),
      en: wanted.map(({ id }) => id).join(", "),
    },
    action: { sv: "läs in filen som en egen tabell", en: "import the file as a table of its own" },
  });
