import { asFileProblem, noNeighbourColumns, unknownNeighbour } from "./problems.ts";
import { numberIn, textIn } from "./cells.ts";
import { baseName } from "./read-table.ts";
import { readCsv } from "./csv.ts";

/** Rows of a table that touch, and the length of their border where the file has it. */
export interface Pairs {
  a: number[];
  b: number[];
  borderM?: number[];
}

/**
 * Reads which areas touch: columns a and b (or i and j) with codes of areas, or with numbers of rows from 0, and a third column with the
 * length of the shared border. Codes are tried first, since codes may be numbers.
 * @param units the code of each row of the table; absent where only row numbers can be meant
 */
export async function readNeighbours(
  path: string,
  units: readonly string[] | undefined,
  rows: number,
): Promise<Pairs> {
  const file = baseName(path);
  const {
    columns,
    rows: records,
    lines,
  } = await readCsv(path, file).catch((error: unknown) => {
    throw asFileProblem(path, error);
  });
  const names = columns.map((name) => name.toLowerCase());
  const pair = (
    [
      ["a", "b"],
      ["i", "j"],
      ["from", "to"],
    ] as const
  )
    .map((both) => both.map((name) => names.indexOf(name)))
    .find((both) => both.every((at) => at >= 0));
  if (!pair) throw noNeighbourColumns(file, columns);
  const [atA, atB] = pair as [number, number];
  const border = names.findIndex(
    (name, at) => at !== atA && at !== atB && /border|bound|length|grans|gräns/.test(name),
  );
  const rowOf = readerOf(records, [atA, atB], units, rows);
  const read = (record: number, at: number): number => {
    const found = rowOf(textIn(records[record]![at]));
    if (found === undefined) throw unknownNeighbour(file, lines[record]!, records[record]![at]!);
    return found;
  };
  const pairs: Pairs = {
    a: records.map((_, record) => read(record, atA)),
    b: records.map((_, record) => read(record, atB)),
  };
  const borderM = border < 0 ? [] : records.map((cells) => numberIn(cells[border]) ?? NaN);
  return borderM.length > 0 && borderM.every(Number.isFinite) ? { ...pairs, borderM } : pairs;
}

function readerOf(
  records: readonly string[][],
  columns: readonly number[],
  units: readonly string[] | undefined,
  rows: number,
): (text: string) => number | undefined {
  const byUnit = new Map(units?.map((unit, row) => [unit, row]));
  const allUnits =
    units !== undefined && records.every((cells) => columns.every((at) => byUnit.has(textIn(cells[at]))));
  if (allUnits) return (text) => byUnit.get(text);
  return (text) => {
    const number = Number(text);
    if (/^\d+$/.test(text) && number < rows) return number;
    return byUnit.get(text);
  };
}
