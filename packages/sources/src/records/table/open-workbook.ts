import { readFile } from "node:fs/promises";
import { type CellValue, type Workbook, read } from "hucre";
import type { Text } from "@tvars/cube";
import { SourceError } from "../../source-error.ts";
import { NOTE_WIDTH, noHeader, noRows } from "../csv/problems.ts";
import type { OpenRecords, ReadRecordsOptions } from "../reader.ts";
import { type Header, findHeader, named } from "./header.ts";
import { memoryBatches, textOfCell } from "./memory.ts";
import { checkUnzippedSize } from "./unzipped-size.ts";

const HEAD_ROWS = 200;

/**
 * Opens a sheet of an XLSX or ODS workbook; unless one is named, the first that is not hidden and has a plain header row.
 * @throws SourceError for a broken or locked workbook, an unknown sheet, or a sheet without a plain header row
 */
export async function openWorkbook(
  path: string,
  name: string,
  format: "xlsx" | "ods",
  options: ReadRecordsOptions,
): Promise<OpenRecords> {
  const { sheets: all } = await workbookOf(path, name);
  const sheets = all.filter((sheet) => !sheet.hidden && !sheet.veryHidden);
  const { sheet, passed } = sheetOf(sheets, all, options, name);
  const { rows } = sheet;
  const header = headerOf(rows, options.headerRow);
  if (!header) throw noHeader(`${name} [${sheet.name}]`);
  const at = new Map(header.columns.map((column, position) => [column, position]));
  const body = rows
    .map((cells, position) => ({ cells, row: position + 1 }))
    .slice(header.row)
    .filter(({ cells }) => cells.some((cell) => textOfCell(cell) !== ""))
    .filter(({ cells }) => header.columns.length < NOTE_WIDTH || filledOf(cells) > 1);
  if (body.length === 0) throw noRows(`${name} [${sheet.name}]`);
  const table = {
    rows: body.length,
    rowOf: (row: number) => body[row]!.row,
    cell: (row: number, column: string) => body[row]!.cells[at.get(column) ?? -1],
    decimal: options.decimal ?? decimalOf(body.map(({ cells }) => cells)),
  };
  return {
    name,
    file: { format, sheet: sheet.name, headerRow: header.row, decimal: table.decimal },
    columns: header.columns,
    rows: body.length,
    words: [...passedSaid(passed, sheet.name), ...header.words],
    sheets: sheets.map((one) => one.name),
    geometry: null,
    crs: undefined,
    batches: (wanted, batch) => memoryBatches(table, wanted, batch),
    close: async () => {},
  };
}

type Sheet = Workbook["sheets"][number];

/** Sheets without a header row are passed over, and named; where none has one, the first is what is complained of. */
function sheetOf(
  shown: readonly Sheet[],
  all: readonly Sheet[],
  { sheet: wanted, headerRow }: ReadRecordsOptions,
  file: string,
): { sheet: Sheet; passed: string[] } {
  const names = all.map((one) => one.name);
  if (wanted !== undefined) {
    const sheet = all.find((one) => one.name === wanted);
    if (!sheet) throw noSheet(file, wanted, names);
    return { sheet, passed: [] };
  }
  const at = shown.findIndex(({ rows }) => {
    const header = headerOf(rows, headerRow);
    return header !== undefined && rows.length > header.row;
  });
  const sheet = shown[Math.max(0, at)];
  if (!sheet) throw noSheet(file, undefined, names);
  return { sheet, passed: at > 0 ? shown.slice(0, at).map((one) => one.name) : [] };
}

const passedSaid = (passed: readonly string[], read: string): Text[] =>
  passed.length === 0
    ? []
    : [
        {
          sv: `Bladet ${read} läses. ${passed.join(", ")} har ingen enkel rubrikrad och hoppades över.`,
          en: `The sheet ${read} is read. ${passed.join(", ")} have no plain header row and were passed over.`,
        },
      ];

const filledOf = (cells: readonly CellValue[]): number =>
  cells.filter((cell) => textOfCell(cell) !== "").length;

function headerOf(rows: readonly CellValue[][], headerRow: number | undefined): Header | undefined {
  if (headerRow === undefined)
    return findHeader(rows.slice(0, HEAD_ROWS).map((cells) => cells.map(textOfCell)));
  const cells = rows[headerRow - 1];
  return cells && { row: headerRow, columns: named(cells.map(textOfCell), cells.length), words: [] };
}

/** Numbers are numbers in a workbook; where they are texts, the comma is looked for. */
const decimalOf = (rows: readonly CellValue[][]): "." | "," =>
  rows.some((cells) => cells.some((cell) => typeof cell === "string" && /^-?\d+,\d+$/.test(cell.trim())))
    ? ","
    : ".";

async function workbookOf(path: string, name: string): Promise<Workbook> {
  const bytes = await readFile(path);
  checkUnzippedSize(name, bytes);
  try {
    return await read(bytes);
  } catch (cause) {
    throw new SourceError("body", {
      file: name,
      value: cause instanceof Error ? cause.message : String(cause),
      problem: { sv: "arbetsboken går inte att läsa", en: "the workbook cannot be read" },
      expected: {
        sv: "en hel XLSX- eller ODS-fil utan lösenord",
        en: "a whole XLSX or ODS file without a password",
      },
      action: { sv: "spara den på nytt, eller som CSV", en: "save it again, or as CSV" },
      cause,
    });
  }
}

const noSheet = (file: string, value: string | undefined, sheets: readonly string[]): SourceError =>
  new SourceError("content", {
    file,
    value: value ?? "",
    problem: { sv: "bladet finns inte", en: "there is no such sheet" },
    expected: { sv: `ett av ${sheets.join(", ")}`, en: `one of ${sheets.join(", ")}` },
    action: { sv: "välj ett blad", en: "choose a sheet" },
  });
