import { open } from "node:fs/promises";
import { text } from "@tvars/cube";
import { EngineError } from "../error.ts";

/**
 * Rows in a Parquet file, from its footer: `FileMetaData.num_rows`, field 3, in Thrift's compact protocol
 * (https://github.com/apache/parquet-format). Finds a cut-off file without reading it whole.
 * @throws EngineError `draft` where the file is no whole Parquet file
 */
export async function parquetRows(path: string): Promise<number> {
  const handle = await open(path, "r");
  try {
    const { size } = await handle.stat();
    const tail = Buffer.alloc(8);
    if (size < 12) throw notParquet(path, `${size} byte`);
    await handle.read(tail, 0, 8, size - 8);
    const length = tail.readUInt32LE(0);
    if (tail.toString("latin1", 4) !== "PAR1" || length > size - 12)
      throw notParquet(path, tail.toString("latin1", 4));
    const footer = Buffer.alloc(length);
    await handle.read(footer, 0, length, size - 8 - length);
    return rowsOf(new Compact(footer));
  } finally {
    await handle.close();
  }
}

function rowsOf(thrift: Compact): number {
  let id = 0;
  for (;;) {
    const head = thrift.byte();
    if (head === 0) return 0;
    id = head >> 4 ? id + (head >> 4) : Number(thrift.zigzag());
    if (id === 3) return Number(thrift.zigzag());
    thrift.skip(head & 15);
  }
}

class Compact {
  readonly #bytes: Buffer;
  #at = 0;

  constructor(bytes: Buffer) {
    this.#bytes = bytes;
  }

  byte(): number {
    return this.#bytes.readUInt8(this.#at++);
  }

  varint(): bigint {
    let value = 0n;
    for (let shift = 0n; ; shift += 7n) {
      const byte = this.byte();
      value |= BigInt(byte & 127) << shift;
      if (byte < 128) return value;
    }
  }

  zigzag(): bigint {
    const value = this.varint();
    return (value >> 1n) ^ -(value & 1n);
  }

  /** Types: 1 2 bool, 3 byte, 4–6 integers, 7 double, 8 bytes, 9 10 list and set, 11 map, 12 struct. */
  skip(type: number): void {
    if (type <= 2) return;
    if (type === 3) this.#at += 1;
    else if (type <= 6) this.varint();
    else if (type === 7) this.#at += 8;
    else if (type === 8) {
      const length = Number(this.varint());
      this.#at += length;
    } else if (type <= 10) this.#skipList();
    else if (type === 11) this.#skipMap();
    else this.#skipStruct();
  }

  #skipList(): void {
    const head = this.byte();
    const count = head >> 4 === 15 ? Number(this.varint()) : head >> 4;
    for (let at = 0; at < count; at++) this.#skipElement(head & 15);
  }

  #skipMap(): void {
    const count = Number(this.varint());
    const types = count > 0 ? this.byte() : 0;
    for (let at = 0; at < count; at++) {
      this.#skipElement(types >> 4);
      this.#skipElement(types & 15);
    }
  }

  /** A bool is in the head of a field, but a byte of its own in a collection. */
  #skipElement(type: number): void {
    if (type <= 2) this.#at += 1;
    else this.skip(type);
  }

  #skipStruct(): void {
    for (;;) {
      const head = this.byte();
      if (head === 0) return;
      if (head >> 4 === 0) this.zigzag();
      this.skip(head & 15);
    }
  }
}

const notParquet = (path: string, value: string): EngineError =>
  new EngineError({
    kind: "draft",
    what: text(`${path} är ingen hel Parquetfil`, `${path} is not a whole Parquet file`),
    value,
    expected: text('en fil som slutar med "PAR1"', 'a file that ends with "PAR1"'),
    action: text("Skriv den igen med writeParquet.", "Write it again with writeParquet."),
  });
