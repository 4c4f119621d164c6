import { join } from "node:path";
import { FLAGS, STATUSES } from "@tvars/cube";
import type { Engine, ParquetColumn, Snapshot, SnapshotDraft, SnapshotStore } from "@tvars/engine";
import type { FigureTable } from "./build.ts";

/** Flag bits as the words a snapshot holds; null for none. */
const flagWords = (bits: number): string | null =>
  FLAGS.filter((_, bit) => bits & (1 << bit)).join(" ") || null;

/**
 * Columns of a figures snapshot: area, version, year, measure, further dimensions, value, status, flags
 * (docs/snapshots.md). Codes travel as dictionaries.
 */
export function figureColumns({ areas, dimensions, columns }: FigureTable): Record<string, ParquetColumn> {
  const { length } = columns;
  const area = columns.codes[0]!;
  const versions = [...new Set(areas.map(({ version }) => version))];
  const versionOf = Int32Array.from(areas, ({ version }) => versions.indexOf(version));
  const result: Record<string, ParquetColumn> = {
    area: { type: "VARCHAR", dictionary: areas.map(({ code }) => code), codes: area },
    version: {
      type: "VARCHAR",
      dictionary: versions,
      codes: Int32Array.from({ length }, (_, row) => versionOf[area[row]!]!),
    },
  };
  for (const [at, { id, categories }] of dimensions.entries()) {
    const codes = columns.codes[at + 1]!;
    const years = Int32Array.from(categories, (category) => Number(category.id));
    result[id] =
      id === "year"
        ? { type: "INTEGER", values: Int32Array.from({ length }, (_, row) => years[codes[row]!]!) }
        : { type: "VARCHAR", dictionary: categories.map((category) => category.id), codes };
  }
  const combinations = [...new Set(columns.flags.subarray(0, length))];
  const flagAt = new Map(combinations.map((bits, at) => [bits, at]));
  result.value = { type: "DOUBLE", values: columns.values.subarray(0, length) };
  result.status = { type: "VARCHAR", dictionary: STATUSES, codes: columns.status.subarray(0, length) };
  result.flags = {
    type: "VARCHAR",
    dictionary: combinations.map(flagWords),
    codes: Int32Array.from({ length }, (_, row) => flagAt.get(columns.flags[row]!)!),
  };
  return result;
}

/** Stores a table of figures as one snapshot. */
export function storeFigures(
  store: SnapshotStore,
  engine: Engine,
  table: FigureTable,
  draft: Omit<SnapshotDraft, "kind" | "dimensions" | "notes">,
): Promise<Snapshot> {
  return store.add(
    { ...draft, kind: "figures", dimensions: table.dimensions, notes: table.notes },
    (folder) => engine.writeParquet(join(folder, "data.parquet"), figureColumns(table)),
  );
}
