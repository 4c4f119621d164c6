import type { Cube } from "@tvars/cube";
import { cubeSize } from "@tvars/cube";
import { dimensionFor } from "../cube/categories.ts";
import { cubeFrom } from "../cube/describe.ts";
import { Keys, Numbers } from "../cube/keys.ts";
import { checkQuery, checkSize, keyIsLost, severalRows, statusIsUnknown } from "../cube/problems.ts";
import { UNKNOWN_BIT, VALUE, ZERO, statusTeller } from "../cube/status.ts";
import type { CubeQuery } from "../engine.ts";
import type { Dialect, SqlSource } from "./dialect.ts";
import { namesOf } from "./dialect.ts";
import { exactSum } from "./exact.ts";
import type { FigureColumns } from "./figures.ts";
import { figuresSql } from "./figures.ts";

/** Asks a statement and hands over its rows one at a time. */
export type Ask = (sql: string, onRow: (row: readonly unknown[]) => void) => Promise<void>;

/** A cube of figures by one question to a database; the cells are laid out here, where its categories are known. */
export async function cubeBySql(
  { from, by, where = {}, aggregate = "only" }: CubeQuery,
  sources: readonly SqlSource[],
  dialect: Dialect,
  ask: Ask,
  { first }: { first?: string | undefined } = {},
): Promise<Cube> {
  checkQuery(from, by);
  const columns = figuresSql(sources, by, where, aggregate, dialect, first);
  const keys = new Keys(by.length);
  const [figures, sets, flags] = [new Numbers(), new Numbers(), new Numbers()];
  const key: string[] = [];
  let unknown = 0;
  await ask(columns.sql, (row) => {
    for (let at = 0; at < by.length; at++) key[at] = keyOf(row, columns.keys[at]!, by[at]!);
    keys.add(key);
    const set = Number(row[columns.at.set]);
    if (set & UNKNOWN_BIT) unknown++;
    sets.push(set);
    flags.push(Number(row[columns.at.flags]));
    figures.push(figureOf(row, columns));
  });
  if (unknown > 0) throw statusIsUnknown(unknown);
  checkSize(keys.found.reduce((product, { length }) => product * length, 1));
  const dimensions = by.map((column, at) => dimensionFor(column, [...keys.found[at]!].sort(), from));
  const cube = cubeFrom(from, dimensions);
  if (cubeSize(dimensions) === 0) return cube;
  const cells = keys.cells(dimensions.map(({ categories }) => categories.map(({ id }) => id)));
  const seen = aggregate === "only" ? new Uint8Array(cube.values.length) : undefined;
  const statusOf = statusTeller(aggregate);
  for (let row = 0; row < keys.rows; row++) {
    const cell = cells[row]!;
    if (seen?.[cell]) throw severalRows(dimensions, cell, namesOf(sources[0]!));
    if (seen) seen[cell] = 1;
    const status = statusOf(sets.values[row]!, figures.values[row]!);
    cube.status[cell] = status;
    cube.values[cell] = status === VALUE || status === ZERO ? figures.values[row]! : NaN;
    cube.flags[cell] = flags.values[row]!;
  }
  return cube;

  function figureOf(row: readonly unknown[], { at }: FigureColumns): number {
    if (aggregate === "count") return Number(row[at.known]);
    if (aggregate !== "sum" && aggregate !== "mean") {
      const value = row[at.value];
      return value === null ? NaN : Number(value);
    }
    const [whole, billionths] = [row[at.whole], row[at.billionths]] as [string | null, string | null];
    if (whole === null || billionths === null) return NaN;
    const sum = exactSum(whole, billionths);
    return aggregate === "sum" ? sum : sum / Number(row[at.known]);
  }
}

/** Version and code of an area are composed here; a table without versions has the code alone. */
function keyOf(row: readonly unknown[], places: readonly number[], column: string): string {
  const key = row[places.at(-1)!];
  if (key === null) throw keyIsLost(column);
  const version = places.length > 1 ? row[places[0]!] : null;
  return version === null ? String(key) : `${String(version)}:${String(key)}`;
}
