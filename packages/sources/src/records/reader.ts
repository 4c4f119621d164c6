/**
 * A file of an agency's own rows, opened: what it is, what columns it has, and its rows in the order of the file.
 * CSV, workbooks, JSON, layers of shapes and Parquet all look the same from here on.
 */
import type { Text } from "@tvars/cube";
import type { CrsId, Shapes } from "@tvars/geo";

export type RecordsFormat =
  | "csv"
  | "xlsx"
  | "ods"
  | "json"
  | "geojson"
  | "geopackage"
  | "shapefile"
  | "parquet";

/** How a file is to be read. What is left out is found out. */
export interface ReadRecordsOptions {
  format?: RecordsFormat;
  encoding?: string;
  delimiter?: string;
  decimal?: "." | ",";
  /** Row of the column names, from 1. */
  headerRow?: number;
  sheet?: string;
  layer?: string;
  /** Of JSON: where the list of rows lies, `data.items`. */
  path?: string;
  /** Of a layer of shapes that does not say it itself. */
  crs?: CrsId;
  axisOrder?: "east-north" | "north-east";
}

/** How it was read: every option settled that the format has. */
export type RecordsFile = ReadRecordsOptions & { format: RecordsFormat };

export interface OpenRecords {
  /** Name of the file without its folders. */
  name: string;
  file: RecordsFile;
  columns: readonly string[];
  /** Number of rows where the format tells without reading them. */
  rows: number | undefined;
  /** What was understood, in words; and what was odd without being wrong, such as five title lines above the header. */
  words: Text[];
  sheets?: readonly string[];
  layers?: readonly string[];
  /** Kind of the file's own shapes, and what it says of their system. */
  geometry: "point" | "line" | "polygon" | "mixed" | null;
  crs: CrsId | undefined;
  /**
   * The rows in batches. Only the wanted columns are made; several readings may follow each other.
   * @throws SourceError where the file turns out broken: file, row, value, expected, what to do
   */
  batches(wanted: readonly WantedColumn[], options?: BatchOptions): AsyncIterable<RowBatch>;
  close(): Promise<void>;
}

export interface WantedColumn {
  column: string;
  /** number: decimal comma or point as the file has it, spaces between thousands left out; a cell that is no number is NaN and keeps its text. */
  as: "text" | "number";
}

export interface BatchOptions {
  /** Also the file's own shapes. */
  shapes?: boolean;
  /** All rows will be read, and used meanwhile: a large file of text is then scanned in a thread of its own. */
  apart?: boolean;
  signal?: AbortSignal;
  onProgress?: (done: number, total: number) => void;
}

export interface RowBatch {
  length: number;
  /** Row in the file of each row, from 1, the header counted. */
  row(at: number): number;
  /** By the name of the column, in the order asked for. */
  texts: Record<string, TextColumn>;
  numbers: Record<string, NumberColumn>;
  shapes?: Shapes;
  /** Rows that could not be read at all, with the reason: told, not passed over. */
  unreadable: { row: number; text: Text; value?: string }[];
}

/** `dictionary[codes[i]]` is the cell; code 0 is the empty cell. */
export interface TextColumn {
  dictionary: string[];
  codes: Int32Array;
}

export interface NumberColumn {
  /** NaN where the cell is empty or no number. */
  values: Float64Array;
  /** What stood in cells that are filled and no numbers, by position: "..", "." and the like. */
  texts: Map<number, string>;
}
