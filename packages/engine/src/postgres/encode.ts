import type { ScannedValues } from "../duckdb/scan.ts";
import type { Batch } from "../records/batch.ts";
import { rowsOf, unevenBatch } from "../records/batch.ts";

/** COPY's binary form: a signature, flags, and no extension. */
export const COPY_HEADER = Buffer.from([
  ...Buffer.from("PGCOPY\n\xff\r\n\0", "latin1"),
  0,
  0,
  0,
  0,
  0,
  0,
  0,
  0,
]);
export const COPY_END = Buffer.from([0xff, 0xff]);

const NULL = Buffer.from([0xff, 0xff, 0xff, 0xff]);
const CHUNK_BYTES = 1 << 20;

interface Encoder {
  /** Bytes a row can need at most. */
  widest: number;
  write(target: Buffer, at: number, row: number): number;
}

/** Rows `chosen` of a batch (all unless told) as COPY's binary form, in pieces of about a megabyte. */
export function* encodeRows(batch: Batch, names: readonly string[], chosen?: Int32Array): Generator<Buffer> {
  const rows = chosen?.length ?? rowsOf(batch);
  const encoders = names.map((name) => encoderOf(batch[name]!));
  const widest = encoders.reduce((sum, encoder) => sum + encoder.widest, 2);
  const size = Math.max(Math.min(CHUNK_BYTES, rows * widest), widest);
  let target = Buffer.allocUnsafe(size);
  let at = 0;
  for (let nth = 0; nth < rows; nth++) {
    if (at + widest > target.length) {
      yield target.subarray(0, at);
      target = Buffer.allocUnsafe(size);
      at = 0;
    }
    const row = chosen ? chosen[nth]! : nth;
    at = target.writeInt16BE(names.length, at);
    for (const encoder of encoders) at = encoder.write(target, at, row);
  }
  if (at > 0) yield target.subarray(0, at);
}

function encoderOf(column: ScannedValues): Encoder {
  switch (column.type) {
    case "INTEGER": {
      const { values, empty } = column;
      return {
        widest: 8,
        write: (target, at, row) =>
          empty?.[row]
            ? target.writeInt32BE(-1, at)
            : target.writeInt32BE(values[row]!, target.writeInt32BE(4, at)),
      };
    }
    case "DOUBLE": {
      const { values } = column;
      return {
        widest: 12,
        write: (target, at, row) => {
          const value = values[row]!;
          return Number.isNaN(value)
            ? target.writeInt32BE(-1, at)
            : target.writeDoubleBE(value, target.writeInt32BE(8, at));
        },
      };
    }
    case "BLOB":
      return texts(column.values, (value) => Buffer.from(value));
    case "VARCHAR": {
      if (!("codes" in column)) return texts(column.values, (value) => Buffer.from(value));
      // A text with a dictionary is made to bytes once.
      const { codes } = column;
      const fields = column.dictionary.map((value) => (value === null ? NULL : field(Buffer.from(value))));
      return {
        widest: fields.reduce((widest, { length }) => Math.max(widest, length), 4),
        write: (target, at, row) => {
          const bytes = fields[codes[row]!];
          if (!bytes) throw unevenBatch(`code ${codes[row]}`, `< ${fields.length}`);
          // A loop beats set() for the few bytes of a code.
          for (let byte = 0; byte < bytes.length; byte++) target[at + byte] = bytes[byte]!;
          return at + bytes.length;
        },
      };
    }
  }
}

function texts<Value extends string | Uint8Array>(
  values: readonly (Value | null)[],
  bytesOf: (value: Value) => Buffer,
): Encoder {
  // A character is at most three bytes for each unit of its length.
  const widest = values.reduce((most, value) => Math.max(most, value === null ? 0 : value.length * 3), 0) + 4;
  return {
    widest,
    write: (target, at, row) => {
      const value = values[row] ?? null;
      if (value === null) return target.writeInt32BE(-1, at);
      if (typeof value === "string") {
        const length = target.write(value, at + 4, "utf8");
        target.writeInt32BE(length, at);
        return at + 4 + length;
      }
      const bytes = bytesOf(value);
      target.writeInt32BE(bytes.length, at);
      bytes.copy(target, at + 4);
      return at + 4 + bytes.length;
    },
  };
}

function field(bytes: Buffer): Buffer {
  const whole = Buffer.allocUnsafe(bytes.length + 4);
  whole.writeInt32BE(bytes.length, 0);
  bytes.copy(whole, 4);
  return whole;
}
