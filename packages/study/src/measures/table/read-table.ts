import { closeSync, openSync, readSync } from "node:fs";
import { readParquet } from "@tvars/engine";
import { asStudyError } from "../../workspace/source-problem.ts";
import { readCsv } from "./csv.ts";
import { asFileProblem, emptyFile, noSuchColumn } from "./problems.ts";

/** A file as columns of cells: texts of a CSV file, or the values of a Parquet file. */
export interface FileTable {
  /** Name of the file without its folders. */
  file: string;
  columns: readonly string[];
  rows: number;
  /** Where a row stands: the line of a text file, or the number of the row from 1. */
  lineOf(row: number): number;
  cell(row: number, column: string): unknown;
}

export const baseName = (path: string): string => path.replace(/^.*[\\/]/, "");

/**
 * Reads a CSV or Parquet file; which of them is told by its first bytes.
 * @param wanted the columns that will be asked for
 * @throws StudyError for a file that cannot be read, or a column that is not there, with the nearest name
 */
export async function readTable(path: string, wanted: readonly string[]): Promise<FileTable> {
  const file = baseName(path);
  try {
    const table = isParquet(path) ? await parquetTable(path, file, wanted) : await csvTable(path, file);
    for (const name of wanted)
      if (!table.columns.includes(name)) throw noSuchColumn(file, name, table.columns);
    if (table.rows === 0) throw emptyFile(file);
    return table;
  } catch (error) {
    throw asStudyError(asFileProblem(path, error));
  }
}

function isParquet(path: string): boolean {
  const handle = openSync(path, "r");
  try {
    const head = Buffer.alloc(4);
    readSync(handle, head);
    return head.toString("latin1") === "PAR1";
  } finally {
    closeSync(handle);
  }
}

async function csvTable(path: string, file: string): Promise<FileTable> {
  const { columns, rows, lines } = await readCsv(path, file);
  const at = new Map(columns.map((name, position) => [name, position]));
  return {
    file,
    columns,
    rows: rows.length,
    lineOf: (row) => lines[row]!,
    cell: (row, column) => rows[row]![at.get(column)!],
  };
}

async function parquetTable(path: string, file: string, wanted: readonly string[]): Promise<FileTable> {
  const { columns, rows } = await readParquet(path, () => wanted);
  return {
    file,
    columns,
    rows: rows.length,
    lineOf: (row) => row + 1,
    cell: (row, column) => rows[row]?.[column],
  };
}
