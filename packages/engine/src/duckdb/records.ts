import type { DuckDBConnection } from "@duckdb/node-api";
import type { Cube } from "@tvars/cube";
import type { RecordsLookup, RecordsQuery, RecordsTable } from "../records.ts";
import type { Ask } from "../sql/cube.ts";
import type { SqlSource } from "../sql/dialect.ts";
import { matching, recordsBySql } from "../sql/records.ts";
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

const lists = (lookup: RecordsLookup, whole: readonly boolean[]): string => {
  const { keys, values } = matching(lookup, whole);
  const list = (words: readonly string[], type: string): string =>
    `unnest([${words.map(literal).join(", ")}]::${type}[])`;
  const columns = keys.map((words, at) => `${list(words, whole[at] ? "INTEGER" : "VARCHAR")} AS k${at}`);
  return `(SELECT ${[...columns, `${list(values, "VARCHAR")} AS v`].join(", ")})`;
};
