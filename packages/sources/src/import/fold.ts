import type { Version } from "@tvars/areas";
import { FLAGS, STATUSES } from "@tvars/cube";
import type { Engine, SnapshotStore } from "@tvars/engine";
import type { FigureTable } from "../figures/build.ts";
import { Columns } from "../figures/grow.ts";
import { sorted } from "../figures/sorted.ts";

/** A whole country's release comes by fetch; what is imported in pieces is smaller than this. */
const MOST_ROWS = 1_000_000;

/**
 * A table joined with the current snapshot of the same table and release, so that bodies of several municipalities
 * imported one after another add up; where both hold a cell, the new figure stands. Another release replaces the old.
 */
export async function fold(
  store: SnapshotStore,
  engine: Engine,
  table: FigureTable,
  { table: id, source, updated }: { table: string; source: string; updated: string | undefined },
): Promise<FigureTable> {
  const before = await store.find(id, source);
  const same =
    before?.kind === "figures" && before.updated === (updated || undefined) && before.rows <= MOST_ROWS;
  const ids = table.dimensions.map((dimension) => dimension.id);
  if (!same || before.dimensions?.map((dimension) => dimension.id).join() !== ids.join()) return table;

  const areas = [...table.areas];
  const areaAt = new Map(areas.map(({ version, code }, at) => [`${version}:${code}`, at]));
  const dimensions = table.dimensions.map((dimension, at) => {
    const known = new Set(dimension.categories.map((category) => category.id));
    const more = before.dimensions![at]!.categories.filter((category) => !known.has(category.id));
    const categories = [...dimension.categories, ...more];
    return { ...dimension, categories };
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
  return sorted({ ...table, areas, dimensions, columns });
}
