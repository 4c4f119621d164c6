import type { MeasureResult, MeasuredAreas, MeasuredGroup } from "@tvars/api";
import { MeasuresError, adjacencyOf } from "@tvars/measures";
import type { MeasureData } from "@tvars/measures";
import { measuresNamed } from "../catalogue.ts";
import { measureColumns, withTotal } from "../given.ts";
import type { Columns } from "../given.ts";
import { numbered, spaceOf } from "../place-data.ts";
import { asGivenProblem, oneGroupAlone } from "../problems.ts";
import { readColumn, textIn } from "./cells.ts";
import { readNeighbours } from "./neighbours-file.ts";
import type { Pairs } from "./neighbours-file.ts";
import { largerThanTotal, needsUnit, noShape, nothingLeft } from "./problems.ts";
import { columnsOf, inYear, partsOf, unitsOf } from "./parts.ts";
import type { Part } from "./parts.ts";
import type { TableQuery } from "./query.ts";
import { readTable } from "./read-table.ts";
import type { FileTable } from "./read-table.ts";
import { readShapes } from "./shapes-file.ts";

/** One measure of one part of a file. */
export type TableResult = MeasureResult & { year?: number; within?: { column: string; value: string } };

export interface TableRun {
  year?: number;
  within?: { column: string; value: string };
  groups: MeasuredGroup[];
  areas: MeasuredAreas;
  /** Codes of the areas in the order of `perArea`; only where that was asked for. */
  units?: string[];
}

export interface TableAnswer {
  table: string;
  unit: string | null;
  /** Of the last run, which is the only one without years or parts. */
  groups: MeasuredGroup[];
  areas: MeasuredAreas;
  runs: TableRun[];
  results: TableResult[];
}

/**
 * Measures of a CSV or Parquet file, whole, by year, or within each value of a column. Needs no workspace.
 * @throws StudyError that names file, row, value, what was expected and what to do
 */
export async function measureTable(path: string, query: TableQuery): Promise<TableAnswer> {
  const named = measuresNamed(query.measures);
  const { groups, total, unit } = query;
  if (groups.length === 1 && total === undefined && named.some(({ info }) => info.groups !== "none"))
    throw oneGroupAlone(groups[0]!);
  const table = await readTable(path, columnsOf(query));
  const parts = partsOf(table, query);
  const units = unitsOf(table, unit);
  if (query.geometry !== undefined && units === undefined) throw needsUnit("--geometry");
  const beside: Beside = {
    ...(query.adjacency === undefined
      ? {}
      : { pairs: await readNeighbours(query.adjacency, units, table.rows) }),
    ...(query.geometry === undefined
      ? {}
      : { shapes: await readShapes(query.geometry, unit!, units!, query) }),
  };
  const runs: TableRun[] = [];
  const results: TableResult[] = [];
  for (const part of parts) {
    const { columns, codes } = columnsFor(table, part, query, beside);
    const answer = await measureColumns(columns, query);
    const of = {
      ...(part.year === undefined ? {} : { year: part.year }),
      ...(part.within ? { within: part.within } : {}),
    };
    runs.push({
      ...of,
      groups: answer.groups,
      areas: answer.areas,
      ...(query.perArea ? { units: codes } : {}),
    });
    for (const result of answer.results) results.push({ ...of, ...result });
  }
  const last = runs.at(-1)!;
  return { table: table.file, unit: unit ?? null, groups: last.groups, areas: last.areas, runs, results };
}

const NO_FIGURE = { sv: "cellen är tom eller saknar uppgift", en: "the cell is empty or without a figure" };
const NO_SHAPE = { sv: "utan geometri", en: "without geometry" };

/** What belongs to a table beside its columns, read once for all its parts. */
interface Beside {
  pairs?: Pairs;
  shapes?: Shapes;
}

/** The columns of one part, with the areas that lack something left out where that was asked for. */
function columnsFor(
  table: FileTable,
  { rows: all, year }: Part,
  query: TableQuery,
  { pairs, shapes }: Beside,
): { columns: Columns; codes: string[] } {
  const { missing = "error", unit } = query;
  const read = (name: string, counts: boolean): Float64Array =>
    readColumn(table, all, inYear(name, year), { missing, counts });
  const groups = query.groups.map((name) => ({ id: inYear(name, year), column: read(name, true) }));
  const total = query.total === undefined ? undefined : read(query.total, true);
  const numbers = Object.fromEntries(
    (["x", "y", "values", "area", "perimeter"] as const).flatMap((name) =>
      query[name] === undefined ? [] : [[name, read(query[name], name === "area" || name === "perimeter")]],
    ),
  ) as Partial<Record<"x" | "y" | "values" | "area" | "perimeter", Float64Array>>;
  const units = all.map((row) => (unit === undefined ? String(row) : textIn(table.cell(row, unit))));
  const shapeRows = shapes && new Map(shapes.codes.map((code, row) => [code, row]));
  const leftOut: NonNullable<Columns["leftOut"]> = [];
  const kept = all.flatMap((row, at) => {
    const figures = [
      ...groups.map(({ column }) => column),
      ...(total ? [total] : []),
      ...Object.values(numbers),
    ];
    if (figures.some((column) => Number.isNaN(column[at]!))) {
      leftOut.push({ status: "missing", text: NO_FIGURE });
      return [];
    }
    if (shapeRows && !shapeRows.has(units[at]!)) {
      if (missing === "error")
        throw noShape(
          { file: table.file, row: table.lineOf(row), column: unit!, value: units[at] },
          query.geometry!,
        );
      leftOut.push({ status: "geometry", text: NO_SHAPE });
      return [];
    }
    checkTotal(table, row, groups, total, at);
    return [at];
  });
  if (kept.length === 0) throw nothingLeft(table.file);
  const pick = (column: Float64Array): Float64Array =>
    kept.length === all.length ? column : Float64Array.from(kept, (at) => column[at]!);
  const picked = groups.map(({ id, column }) => ({ id, column: pick(column) }));
  const codes = kept.map((at) => units[at]!);
  try {
    const { counts, groups: named } = ordered(withTotal(picked, total && pick(total)), query.swap === true);
    const positions = new Map(kept.map((at, own) => [all[at]!, own]));
    const data: MeasureData = {
      counts,
      ...(shapes && shapeRows ? shapesOf(shapes, shapeRows, codes) : {}),
      ...(numbers.x && numbers.y ? { centres: { x: pick(numbers.x), y: pick(numbers.y) } } : {}),
      ...(numbers.area
        ? {
            ground: {
              m2: pick(numbers.area),
              ...(numbers.perimeter ? { perimeterM: pick(numbers.perimeter) } : {}),
            },
          }
        : {}),
      ...(pairs ? { adjacency: adjacencyOf(kept.length, among(pairs, positions)) } : {}),
      ...(numbers.values ? { values: pick(numbers.values) } : {}),
      ...(query.nesting?.length
        ? {
            nesting: query.nesting.map(
              (name) => numbered(kept.map((at) => textIn(table.cell(all[at]!, name)))).numbers,
            ),
          }
        : {}),
    };
    return { columns: { data, groups: named, leftOut }, codes };
  } catch (error) {
    if (error instanceof MeasuresError) throw asGivenProblem(error);
    throw error;
  }
}

/** The groups in their order, or turned about. */
function ordered(
  { counts, groups }: ReturnType<typeof withTotal>,
  swap: boolean,
): ReturnType<typeof withTotal> {
  if (!swap) return { counts, groups };
  return { counts: { ...counts, groups: counts.groups.toReversed() }, groups: groups.toReversed() };
}

type Shapes = Awaited<ReturnType<typeof readShapes>>;

/** Of points only the centres are known. */
function shapesOf(shapes: Shapes, rows: ReadonlyMap<string, number>, codes: readonly string[]) {
  if (!shapes.points) return spaceOf(shapes, rows, codes);
  const at = (values: readonly number[]): Float64Array =>
    Float64Array.from(codes, (code) => values[rows.get(code)!]!);
  return { centres: { x: at(shapes.x), y: at(shapes.y) } };
}

/** The pairs of which both areas are measured, by their positions among these. */
function among({ a, b, borderM }: Pairs, positions: ReadonlyMap<number, number>): Pairs {
  const kept = a.flatMap((_, pair) => (positions.has(a[pair]!) && positions.has(b[pair]!) ? [pair] : []));
  return {
    a: kept.map((pair) => positions.get(a[pair]!)!),
    b: kept.map((pair) => positions.get(b[pair]!)!),
    ...(borderM ? { borderM: kept.map((pair) => borderM[pair]!) } : {}),
  };
}

/** A group larger than the total of its row cannot be right. */
function checkTotal(
  table: FileTable,
  row: number,
  groups: readonly { id: string; column: Float64Array }[],
  total: Float64Array | undefined,
  at: number,
): void {
  if (!total) return;
  const odd = groups.find(({ column }) => column[at]! > total[at]!);
  if (odd)
    throw largerThanTotal(
      { file: table.file, row: table.lineOf(row), column: odd.id, value: odd.column[at] },
      total[at]!,
    );
}
