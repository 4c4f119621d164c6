import type { DuckDBConnection, DuckDBValue } from "@duckdb/node-api";
import type { Cube } from "@tvars/cube";
import { cubeSize } from "@tvars/cube";
import { dimensionFor } from "../cube/categories.ts";
import { cubeFrom } from "../cube/describe.ts";
import { checkQuery, checkSize, keyIsLost, severalRows, statusIsUnknown } from "../cube/problems.ts";
import { VALUE, ZERO, statusTeller } from "../cube/status.ts";
import type { CubeQuery } from "../engine.ts";
import type { Snapshot } from "../snapshot.ts";
import { UNKNOWN, cellsSql, rowsSql } from "./figures.ts";
import { run } from "./run.ts";
import type { Source } from "./source.ts";
import { openSource } from "./source.ts";
import { textList } from "./where.ts";

/** Two questions: which categories there are, and the figure of each cell. */
export async function queryCube(
  connection: DuckDBConnection,
  { from, by, where = {}, aggregate = "only" }: CubeQuery,
  pathOf: (snapshot: Snapshot) => string,
): Promise<Cube> {
  checkQuery(from, by);
  const sources: Source[] = [];
  for (const snapshot of from) sources.push(await openSource(connection, snapshot, pathOf(snapshot)));
  const values: DuckDBValue[] = [];
  const rows = rowsSql(sources, by, where, values);
  const found = await categoriesOf(connection, rows, by, values);
  const dimensions = by.map((column, at) => dimensionFor(column, found[at]!, from));
  const cube = cubeFrom(from, dimensions);
  if (cubeSize(dimensions) === 0) return cube;
  const sizes = dimensions.map(({ categories }) => categories.length);
  const lists = dimensions.map(({ categories }) => textList(categories.map(({ id }) => id)));
  const sql = cellsSql(rows, sizes, values.length + 1, aggregate);
  const result = await run(connection, sql, [...values, ...lists]);
  const seen = aggregate === "only" ? new Uint8Array(cube.values.length) : undefined;
  const statusOf = statusTeller(aggregate);
  for (
    let chunk = await result.fetchChunk();
    chunk && chunk.rowCount > 0;
    chunk = await result.fetchChunk()
  ) {
    const [cells, figures, statuses, flags] = [0, 1, 2, 3].map((column) => chunk!.getColumnVector(column));
    // Asked for once: each asking crosses over to DuckDB.
    const rowCount = chunk.rowCount;
    for (let row = 0; row < rowCount; row++) {
      const cell = cells!.getItem(row) as number;
      if (seen?.[cell]) throw severalRows(dimensions, cell, sources[0]!.columns);
      if (seen) seen[cell] = 1;
      const figure = figures!.getItem(row) as number;
      const status = statusOf(statuses!.getItem(row) as number, figure);
      cube.status[cell] = status;
      cube.values[cell] = status === VALUE || status === ZERO ? figure : NaN;
      cube.flags[cell] = flags!.getItem(row) as number;
    }
  }
  return cube;
}

async function categoriesOf(
  connection: DuckDBConnection,
  rows: string,
  by: readonly string[],
  values: DuckDBValue[],
): Promise<string[][]> {
  if (by.length === 0) return [];
  const lists = by.map((_, at) => `list(DISTINCT k${at}), count(*) FILTER (WHERE k${at} IS NULL)`);
  const unknown = `count(*) FILTER (WHERE s = ${UNKNOWN})`;
  const result = await run(connection, `SELECT ${lists.join(", ")}, ${unknown} FROM (${rows})`, values);
  const row = (await result.getRowsJS())[0]!;
  const lost = by.find((_, at) => Number(row[at * 2 + 1]) > 0);
  if (lost) throw keyIsLost(lost);
  if (Number(row.at(-1)) > 0) throw statusIsUnknown(Number(row.at(-1)));
  const found = by.map((_, at) => ((row[at * 2] as string[] | null) ?? []).sort());
  checkSize(found.reduce((product, { length }) => product * length, 1));
  return found;
}
