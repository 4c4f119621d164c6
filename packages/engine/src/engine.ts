import type { Cube } from "@tvars/cube";
import type { RecordsEngine } from "./records.ts";
import type { Snapshot } from "./snapshot.ts";

export type Aggregate = "only" | "sum" | "count" | "min" | "max" | "mean";

/** Figures wanted from one or more snapshots of kind `figures`. */
export interface CubeQuery {
  from: Snapshot[];
  /** Columns that become dimensions, in order, for example ["area", "year", "measure"]. `area` is keyed `version:code`. */
  by: string[];
  /** Keep rows whose column is one of these values. */
  where?: Record<string, readonly (string | number)[]>;
  /** `only` (the default): one row per cell, an error naming the cell where there are more. */
  aggregate?: Aggregate;
}

/** Where figures and records are kept and queried. The query goes to the data; only the cube comes back. */
export interface Engine extends RecordsEngine {
  readonly name: string;
  /** A missing or suppressed part makes a sum missing or suppressed, never 0. */
  cube(query: CubeQuery, options?: { signal?: AbortSignal }): Promise<Cube>;
  /** Plain rows of small tables (areas, bridges, layers without their geometry). */
  rows<Row extends Record<string, unknown>>(
    snapshot: Snapshot,
    columns: readonly string[],
    where?: Record<string, readonly (string | number)[]>,
  ): Promise<Row[]>;
  /**
   * Writes one Parquet file from column arrays; deterministic: the same columns give the same bytes. The order of rows
   * is kept; NaN in a DOUBLE column becomes NULL. `metadata` goes into the file's key-value metadata.
   */
  writeParquet(
    path: string,
    columns: Record<string, ParquetColumn>,
    options?: { metadata?: Readonly<Record<string, string>> },
  ): Promise<void>;
  close(): Promise<void>;
}

export type ParquetColumn =
  | { type: "VARCHAR"; values: readonly (string | null)[] }
  | { type: "VARCHAR"; dictionary: readonly (string | null)[]; codes: Int32Array | Uint8Array | Uint16Array }
  | { type: "DOUBLE"; values: Float64Array }
  | { type: "INTEGER"; values: Int32Array }
  | { type: "BLOB"; values: readonly (Uint8Array | null)[] };
