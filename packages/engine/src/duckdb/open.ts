import type { DuckDBValue } from "@duckdb/node-api";
import { DuckDBInstance } from "@duckdb/node-api";
import { text } from "@tvars/cube";
import type { Engine } from "../engine.ts";
import { EngineError } from "../error.ts";
import { RecordsFolder } from "../records/folder.ts";
import type { SnapshotStore } from "../snapshot.ts";
import { queryCube } from "./cube.ts";
import { queryRecords } from "./records.ts";
import { run, withConnection } from "./run.ts";
import { needColumn, openSource } from "./source.ts";
import { identifier } from "./sql.ts";
import { whereSql } from "./where.ts";
import { writeParquet } from "./write.ts";

export interface DuckDbOptions {
  /** Says where a snapshot's file lies; needed to ask, not to write. */
  store?: Pick<SnapshotStore, "path">;
  /** Where records are kept; without one there can be none. */
  recordsFolder?: string;
  memoryLimitMb?: number;
  threads?: number;
}

/** DuckDB in memory over the Parquet files of a store: no server, no file of its own, no extension. */
export async function openDuckDb({
  store,
  recordsFolder,
  memoryLimitMb = 256,
  threads = 2,
}: DuckDbOptions = {}): Promise<Engine> {
  const settings = {
    memory_limit: `${memoryLimitMb}MB`,
    // Nothing is fetched, and nothing of a question is left on disk.
    autoinstall_known_extensions: "false",
    autoload_known_extensions: "false",
    allow_community_extensions: "false",
    temp_directory: "",
    // rows() and writeParquet() keep the order they are given.
    preserve_insertion_order: "true",
    allocator_flush_threshold: "4MB",
    allocator_background_threads: "true",
  };
  const reader = await DuckDBInstance.create(":memory:", { ...settings, threads: String(threads) });
  // One thread writes row groups in order, so that bytes are equal; asking keeps its own threads. Opened at first need.
  let writer: Promise<DuckDBInstance> | undefined;
  const openWriter = () => (writer ??= DuckDBInstance.create(":memory:", { ...settings, threads: "1" }));
  const folder =
    recordsFolder === undefined
      ? undefined
      : new RecordsFolder(recordsFolder, async (path, columns) =>
          writeParquet(await openWriter(), path, columns, {}),
        );
  const pathOf = (snapshot: Parameters<SnapshotStore["path"]>[0]): string => {
    if (store) return store.path(snapshot);
    throw new EngineError({
      kind: "query",
      what: text("Motorn har ingen arbetsyta", "The engine has no workspace"),
      expected: text("openDuckDb({ store })"),
      action: text("Öppna den med ett store.", "Open it with a store."),
    });
  };
  const records = (): RecordsFolder => {
    if (folder) return folder;
    throw new EngineError({
      kind: "query",
      what: text("Motorn har ingen plats för uppgifter", "The engine has no place for records"),
      expected: text("openDuckDb({ recordsFolder })"),
      action: text("Öppna den med en mapp.", "Open it with a folder."),
    });
  };
  return {
    name: "duckdb",

    cube: (query, { signal } = {}) =>
      withConnection(reader, (connection) => queryCube(connection, query, pathOf), { signal }),

    rows: <Row extends Record<string, unknown>>(
      snapshot: Parameters<Engine["rows"]>[0],
      columns: readonly string[],
      where: Parameters<Engine["rows"]>[2] = {},
    ) =>
      withConnection(reader, async (connection) => {
        const source = await openSource(connection, snapshot, pathOf(snapshot));
        for (const column of columns) needColumn(source, column);
        const values: DuckDBValue[] = [];
        const condition = whereSql(source, where, values);
        const wanted = columns.map(identifier).join(", ");
        const result = await run(connection, `SELECT ${wanted} FROM ${source.from}${condition}`, values);
        return (await result.getRowObjectsJS()).map((row) => plainRow(row) as Row);
      }),

    writeParquet: async (path, columns, { metadata = {} } = {}) =>
      writeParquet(await openWriter(), path, columns, metadata),

    storeRecords: (id, batches, options) => records().store(id, batches, options),

    recordsCube: async (query, { signal } = {}) => {
      const table = await records().get(query.from);
      return withConnection(
        reader,
        (connection) => queryRecords(connection, query, table, records().path(table.id)),
        { signal },
      );
    },

    listRecords: () => records().list(),

    dropRecords: (id) => records().drop(id),

    close: async () => {
      reader.closeSync();
      if (writer) (await writer).closeSync();
    },
  };
}

/** Whole numbers beyond 32 bits come as bigint; those that fit a number become one. */
function plainRow(row: Record<string, unknown>): Record<string, unknown> {
  for (const [name, value] of Object.entries(row))
    if (typeof value === "bigint" && Number.isSafeInteger(Number(value))) row[name] = Number(value);
  return row;
}
