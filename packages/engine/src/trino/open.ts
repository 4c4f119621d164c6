import { createHash } from "node:crypto";
import { mkdir, rm } from "node:fs/promises";
import { join, resolve } from "node:path";
import { pathToFileURL } from "node:url";
import { checkQuery, needColumn } from "../cube/problems.ts";
import { openDuckDb } from "../duckdb/open.ts";
import { withScan } from "../duckdb/scan.ts";
import { identifier } from "../duckdb/sql.ts";
import type { Engine, ParquetColumn } from "../engine.ts";
import { RecordsFolder } from "../records/folder.ts";
import type { RecordsLookup, RecordsTable } from "../records.ts";
import type { Snapshot, SnapshotStore } from "../snapshot.ts";
import { cubeBySql } from "../sql/cube.ts";
import type { SqlSource } from "../sql/dialect.ts";
import { namesOf } from "../sql/dialect.ts";
import { matching, recordsBySql } from "../sql/records.ts";
import { whereSql } from "../sql/where.ts";
import { partialName } from "../store/partial.ts";
import { trinoClient } from "./client.ts";
import { trinoDialect } from "./dialect.ts";
import type { TrinoColumn, TrinoPlace } from "./tables.ts";
import {
  SESSION,
  makeSchema,
  nameFor,
  parquetFiles,
  publish,
  schemaOf,
  sourceOf,
  unpublish,
} from "./tables.ts";
import { sweepTables, touch } from "./sweep.ts";

export interface TrinoOptions {
  /** Says where a snapshot's file lies. */
  store: Pick<SnapshotStore, "path">;
  /** `https://user:password@host:port` of the coordinator. */
  url: string;
  /** A folder that Trino's workers see as well: tables are made of hard links to the snapshots, or copies. */
  folder: string;
  /** What Trino calls that folder; `file://` and the folder unless told. */
  location?: string;
  /** A catalogue of the Hive connector. */
  catalog?: string;
  schema?: string;
  /** Records that already lie in a warehouse, by id: asked where they are, never copied. */
  warehouse?: Readonly<Record<string, WarehouseTable>>;
}

export interface WarehouseTable {
  /** `catalog.schema.table`, each part as Trino calls it. */
  table: readonly [catalog: string, schema: string, table: string];
  columns: RecordsTable["columns"];
}

/**
 * Trino over the Parquet snapshots as external tables, and over whatever else it reaches. Files are written by the
 * embedded engine and stay the truth.
 * @throws EngineError `connection` where none answers or the user is not let in
 */
export async function openTrino({
  store,
  url,
  folder,
  location = pathToFileURL(resolve(folder)).href,
  catalog = "hive",
  schema = "tvars",
  warehouse = {},
}: TrinoOptions): Promise<Engine> {
  const client = trinoClient(url, { session: SESSION(catalog) });
  const inOrder = trinoClient(url, { session: { ...SESSION(catalog), ...oneSplit(catalog) } });
  const place: TrinoPlace = { client, catalog, schema, folder: resolve(folder), location };
  await mkdir(place.folder, { recursive: true });
  await makeSchema(place);
  const writer = await openDuckDb();
  const known = new Map<string, Promise<SqlSource>>();
  /** Named by when they were stored: other rows under that id are another table. */
  const recordsTable = ({ id, stored }: RecordsTable): string => nameFor("r", `${id} ${stored}`);
  const forget = async (table: RecordsTable): Promise<void> => {
    known.delete(recordsTable(table));
    await unpublish(place, recordsTable(table));
  };
  const records = new RecordsFolder(
    join(place.folder, "records"),
    (path, columns) => writer.writeParquet(path, columns),
    forget,
  );
  try {
    await sweepTables(place, async () => (await records.list()).map(recordsTable));
  } catch (error) {
    await writer.close();
    throw error;
  }

  const once = (table: string, make: () => Promise<SqlSource>): Promise<SqlSource> => {
    const making = known.get(table) ?? make();
    known.set(table, making);
    // What failed is tried again at the next question.
    making.catch(() => known.delete(table));
    return making;
  };

  const sourceFor = (snapshot: Snapshot): Promise<SqlSource> => {
    const table = nameFor("s", snapshot.id);
    return once(table, async () => {
      const path = store.path(snapshot);
      const columns = await withScan(path, async (scan): Promise<TrinoColumn[]> => scan.columns);
      await publish(place, table, columns, [path]);
      return sourceOf(place, snapshot.id, table, columns);
    });
  };

  const recordsSource = async (id: string): Promise<SqlSource> => {
    const there = warehouse[id];
    if (there) return warehouseSource(id, there);
    const table = await records.get(id);
    const name = recordsTable(table);
    return once(name, async () => {
      await publish(place, name, table.columns, await parquetFiles(records.path(id)));
      return sourceOf(place, id, name, table.columns);
    });
  };

  /** A small table for as long as the same lookup is asked for: a statement could not hold it. */
  const lookupFrom = async (lookup: RecordsLookup, whole: readonly boolean[]): Promise<string> => {
    const { keys, values } = matching(lookup, whole);
    const hash = createHash("sha256")
      .update(JSON.stringify([keys, values, whole]))
      .digest("hex");
    const name = nameFor("l", hash);
    if (known.has(name) && !(await touch(place, name))) known.delete(name);
    await once(name, async () => {
      const written = [...keys, values].map((list, at): [string, ParquetColumn] => [
        `k${at}`,
        whole[at]
          ? { type: "INTEGER", values: Int32Array.from(list, Number) }
          : { type: "VARCHAR", values: list },
      ]);
      const columns = written.map(([column, { type }]) => ({ name: column, type }));
      const file = join(place.folder, `.${partialName()}`);
      try {
        await writer.writeParquet(file, Object.fromEntries(written));
        await publish(place, name, columns, [file]);
      } finally {
        await rm(file, { force: true });
      }
      await touch(place, name);
      return sourceOf(place, name, name, columns);
    });
    const names = [...keys.map((_, at) => `c${at} AS k${at}`), `c${keys.length} AS v`];
    return `(SELECT ${names.join(", ")} FROM ${schemaOf(place)}.${identifier(name)})`;
  };

  return {
    name: "trino",

    cube: async (query, { signal } = {}) => {
      checkQuery(query.from, query.by);
      const sources: SqlSource[] = [];
      for (const snapshot of query.from) sources.push(await sourceFor(snapshot));
      return cubeBySql(query, sources, trinoDialect, (sql, onRow) => client.each(sql, onRow, { signal }));
    },

    rows: async <Row extends Record<string, unknown>>(
      snapshot: Snapshot,
      columns: readonly string[],
      where: Parameters<Engine["rows"]>[2] = {},
    ) => {
      const source = await sourceFor(snapshot);
      for (const column of columns) needColumn(source.id, namesOf(source), column);
      const types = columns.map((column) => source.columns.find(({ name }) => name === column)!.kind);
      const rows: Row[] = [];
      await inOrder.each(
        `SELECT ${columns.map(identifier).join(", ")} FROM ${source.from}${whereSql(source, where, trinoDialect)}`,
        (row) => {
          const plain = columns.map((name, at) => [name, plainValue(row[at], types[at] === "other")]);
          rows.push(Object.fromEntries(plain) as Row);
        },
      );
      return rows;
    },

    writeParquet: (...what) => writer.writeParquet(...what),

    storeRecords: async (id, batches, options) => {
      const before = (await records.list()).find((other) => other.id === id);
      const table = await records.store(id, batches, options);
      if (before) await forget(before);
      return table;
    },

    recordsCube: async (query, { signal } = {}) =>
      recordsBySql(
        query,
        await recordsSource(query.from),
        trinoDialect,
        (sql, onRow) => client.each(sql, onRow, { signal }),
        { lookupFrom },
      ),

    listRecords: () => records.list(),

    dropRecords: (id) => records.drop(id),

    close: () => writer.close(),
  };
}

/** A file read by one reader gives its rows in their order. */
const oneSplit = (catalog: string): Record<string, string> => ({
  [`${catalog}.max_split_size`]: "1TB",
  [`${catalog}.max_initial_split_size`]: "1TB",
});

function warehouseSource(id: string, { table, columns }: WarehouseTable): SqlSource {
  return {
    id,
    from: table.map(identifier).join("."),
    columns: columns.map(({ name, type }) => ({
      name,
      kind: type === "VARCHAR" ? "text" : "number",
      type,
    })),
  };
}

/** JSON has no bytes, and no number for what is none. */
function plainValue(value: unknown, bytes: boolean): unknown {
  if (bytes && typeof value === "string") return new Uint8Array(Buffer.from(value, "base64"));
  return value;
}
