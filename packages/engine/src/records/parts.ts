import type { ParquetColumn } from "../engine.ts";
import type { RecordsBatch, RecordsBatchColumn, RecordsColumn } from "../records.ts";
import { rowsOf } from "./batch.ts";

/** So many rows to a file: one is written while memory holds little else. */
const PART_ROWS = 1 << 20;

/**
 * Batches of any length gathered into parts of a million rows, their texts told once for each part. Two parts take turns in memory: one is
 * overwritten when the next but one is gathered.
 */
export async function* partsOf(
  columns: readonly RecordsColumn[],
  batches: AsyncIterable<RecordsBatch>,
  partRows = PART_ROWS,
): AsyncGenerator<Record<string, ParquetColumn>> {
  const made = (): Gatherer[] => columns.map((column) => gathererOf(column, partRows));
  let gathered = made();
  let other: Gatherer[] | undefined;
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
        [gathered, other] = [other ?? made(), gathered];
        for (const gatherer of gathered) gatherer.begin();
        rows = 0;
      }
    }
  }
  if (rows > 0 || parts === 0) yield whole();
}

interface Gatherer {
  /** A new part; the memory is that of an earlier one. */
  begin(): void;
  take(column: RecordsBatchColumn, from: number, to: number, at: number): void;
  column(rows: number): ParquetColumn;
}

function gathererOf({ type }: RecordsColumn, partRows: number): Gatherer {
  if (type === "VARCHAR") return texts(partRows);
  const values = type === "INTEGER" ? new Int32Array(partRows) : new Float64Array(partRows);
  return {
    begin: () => {},
    take: (column, from, to, at) => {
      if (column.type !== "VARCHAR") values.set(column.values.subarray(from, to), at);
    },
    column: (rows) => ({ type, values: values.subarray(0, rows) }) as ParquetColumn,
  };
}

/** A dictionary above this is not taken as it is: it may hold far more than a part uses, and a part holds all of it. */
const MOST_AS_IS = 1 << 14;

/**
 * Codes of one dictionary. Batches told by the same list of texts, grown at most, are copied as they are, which is half of what
 * gathering costs; another list has its codes translated.
 */
function texts(partRows: number): Gatherer {
  const codes = new Int32Array(partRows);
  let asIs: readonly (string | null)[] | undefined;
  let own: Dictionary | undefined;
  const translate = (
    column: RecordsBatchColumn & { type: "VARCHAR" },
    from: number,
    to: number,
    at: number,
  ) => {
    const { codeOf } = (own ??= dictionaryOf(asIs ?? []));
    if (!("codes" in column)) {
      for (let row = from; row < to; row++) codes[at + row - from] = codeOf(column.values[row] ?? null);
      return;
    }
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
  };
  return {
    begin: () => {
      asIs = undefined;
      own = undefined;
    },
    take: (column, from, to, at) => {
      if (column.type !== "VARCHAR") return;
      const isSame = "codes" in column && (asIs === column.dictionary || (!asIs && at === 0));
      if (own || !isSame || column.dictionary.length > MOST_AS_IS) return translate(column, from, to, at);
      asIs = column.dictionary;
      codes.set(column.codes.subarray(from, to), at);
    },
    column: (rows) => ({
      type: "VARCHAR",
      dictionary: own?.texts ?? asIs?.slice() ?? [],
      codes: codes.subarray(0, rows),
    }),
  };
}

interface Dictionary {
  texts: (string | null)[];
  codeOf(text: string | null): number;
}

/** Begins with texts already told, by whose places codes were taken; the same text may stand at several. */
function dictionaryOf(begun: readonly (string | null)[]): Dictionary {
  const texts = [...begun];
  const places = new Map(texts.map((text, at) => [text, at]));
  return {
    texts,
    codeOf: (text) => {
      let code = places.get(text);
      if (code === undefined) {
        code = texts.push(text) - 1;
        places.set(text, code);
      }
      return code;
    },
  };
}
