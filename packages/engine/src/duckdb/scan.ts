import { DuckDBInstance } from "@duckdb/node-api";
import type { ParquetColumn } from "../engine.ts";
import { run, withConnection } from "./run.ts";
import { identifier, literal } from "./sql.ts";

export interface ScannedColumn {
  name: string;
  type: ParquetColumn["type"];
}

/** A column as written, or a whole-number one with marks (1) where there is none. */
export type ScannedValues = ParquetColumn & { empty?: Uint8Array };

export interface Scan {
  columns: ScannedColumn[];
  /** The rows in their order, some thousand at a time. */
  batches(): AsyncGenerator<Record<string, ScannedValues>>;
}

/** Hands a Parquet file's rows to another engine: as texts, doubles, whole numbers of 32 bits and bytes. */
export async function withScan<Result>(path: string, use: (scan: Scan) => Promise<Result>): Promise<Result> {
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
      const described = await run(
        connection,
        `SELECT column_name, column_type FROM (DESCRIBE SELECT * FROM ${from})`,
      );
      const columns = (await described.getRows()).map(([name, type]) => ({
        name: String(name),
        type: typeOf(String(type)),
      }));
      const selected = columns.map(({ name, type }) => `${identifier(name)}::${type}`);
      async function* batches(): AsyncGenerator<Record<string, ScannedValues>> {
        const result = await connection.stream(`SELECT ${selected.join(", ")} FROM ${from}`);
        for (
          let chunk = await result.fetchChunk();
          chunk && chunk.rowCount > 0;
          chunk = await result.fetchChunk()
        )
          yield Object.fromEntries(
            columns.map(({ name, type }, at) => [name, columnOf(type, chunk!.getColumnValues(at))]),
          );
      }
      return await use({ columns, batches });
    });
  } finally {
    instance.closeSync();
  }
}

function typeOf(type: string): ParquetColumn["type"] {
  if (/^(U?TINYINT|U?SMALLINT|INTEGER)$/.test(type)) return "INTEGER";
  if (/^(U?BIGINT|UINTEGER|U?HUGEINT|FLOAT|DOUBLE|DECIMAL)/.test(type)) return "DOUBLE";
  return /^(BLOB|GEOMETRY)/.test(type) ? "BLOB" : "VARCHAR";
}

function columnOf(type: ParquetColumn["type"], values: readonly unknown[]): ScannedValues {
  switch (type) {
    case "INTEGER":
      return {
        type,
        values: Int32Array.from(values as (number | null)[], (value) => value ?? 0),
        ...(values.includes(null)
          ? { empty: Uint8Array.from(values, (value) => Number(value === null)) }
          : {}),
      };
    case "DOUBLE":
      return { type, values: Float64Array.from(values as (number | null)[], (value) => value ?? NaN) };
    case "BLOB":
      return { type, values: values.map((value) => (value as { bytes: Uint8Array } | null)?.bytes ?? null) };
    case "VARCHAR":
      return { type, values: values as (string | null)[] };
  }
}
