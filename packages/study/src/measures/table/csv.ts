import { decode } from "@tvars/sources";
import { readFile } from "node:fs/promises";
import { emptyFile, raggedRow, unclosedQuote } from "./problems.ts";

/** A text file as a header and rows; every row is as wide as the header, and none is passed over. */
export interface CsvTable {
  columns: string[];
  rows: string[][];
  /** Line in the file of each row, from 1. */
  lines: number[];
}

/**
 * Reads CSV with `;`, tab or `,` between the cells, with or without quotation marks and byte order mark. Nothing is skipped but empty lines: a
 * row of another width is an error, since a table that is measured must be whole.
 */
export async function readCsv(path: string, file: string): Promise<CsvTable> {
  const text = decode(await readFile(path)).replace(/^\uFEFF/, "");
  const separator = separatorOf(text);
  const records = recordsOf(text, separator, file);
  const [head, ...body] = records;
  if (!head || body.length === 0) throw emptyFile(file);
  const columns = head.cells.map((name) => name.trim());
  for (const { cells, line } of body)
    if (cells.length !== columns.length) throw raggedRow(file, line, cells.length, columns.length);
  return { columns, rows: body.map(({ cells }) => cells), lines: body.map(({ line }) => line) };
}

/** The sign that parts the header into most cells; a header of one column is one cell whatever the sign. */
function separatorOf(text: string): string {
  const head = text.slice(0, Math.max(0, text.search(/\r?\n|\r|$/))).replaceAll(/"[^"]*"/g, "");
  const counts = [";", "\t", ","].map((sign) => head.split(sign).length);
  return [";", "\t", ","][counts.indexOf(Math.max(...counts))]!;
}

interface CsvRecord {
  cells: string[];
  line: number;
}

function recordsOf(text: string, separator: string, file: string): CsvRecord[] {
  const records: CsvRecord[] = [];
  let [line, start, at] = [1, 1, 0];
  let cells: string[] = [];
  const end = (): void => {
    if (cells.length > 1 || cells[0]!.trim() !== "") records.push({ cells, line: start });
    cells = [];
  };
  while (at < text.length) {
    if (cells.length === 0) start = line;
    let cell: string;
    if (text[at] === '"') {
      const close = closing(text, at, file, line);
      cell = text.slice(at + 1, close).replaceAll('""', '"');
      line += cell.split("\n").length - 1;
      at = close + 1;
    } else {
      const from = at;
      while (at < text.length && text[at] !== separator && text[at] !== "\n" && text[at] !== "\r") at += 1;
      cell = text.slice(from, at);
    }
    cells.push(cell);
    if (text[at] === separator) {
      at += 1;
      // A separator that ends the file is followed by one more, empty cell.
      if (at === text.length) cells.push("");
      continue;
    }
    if (text[at] === "\r" && text[at + 1] === "\n") at += 1;
    at += 1;
    line += 1;
    end();
  }
  if (cells.length > 0) end();
  return records;
}

function closing(text: string, open: number, file: string, line: number): number {
  let at = open + 1;
  for (;;) {
    at = text.indexOf('"', at);
    if (at < 0) throw unclosedQuote(file, line);
    if (text[at + 1] !== '"') return at;
    at += 2;
  }
}
