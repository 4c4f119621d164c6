import { type Cell, type Column, type Table, isFigure, isKey, statusWords } from "./table.ts";

export interface CsvOptions {
  /** `;` comes with a decimal comma, as spreadsheets in Swedish read it. */
  separator?: "," | ";";
}

const BOM = "\uFEFF";
// A spreadsheet would run text that starts like this as a formula; negative numbers are left alone.
const FORMULA = /^[=+@\t\r\n＝＋＠－]|^-(?!\d+([.,]\d+)?$)./;

/**
 * A table as CSV: UTF-8 with a byte order mark, CRLF, a column `NAME_status` after each figure. The status is empty
 * for a plain number, so an empty cell is never without its reason.
 */
export function csv({ columns, rows }: Table, { separator = "," }: CsvOptions = {}): string {
  const head = columns.flatMap(({ id, role }) => (role === "measure" ? [id, `${id}_status`] : [id]));
  const lines = [
    head.map((name) => quoted(name, separator)).join(separator),
    ...rows.map((row) =>
      columns.flatMap((column) => fields(column, row[column.id], separator)).join(separator),
    ),
  ];
  return `${BOM}${lines.join("\r\n")}\r\n`;
}

function fields({ role }: Column, cell: Cell, separator: string): string[] {
  if (role === "measure") {
    if (!isFigure(cell)) return ["", "not-applicable"];
    return [number(cell.value, separator), statusWords(cell)];
  }
  return [quoted(isKey(cell) ? cell.id : typeof cell === "string" ? cell : "", separator)];
}

function number(value: number | null, separator: string): string {
  if (value === null) return "";
  return separator === ";" ? String(value).replace(".", ",") : String(value);
}

function quoted(text: string, separator: string): string {
  const safe = FORMULA.test(text) ? `'${text}` : text;
  return safe.includes(separator) || /["\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}
