import { DuckDBInstance } from "@duckdb/node-api";
import { run, withConnection } from "./run.ts";
import { identifier, literal } from "./sql.ts";

/** A Parquet file that any program wrote: its columns, and those that were wanted as rows of plain values. */
export interface ParquetTable {
  columns: string[];
  rows: Record<string, unknown>[];
}

/**
 * Reads some columns of a Parquet file that is no snapshot. Whole numbers of 64 bits come as numbers where they fit.
 * @param wanted chooses among the columns there are; every column unless told
 * @throws EngineError `database` where the file is no Parquet file
 */
export async function readParquet(
  path: string,
  wanted: (columns: string[]) => readonly string[] = (columns) => columns,
): Promise<ParquetTable> {
  const instance = await DuckDBInstance.create(":memory:", {
    autoinstall_known_extensions: "false",
    autoload_known_extensions: "false",
    temp_directory: "",
    preserve_insertion_order: "true",
    threads: "1",
  });
  try {
    return await withConnection(instance, async (connection) => {
      const from = `read_parquet(${literal(path)})`;
      const described = await run(connection, `SELECT column_name FROM (DESCRIBE SELECT * FROM ${from})`);
      const columns = ((await described.getColumns())[0] ?? []).map(String);
      const names = wanted(columns).filter((name) => columns.includes(name));
      if (names.length === 0) return { columns, rows: [] };
      const result = await run(connection, `SELECT ${names.map(identifier).join(", ")} FROM ${from}`);
      const rows = (await result.getRowObjectsJS()) as Record<string, unknown>[];
      for (const row of rows)
        for (const [name, value] of Object.entries(row))
          if (typeof value === "bigint") row[name] = Number(value);
      return { columns, rows };
    });
  } finally {
    instance.closeSync();
  }
}
