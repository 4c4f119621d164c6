import { parse } from "csv-parse/sync";
import { SourceError } from "../source-error.ts";

export interface CsvFile {
  file: string;
  delimiter: string;
  header: string[];
  rows: string[][];
  /** Line in the file of each row, one-based. */
  lines: number[];
  records: Record<string, string>[];
  /** Lines before the header and after the data: titles and footnotes. */
  notes: string[];
}

interface Line {
  record: string[];
  info: { lines: number };
}

/**
 * Reads CSV as agencies and SCB's database write it: `;`, `,` or tab; title lines before the header; a footnote tail
 * after the data, which is kept as notes. The data are the longest run of lines that fill the table's first and last columns.
 * @throws SourceError where there is no table in the file.
 */
export function parseCsv(text: string, file: string): CsvFile {
  const delimiter = delimiterOf(text);
  const lines = parseLines(text, delimiter, file);
  const width = commonest(lines.map(({ record }) => record.length));
  if (width < 2) throw noTable(file, text);
  const headerAt = lines.findIndex(({ record }) => record.length === width && isHeader(record));
  if (headerAt < 0) throw noTable(file, text);
  const header = lines[headerAt]!.record.map((name) => name.trim());
  const data: Line[] = [];
  const tail: string[] = [];
  for (const line of lines.slice(headerAt + 1)) {
    const { record } = line;
    // A footnote has words in one column only; a row of data has a key and at least one figure or sign.
    if (tail.length === 0 && record.length === width && filled(record) > 1) data.push(line);
    else if (filled(record) > 0) tail.push(record.filter((cell) => cell.trim() !== "").join(" "));
  }
  if (data.length === 0) throw noTable(file, text);
  const titles = lines.slice(0, headerAt).map(({ record }) => record.filter((cell) => cell !== "").join(" "));
  return {
    file,
    delimiter,
    header,
    rows: data.map(({ record }) => record),
    lines: data.map(({ info }) => info.lines),
    records: data.map(({ record }) => Object.fromEntries(header.map((name, at) => [name, record[at] ?? ""]))),
    notes: [...titles.filter((title) => title !== ""), ...tail],
  };
}

/** SCB leaves the name of the label column empty (`,2022`); a title line has words in its first column only. */
const isHeader = (record: readonly string[]): boolean =>
  filled(record) >= Math.max(2, record.length - 1) || record.slice(1).every((cell) => cell.trim() !== "");

/** Footnotes have commas of their own, so the table's width is the commonest and not the greatest. */
function commonest(widths: readonly number[]): number {
  const counts = new Map<number, number>();
  for (const width of widths) counts.set(width, (counts.get(width) ?? 0) + 1);
  return [...counts].sort((a, b) => b[1] - a[1] || b[0] - a[0])[0]?.[0] ?? 0;
}

const filled = (record: readonly string[]): number => record.filter((cell) => cell.trim() !== "").length;

/** The sign that parts most lines into the same number of cells; `;` before `,` where decimals use the comma. */
function delimiterOf(text: string): string {
  const sample = text
    .slice(0, 20_000)
    .split(/\r?\n/)
    .filter((line) => line.trim() !== "")
    .slice(0, 60);
  const scores = [";", "\t", ","].map((sign) => {
    const counts = sample.map((line) => line.replaceAll(/"[^"]*"/g, "").split(sign).length - 1);
    return counts.filter((count) => count > 0).length / Math.max(1, sample.length);
  });
  const best = Math.max(...scores);
  return [";", "\t", ","][scores.findIndex((score) => score === best)]!;
}

function parseLines(text: string, delimiter: string, file: string): Line[] {
  try {
    return parse(text, {
      delimiter,
      bom: true,
      // SCB's exports end the header with CRLF and the rows with LF.
      record_delimiter: ["\r\n", "\n", "\r"],
      relax_column_count: true,
      skip_empty_lines: true,
      info: true,
    }) as unknown as Line[];
  } catch (cause) {
    const { lines } = cause as { lines?: number };
    throw new SourceError("body", {
      file,
      ...(lines === undefined ? {} : { row: lines }),
      value: (cause as Error).message,
      problem: { sv: "raden är inte CSV", en: "the line is not CSV" },
      expected: { sv: "citattecken i par", en: "quotation marks in pairs" },
      action: {
        sv: "rätta raden, eller spara filen igen som CSV",
        en: "correct the line, or save the file again as CSV",
      },
      cause,
    });
  }
}

const noTable = (file: string, text: string): SourceError =>
  new SourceError("body", {
    file,
    row: 1,
    value: text.slice(0, 80),
    problem: { sv: "filen innehåller ingen tabell", en: "the file holds no table" },
    expected: {
      sv: "en rubrikrad och rader med minst två kolumner, skilda med ; , eller tabb",
      en: "a header row and rows of at least two columns, parted by ; , or tab",
    },
    action: { sv: "spara bladet som CSV", en: "save the sheet as CSV" },
  });
