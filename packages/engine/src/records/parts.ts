import type { ParquetColumn } from "../engine.ts";
import type { RecordsBatch, RecordsBatchColumn, RecordsColumn } from "../records.ts";
import { rowsOf } from "./batch.ts";

/** So many rows to a file: one is written while memory holds little else. */
const PART_ROWS = 1 << 20;

/** Batches of any length gathered into parts of a million rows, their texts told once for each part. */
export async function* partsOf(
  columns: readonly RecordsColumn[],
  batches: AsyncIterable<RecordsBatch>,
  partRows = PART_ROWS,
): AsyncGenerator<Record<string, ParquetColumn>> {
  let gathered = columns.map((column) => gathererOf(column, partRows));
  let rows = 0;
  let parts = 0;
  const whole = (): Record<string, ParquetColumn> =>
    Object.fromEntries(columns.map(({ name }, at) => [name, gathered[at]!.column(rows)]));
  for await (const batch of batches) {
    const length = rowsOf(batch);
    for (let from = 0; from < length;) {
      const to = Math.min(length, from + partRows - rows);
      for (const [at, { name }] of columns.entries()) gathered[at]!.take(batch[name]!, from, to, rows);
      rows += to - from;
      from = to;
      if (rows === partRows) {
        yield whole();
        parts++;
        gathered = columns.map((column) => gathererOf(column, partRows));
        rows = 0;
      }
    }
  }
  if (rows > 0 || parts === 0) yield whole();
}

interface Gatherer {
  take(column: RecordsBatchColumn, from: number, to: number, at: number): void;
  column(rows: number): ParquetColumn;
}

function gathererOf({ type }: RecordsColumn, partRows: number): Gatherer {
  if (type === "VARCHAR") return texts(partRows);
  const values = type === "INTEGER" ? new Int32Array(partRows) : new Float64Array(partRows);
  return {
    take: (column, from, to, at) => {
      if (column.type !== "VARCHAR") values.set(column.values.subarray(from, to), at);
    },
    column: (rows) => ({ type, values: values.subarray(0, rows) }) as ParquetColumn,
  };
}

function texts(partRows: number): Gatherer {
  const dictionary: (string | null)[] = [];
  const places = new Map<string | null, number>();
  const codes = new Int32Array(partRows);
  const codeOf = (value: string | null): number => {
    let code = places.get(value);
    if (code === undefined) {
      code = dictionary.push(value) - 1;
      places.set(value, code);
    }
    return code;
  };
  return {
    take: (column, from, to, at) => {
      if (column.type !== "VARCHAR") return;
      if ("codes" in column) {
        // Filled as codes turn up: a dictionary may hold far more than this stretch of rows uses.
        const translated = new Int32Array(column.dictionary.length).fill(-1);
        for (let row = from; row < to; row++) {
          const told = column.codes[row]!;
          let code = translated[told] ?? -1;
          if (code < 0) {
            code = codeOf(column.dictionary[told] ?? null);
            if (told < translated.length) translated[told] = code;
          }
          codes[at + row - from] = code;
        }
      } else
        for (let row = from; row < to; row++) codes[at + row - from] = codeOf(column.values[row] ?? null);
    },
    column: (rows) => ({ type: "VARCHAR", dictionary, codes: codes.subarray(0, rows) }),
  };
}
