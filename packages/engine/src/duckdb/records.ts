import type { DuckDBConnection } from "@duckdb/node-api";
import type { Cube } from "@tvars/cube";
import type { RecordsLookup, RecordsQuery, RecordsTable } from "../records.ts";
import type { Ask } from "../sql/cube.ts";
import type { SqlSource } from "../sql/dialect.ts";
import { recordsBySql } from "../sql/records.ts";
import { duckdbDialect } from "./dialect.ts";
import { run } from "./run.ts";
import { literal } from "./sql.ts";

/** Counts a folder of Parquet files. */
export function queryRecords(
  connection: DuckDBConnection,
  query: RecordsQuery,
  { id, columns }: RecordsTable,
  folder: string,
): Promise<Cube> {
  const source: SqlSource = {
    id,
    from: `read_parquet(${literal(`${folder}/*.parquet`)})`,
    columns: columns.map(({ name, type }) => ({
      name,
      kind: type === "VARCHAR" ? "text" : "number",
      type,
    })),
  };
  const ask: Ask = async (sql, onRow) => {
    const result = await run(connection, sql);
    for (
      let chunk = await result.fetchChunk();
      chunk && chunk.rowCount > 0;
      chunk = await result.fetchChunk()
    )
      for (const row of chunk.getRows()) onRow(row);
  };
  return recordsBySql(query, source, duckdbDialect, ask, { lookupFrom: lists });
}

const lists = ({ keys, values }: RecordsLookup): string => {
  const list = (words: readonly string[]): string => `[${words.map(literal).join(", ")}]::VARCHAR[]`;
  const columns = [...keys.map((words, at) => [words, `k${at}`] as const), [values, "v"] as const];
  return `(SELECT ${columns.map(([words, name]) => `unnest(${list(words)}) AS ${name}`).join(", ")})`;
};
