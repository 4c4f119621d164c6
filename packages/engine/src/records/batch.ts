import { text } from "@tvars/cube";
import type { ScannedValues } from "../duckdb/scan.ts";
import { EngineError } from "../error.ts";

/** Rows column by column. */
export type Batch = Readonly<Record<string, ScannedValues>>;

/** @returns rows of a batch; @throws EngineError `draft` where its columns differ in length */
export function rowsOf(batch: Batch): number {
  const lengths = Object.values(batch).map(
    (column) => ("codes" in column ? column.codes : column.values).length,
  );
  const odd = lengths.findIndex((length) => length !== lengths[0]);
  if (odd < 0 && lengths.length > 0) return lengths[0]!;
  throw unevenBatch(`${Object.keys(batch)[odd] ?? "{}"}: ${lengths[odd] ?? 0}`, `${lengths[0] ?? 1} rows`);
}

export const unevenBatch = (value: string, expected: string): EngineError =>
  new EngineError({
    kind: "draft",
    what: text("Kolumnerna passar inte ihop", "The columns do not fit together"),
    value,
    expected: text(expected),
    action: text("Rätta den som skriver.", "Correct what writes it."),
  });
