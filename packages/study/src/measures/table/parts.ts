import { textIn } from "./cells.ts";
import { noRowsOf, unitTwice, yearsWithoutColumn } from "./problems.ts";
import type { TableQuery } from "./query.ts";
import type { FileTable } from "./read-table.ts";

/** Rows of a file that are measured by themselves. */
export interface Part {
  year?: number;
  within?: { column: string; value: string };
  rows: number[];
}

const YEAR = "{year}";
/** A column's name in a year. */
export const inYear = (name: string, year: number | undefined): string =>
  year === undefined ? name : name.replaceAll(YEAR, String(year));

/** Every column that a question needs. */
export function columnsOf(query: TableQuery): string[] {
  const { groups, total, years = [], nesting = [] } = query;
  const perYear = [...groups, total, query.values].flatMap((name) =>
    name === undefined ? [] : name.includes(YEAR) ? years.map((year) => inYear(name, year)) : [name],
  );
  const others = [query.unit, query.yearColumn, query.within, query.x, query.y, query.area, query.perimeter];
  return [...new Set([...perYear, ...others.filter((name) => name !== undefined), ...nesting])];
}

/** The code of each row; undefined where rows have none. */
export const unitsOf = (table: FileTable, unit: string | undefined): string[] | undefined =>
  unit === undefined
    ? undefined
    : Array.from({ length: table.rows }, (_, row) => textIn(table.cell(row, unit)));

/** The parts of a file that are measured by themselves: years, then values of a column. */
export function partsOf(
  table: FileTable,
  { years, yearColumn, within, groups, total, unit }: TableQuery,
): Part[] {
  const all = Array.from({ length: table.rows }, (_, row) => row);
  const wide = [...groups, total].some((name) => name?.includes(YEAR));
  if ((wide && !years?.length) || (years?.length && !wide && yearColumn === undefined))
    throw yearsWithoutColumn(table.file);
  const byYear = ((): Part[] => {
    if (yearColumn === undefined)
      return (years ?? [undefined]).map((year) => ({ ...(year === undefined ? {} : { year }), rows: all }));
    const known = [...new Set(all.map((row) => textIn(table.cell(row, yearColumn))))].sort();
    const wanted = years ?? known.map(Number);
    return wanted.map((year) => {
      const rows = all.filter((row) => textIn(table.cell(row, yearColumn)) === String(year));
      if (rows.length === 0) throw noRowsOf(table.file, yearColumn, String(year), known);
      return { year, rows };
    });
  })();
  for (const { rows } of byYear) checkUnits(table, rows, unit);
  if (within === undefined) return byYear;
  return byYear.flatMap(({ rows, ...part }) => {
    const values = [...new Set(rows.map((row) => textIn(table.cell(row, within))))].sort();
    return values.map((value) => ({
      ...part,
      within: { column: within, value },
      rows: rows.filter((row) => textIn(table.cell(row, within)) === value),
    }));
  });
}

function checkUnits(table: FileTable, rows: readonly number[], unit: string | undefined): void {
  if (unit === undefined) return;
  const seen = new Map<string, number>();
  for (const row of rows) {
    const value = textIn(table.cell(row, unit));
    const before = seen.get(value);
    const cell = { file: table.file, row: table.lineOf(row), column: unit, value };
    if (before !== undefined) throw unitTwice(cell, table.lineOf(before));
    seen.set(value, row);
  }
}
