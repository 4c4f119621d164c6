import type { FileTable } from "./read-table.ts";
import { missingCell, negativeCell, textCell } from "./problems.ts";

/** What a cell holds: a number, nothing, or something else. */
const SIGNS = new Set(["", "..", ".", "-", "–", "na", "n/a", "nan", "null", "none", "saknas", "missing"]);
const NUMBER = /^[-−+]?\d+([.,]\d+)?([eE][-+]?\d+)?$/;

/**
 * The number in a cell; NaN where it is empty or a sign for a figure that is not known. Decimal comma and decimal point, blanks between
 * thousands. undefined for any other text.
 */
export function numberIn(cell: unknown): number | undefined {
  if (cell === null || cell === undefined) return NaN;
  if (typeof cell === "number") return Number.isFinite(cell) ? cell : NaN;
  const word = String(cell).trim();
  if (SIGNS.has(word.toLowerCase())) return NaN;
  const plain = word.replaceAll(/(?<=\d)[\u00a0\u202f ](?=\d{3})/g, "");
  return NUMBER.test(plain) ? Number(plain.replace("−", "-").replace(",", ".")) : undefined;
}

export type Missing = "error" | "leave-out";

/**
 * Reads a column of some rows. A row whose cell is empty or without a figure is an error, or with `leave-out` NaN, for its area to be
 * left out; text, and a negative count, are always errors.
 */
export function readColumn(
  table: FileTable,
  rows: readonly number[],
  column: string,
  { missing, counts }: { missing: Missing; counts: boolean },
): Float64Array {
  return Float64Array.from(rows, (row) => {
    const value = table.cell(row, column);
    const cell = { file: table.file, row: table.lineOf(row), column, value };
    const number = numberIn(value);
    if (number === undefined) throw textCell(cell);
    if (Number.isNaN(number) && missing === "error") throw missingCell(cell);
    if (counts && number < 0) throw negativeCell(cell);
    return number;
  });
}

/** A cell as the text it stands for: codes keep their leading zeros, blanks around them do not count. */
export const textIn = (cell: unknown): string =>
  cell === null || cell === undefined ? "" : String(cell).trim();
