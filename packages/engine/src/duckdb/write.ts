import type { DuckDBInstance, DuckDBType, DuckDBValue } from "@duckdb/node-api";
import { BLOB, DOUBLE, DuckDBDataChunk, ENUM, INTEGER, VARCHAR, blobValue } from "@duckdb/node-api";
import { text } from "@tvars/cube";
import type { ParquetColumn } from "../engine.ts";
import { EngineError } from "../error.ts";
import { Nulls, type VectorMemory, memoryOf } from "./fill.ts";
import { run, withConnection } from "./run.ts";
import { identifier, literal } from "./sql.ts";

/** DuckDB's own vector size: the most a chunk can hold. */
const CHUNK_ROWS = 2048;

const NULL = -1;

interface Staged {
  type: DuckDBType;
  sqlType: string;
  length: number;
  at(row: number): DuckDBValue;
  /** Writes rows from `start` straight into a vector's memory; absent where they are set one by one. */
  fill?(memory: VectorMemory, start: number, count: number): void;
}

/**
 * Appends the columns chunk by chunk to a table in memory and copies it to Parquet. Texts with a dictionary travel as
 * ENUM, so each is handed over once. The instance has one thread: row groups then come in order and bytes are equal.
 */
export async function writeParquet(
  instance: DuckDBInstance,
  path: string,
  columns: Record<string, ParquetColumn>,
  metadata: Readonly<Record<string, string>>,
): Promise<void> {
  const staged = Object.entries(columns).map(([name, column]) => ({
    name: identifier(name),
    ...stage(column),
  }));
  const rows = staged[0]?.length ?? 0;
  const odd = staged.find(({ length }) => length !== rows);
  if (staged.length === 0 || odd) throw uneven(odd ? `${odd.name}: ${odd.length}` : "{}", rows);
  await withConnection(instance, async (connection) => {
    const types = staged.map(({ type }) => type);
    const fields = staged.map(({ name, sqlType }) => `${name} ${sqlType}`);
    await run(connection, `CREATE TEMP TABLE staged (${fields.join(", ")})`);
    const appender = await connection.createAppender("staged");
    // One chunk for all, its vectors asked for once: asking for an ENUM's costs milliseconds.
    const chunk = DuckDBDataChunk.create(types, CHUNK_ROWS);
    const vectors = staged.map((_, c) => chunk.getColumnVector(c));
    for (let start = 0; start < rows; start += CHUNK_ROWS) {
      const rowCount = Math.min(CHUNK_ROWS, rows - start);
      chunk.rowCount = rowCount;
      for (const [c, { at, fill }] of staged.entries()) {
        const vector = vectors[c]!;
        const memory = fill && memoryOf(vector);
        if (fill && memory) fill(memory, start, rowCount);
        else for (let row = 0; row < rowCount; row++) vector.setItem(row, at(start + row));
        vector.flush();
      }
      appender.appendDataChunk(chunk);
    }
    appender.closeSync();
    const kept = Object.entries(metadata).map(([key, value]) => `${identifier(key)}: ${literal(value)}`);
    const options = [
      "FORMAT parquet",
      "COMPRESSION zstd",
      ...(kept.length ? [`KV_METADATA {${kept.join(", ")}}`] : []),
    ];
    await run(connection, `COPY staged TO ${literal(path)} (${options.join(", ")})`);
  });
}

function stage(column: ParquetColumn): Staged {
  switch (column.type) {
    case "DOUBLE": {
      const { values } = column;
      return {
        type: DOUBLE,
        sqlType: "DOUBLE",
        length: values.length,
        at: (row) => (Number.isNaN(values[row]) ? null : values[row]!),
        fill: (memory, start, count) => {
          const { items } = memory;
          const nulls = new Nulls(memory);
          for (let row = 0; row < count; row++) {
            const value = values[start + row]!;
            items[row] = value;
            if (value !== value) nulls.add(row);
          }
          nulls.mark();
        },
      };
    }
    case "INTEGER": {
      const { values } = column;
      return {
        type: INTEGER,
        sqlType: "INTEGER",
        length: values.length,
        at: (row) => values[row]!,
        fill: ({ items }, start, count) => items.set(values.subarray(start, start + count)),
      };
    }
    case "BLOB": {
      const { values } = column;
      const at = (row: number): DuckDBValue => (values[row] ? blobValue(values[row]) : null);
      return { type: BLOB, sqlType: "BLOB", length: values.length, at };
    }
    case "VARCHAR":
      return "codes" in column ? stageCodes(column.dictionary, column.codes) : stageTexts(column.values);
  }
}

function stageTexts(values: readonly (string | null)[]): Staged {
  return { type: VARCHAR, sqlType: "VARCHAR", length: values.length, at: (row) => values[row] ?? null };
}

function stageCodes(dictionary: readonly (string | null)[], codes: ArrayLike<number>): Staged {
  const texts = [...new Set(dictionary.filter((words) => words !== null))];
  const at = (row: number): string | null => {
    const words = dictionary[codes[row]!];
    if (words !== undefined) return words;
    throw uneven(`code ${codes[row]}`, dictionary.length);
  };
  // An ENUM needs a value, also where every row is null.
  if (texts.length === 0) texts.push("");
  const sqlType = `ENUM(${texts.map(literal).join(", ")})`;
  const places = new Map(texts.map((words, place) => [words, place]));
  const placeOf = Int32Array.from(dictionary, (words) => (words === null ? NULL : places.get(words)!));
  const fill = (memory: VectorMemory, start: number, count: number): void => {
    const { items } = memory;
    const nulls = new Nulls(memory);
    for (let row = 0; row < count; row++) {
      const place = placeOf[codes[start + row]!];
      if (place === undefined) throw uneven(`code ${codes[start + row]}`, dictionary.length);
      if (place === NULL) nulls.add(row);
      items[row] = place === NULL ? 0 : place;
    }
    nulls.mark();
  };
  return { type: ENUM(texts), sqlType, length: codes.length, at, fill };
}

const uneven = (value: string, rows: number): EngineError =>
  new EngineError({
    kind: "draft",
    what: text("Kolumnerna passar inte ihop", "The columns do not fit together"),
    value,
    expected: text(`${rows} rader i varje kolumn`, `${rows} rows in every column`),
    action: text("Rätta den som skriver.", "Correct what writes it."),
  });
