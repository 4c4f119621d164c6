import type { DuckDBConnection } from "@duckdb/node-api";
import { needColumn as needColumnOf } from "../cube/problems.ts";
import type { Snapshot } from "../snapshot.ts";
import { run } from "./run.ts";
import { literal } from "./sql.ts";

/** A snapshot's file as a table, with the columns it has. */
export interface Source {
  snapshot: Snapshot;
  from: string;
  columns: string[];
}

export async function openSource(
  connection: DuckDBConnection,
  snapshot: Snapshot,
  path: string,
): Promise<Source> {
  const from = `read_parquet(${literal(path)})`;
  const described = await run(connection, `SELECT column_name FROM (DESCRIBE SELECT * FROM ${from})`);
  const columns = (await described.getColumns())[0] ?? [];
  return { snapshot, from, columns: columns.map(String) };
}

/** @throws EngineError `query` naming the columns there are */
export const needColumn = ({ snapshot, columns }: Source, name: string): void =>
  needColumnOf(snapshot.id, columns, name);
