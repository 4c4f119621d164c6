import type { Cube, Text } from "@tvars/cube";
import type { ParquetColumn } from "./engine.ts";

/**
 * An agency's own rows, kept where they are counted. They never travel upwards: what comes back is a cube.
 * Not a snapshot: records can be dropped, and are when their time is out.
 */
export interface RecordsTable {
  /** Letters, digits, `.`, `_` and `-`; unique in the engine. */
  id: string;
  columns: readonly RecordsColumn[];
  rows: number;
  /** When they were stored, ISO 8601. */
  stored: string;
  /** The last day they are kept, `2027-01-31`: after it whatever asks next removes them. Absent where they are kept until dropped. */
  keepUntil?: string;
}

export interface RecordsColumn {
  name: string;
  type: "VARCHAR" | "INTEGER" | "DOUBLE";
}

/** Rows column by column, every column of the same length: as for `writeParquet`, without bytes. */
export type RecordsBatch = Readonly<Record<string, RecordsBatchColumn>>;
export type RecordsBatchColumn = Exclude<ParquetColumn, { type: "BLOB" }>;

export interface StoreRecordsOptions {
  keepUntil?: string;
  signal?: AbortSignal;
}

/**
 * A column the rows do not have, told by one or two that they have: the area type by area and year, the kommun by area.
 * Kept as columns: key `n` is `keys[0][n]`, `keys[1][n]` …, its value `values[n]`. A key is told once.
 * A small table: it is joined after the rows have been counted by `on`.
 */
export interface RecordsLookup {
  /** Its name, to be used in `by`. */
  column: string;
  /** Columns of the records, for example ["area", "year"]. */
  on: readonly string[];
  keys: readonly (readonly string[])[];
  values: readonly string[];
}

/**
 * `count`: rows. `sum`: of a number column, exact to nine decimals. `known`: rows where the column holds something.
 * A sum whose parts are not all known is missing, unless `skip` says that what is not known is left out.
 */
export type RecordsMeasure =
  | { id: string; label?: Text; of: "count" }
  | { id: string; label?: Text; of: "known"; column: string }
  | { id: string; label?: Text; of: "sum"; column: string; unknown?: "missing" | "skip" };

export interface RecordsQuery {
  /** Id of the records. */
  from: string;
  /** Columns and looked-up columns that become dimensions, in order. `area` is keyed `version:code` in the rows. */
  by: readonly string[];
  /** Keep rows whose own column is one of these values. */
  where?: Record<string, readonly (string | number)[]>;
  lookups?: readonly RecordsLookup[];
  /** The last dimension of the cube, `measure`; a count named `count` unless told. */
  measures?: readonly RecordsMeasure[];
}

/** The category of rows whose column is empty, or whose key is not in the lookup: they are counted, never lost. */
export const UNKNOWN_CATEGORY = "?";

export interface RecordsEngine {
  /**
   * Stores rows under an id; all or nothing. A stored table with that id is replaced when the last batch is in.
   * @throws EngineError `draft` where a batch has other columns than the first, or columns of different lengths
   */
  storeRecords(
    id: string,
    batches: AsyncIterable<RecordsBatch> | Iterable<RecordsBatch>,
    options?: StoreRecordsOptions,
  ): Promise<RecordsTable>;
  /**
   * Counts rows into a cube: dimensions `by`, then `measure`. Categories are those found, years and codes sorted, `?`
   * (UNKNOWN_CATEGORY) last. A cell without rows is zero: records hold every case there is.
   * Rows are counted by area, year and groups first, and the small lookup tables joined after.
   * @throws EngineError `not-found`, `query`, `cancelled`, `database`
   */
  recordsCube(query: RecordsQuery, options?: { signal?: AbortSignal }): Promise<Cube>;
  /** Every table of records, by id. */
  listRecords(): Promise<RecordsTable[]>;
  /** Removes them for good; nothing happens where there are none. */
  dropRecords(id: string): Promise<void>;
}
