import { type Header, findHeader, named } from "../table/header.ts";

export const DELIMITERS = [";", "\t", ",", "|"] as const;

export interface Dialect {
  delimiter: string;
  decimal: "." | ",";
  header: Header | undefined;
}

/** How separated text is written, told by its first lines: separator, header, decimal comma. What is given is not doubted. */
export function dialectOf(
  head: string,
  { delimiter, decimal, headerRow }: { delimiter?: string; decimal?: "." | ","; headerRow?: number } = {},
): Dialect {
  const sign = delimiter ?? delimiterOf(head);
  const rows = recordsOf(head, sign);
  const header =
    headerRow === undefined
      ? findHeader(rows)
      : rows[headerRow - 1] && {
          row: headerRow,
          columns: named(rows[headerRow - 1]!, rows[headerRow - 1]!.length),
          words: [],
        };
  const body = header ? rows.slice(header.row) : rows;
  return { delimiter: sign, decimal: decimal ?? decimalOf(body, sign), header };
}

/** The separator that gives most rows the same number of cells, and more than one. */
function delimiterOf(head: string): string {
  let best: { sign: string; score: number } = { sign: ";", score: 0 };
  for (const sign of DELIMITERS) {
    const widths = recordsOf(head, sign)
      .map((cells) => cells.length)
      .filter((width) => width > 1);
    const counts = new Map<number, number>();
    for (const width of widths) counts.set(width, (counts.get(width) ?? 0) + 1);
    // Rows of equal width, weighed a little by how wide they are: text has commas, tables have columns.
    for (const [width, count] of counts) {
      const score = count * (1 + Math.min(width, 30) / 100);
      if (score > best.score) best = { sign, score };
    }
  }
  return best.sign;
}

/** A comma between digits where no point stands so, is a decimal comma; a file without either has a point. */
function decimalOf(rows: readonly (readonly string[])[], delimiter: string): "." | "," {
  if (delimiter === ",") {
    const quoted = rows.flat().filter((cell) => /^-?\d+,\d+$/.test(cell.trim())).length;
    if (quoted === 0) return ".";
  }
  let [commas, points] = [0, 0];
  for (const cells of rows)
    for (const cell of cells) {
      if (/^[-−]?[\d\s\u00A0]*\d,\d+$/.test(cell.trim())) commas++;
      else if (/^[-−]?\d*\d\.\d+$/.test(cell.trim())) points++;
    }
  return commas > points ? "," : ".";
}

/** Records of a text's beginning, whole ones only, at most 200. */
export function recordsOf(text: string, sign: string): string[][] {
  const records: string[][] = [];
  let cells: string[] = [];
  let at = 0;
  while (at < text.length && records.length < 200) {
    let cell = "";
    if (text[at] === '"') {
      let close = at + 1;
      for (;;) {
        close = text.indexOf('"', close);
        if (close < 0) return records;
        if (text[close + 1] !== '"') break;
        close += 2;
      }
      cell = text.slice(at + 1, close).replaceAll('""', '"');
      at = close + 1;
      while (at < text.length && text[at] !== sign && text[at] !== "\n" && text[at] !== "\r") at++;
    } else {
      const first = at;
      while (at < text.length && text[at] !== sign && text[at] !== "\n" && text[at] !== "\r") at++;
      cell = text.slice(first, at);
    }
    cells.push(cell);
    if (text[at] === sign) {
      at++;
      continue;
    }
    if (text[at] === "\r" && text[at + 1] === "\n") at++;
    at++;
    records.push(cells);
    cells = [];
  }
  return records;
}
