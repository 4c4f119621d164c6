import type { DuckDBConnection, DuckDBValue } from "@duckdb/node-api";
import type { Cube, Dimension, Origin, Text } from "@tvars/cube";
import { cubeSize, emptyCube, mergeNotes, statusCode, stridesOf, text } from "@tvars/cube";
import type { Aggregate, CubeQuery } from "../engine.ts";
import { EngineError } from "../error.ts";
import type { Snapshot } from "../snapshot.ts";
import { dimensionFor } from "./categories.ts";
import { UNKNOWN, cellsSql, rowsSql } from "./figures.ts";
import { run } from "./run.ts";
import type { Source } from "./source.ts";
import { openSource } from "./source.ts";
import { textList } from "./where.ts";

const MAX_CELLS = 50_000_000;

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
  const cube = {
    ...emptyCube(titleOf(from), dimensions),
    notes: mergeNotes(from.map(notesOf)),
    origin: from.map(originOf),
  };
  if (cubeSize(dimensions) === 0) return cube;
  const sizes = dimensions.map(({ categories }) => categories.length);
  const lists = dimensions.map(({ categories }) => textList(categories.map(({ id }) => id)));
  const sql = cellsSql(rows, sizes, values.length + 1, aggregate);
  const result = await run(connection, sql, [...values, ...lists]);
  const seen = aggregate === "only" ? new Uint8Array(cube.values.length) : undefined;
  const statusOf = statusOfSet(aggregate);
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
      if (seen?.[cell]) throw severalRows(dimensions, cell, sources[0]!);
      if (seen) seen[cell] = 1;
      const figure = figures!.getItem(row) as number;
      const told = statusOf[statuses!.getItem(row) as number]!;
      const status = told === BY_FIGURE ? (figure === 0 ? ZERO : VALUE) : told;
      cube.status[cell] = status;
      cube.values[cell] = status === VALUE || status === ZERO ? figure : NaN;
      cube.flags[cell] = flags!.getItem(row) as number;
    }
  }
  return cube;
}

function checkQuery(from: readonly Snapshot[], by: readonly string[]): void {
  const odd = from.find(({ kind }) => kind !== "figures");
  if (odd || from.length === 0)
    throw unfit(
      odd ? `${odd.id}: ${odd.kind}` : "[]",
      "ögonblicksbilder av slaget figures",
      "snapshots of kind figures",
    );
  if (new Set(by).size !== by.length) throw unfit(by.join(", "), "varje kolumn en gång", "each column once");
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
  if (lost) throw damagedRows(`${lost}: NULL`, "en kod i varje rad", "a code in every row");
  if (Number(row.at(-1)) > 0)
    throw damagedRows(`status: ${String(row.at(-1))}`, "kända ord i status", "known words in status");
  const found = by.map((_, at) => ((row[at * 2] as string[] | null) ?? []).sort());
  const cells = found.reduce((product, { length }) => product * length, 1);
  if (cells > MAX_CELLS)
    throw unfit(
      `${cells} celler`,
      `högst ${MAX_CELLS} celler; välj med where`,
      `at most ${MAX_CELLS} cells; choose with where`,
    );
  return found;
}

const [VALUE, ZERO, SUPPRESSED, MISSING, NOT_APPLICABLE] = (
  ["value", "zero", "suppressed", "missing", "not-applicable"] as const
).map(statusCode) as [number, number, number, number, number];

/** Told by the figure: zero or value. */
const BY_FIGURE = 255;

/** What a set of statuses (bit i = STATUSES[i]) comes to, as `sumFigures` of the cube package says it. */
function statusOfSet(aggregate: Aggregate): Uint8Array {
  return Uint8Array.from({ length: 1 << 5 }, (_, set) => {
    const has = (code: number): boolean => (set & (1 << code)) !== 0;
    if (aggregate === "count") return BY_FIGURE;
    if (has(SUPPRESSED)) return SUPPRESSED;
    if (has(MISSING)) return MISSING;
    if (!has(VALUE) && !has(ZERO)) return NOT_APPLICABLE;
    if (aggregate === "only") return has(ZERO) ? ZERO : VALUE;
    return BY_FIGURE;
  });
}

const titleOf = (from: readonly Snapshot[]): Text =>
  text(
    [...new Set(from.map(({ title }) => title.sv))].join(" · "),
    [...new Set(from.map(({ title }) => title.en))].join(" · "),
  );

const notesOf = ({ notes = [] }: Snapshot): Pick<Cube, "notes"> => ({ notes });

/** What a figure of a snapshot says about where it comes from. */
export function originOf(snapshot: Snapshot): Origin {
  const { id, source, table, updated, fetched, licence, attribution, invented } = snapshot;
  return {
    source,
    table,
    snapshot: id,
    ...(updated === undefined ? {} : { updated }),
    fetched,
    licence,
    attribution,
    ...(invented ? { invented } : {}),
  };
}

function severalRows(dimensions: readonly Dimension[], cell: number, { columns }: Source): EngineError {
  const strides = stridesOf(dimensions);
  const name = dimensions.map(({ id, categories }, at) => {
    const category = categories[Math.floor(cell / strides[at]!) % categories.length]!;
    return `${id} ${category.id}`;
  });
  const asked = new Set([...dimensions.map(({ id }) => id), "version", "value", "status", "flags"]);
  const left = columns.filter((column) => !asked.has(column)).join(", ") || "–";
  return new EngineError({
    kind: "many",
    what: text("Flera rader i en cell", "Several rows in one cell"),
    value: name.join(", "),
    expected: text("en rad för varje cell", "one row per cell"),
    action: text(
      `Lägg till en kolumn i by (${left}), välj i where, eller ange aggregate.`,
      `Add a column to by (${left}), choose in where, or give an aggregate.`,
    ),
  });
}

const unfit = (value: string, sv: string, en: string): EngineError =>
  new EngineError({
    kind: "query",
    what: text("Frågan kan inte ställas", "The question cannot be asked"),
    value,
    expected: text(sv, en),
    action: text("Ändra frågan.", "Change the question."),
  });

const damagedRows = (value: string, sv: string, en: string): EngineError =>
  new EngineError({
    kind: "damaged",
    what: text("Raderna kan inte läsas", "The rows cannot be read"),
    value,
    expected: text(sv, en),
    action: text("Hämta tabellen igen.", "Fetch the table again."),
  });
