import type { DuckDBVector } from "@duckdb/node-api";

/**
 * A vector's own memory. Setting items one by one costs a big integer for each null and a look-up for each ENUM value: several times what
 * reading the file they came from costs.
 */
export interface VectorMemory {
  items: Float64Array | Int32Array | Uint8Array | Uint16Array | Uint32Array;
  validity: { data: BigUint64Array | null };
}

/** The memory of a vector of plain items; undefined where this version of DuckDB's library keeps it otherwise. */
export function memoryOf(vector: DuckDBVector): VectorMemory | undefined {
  const { items, validity } = vector as unknown as Partial<VectorMemory>;
  return ArrayBuffer.isView(items) && validity !== undefined && "data" in validity
    ? { items, validity }
    : undefined;
}

/** Which items of a vector are null; all others are values. */
export class Nulls {
  readonly #memory: VectorMemory;
  #words: Uint32Array<ArrayBuffer> | undefined;

  constructor(memory: VectorMemory) {
    this.#memory = memory;
  }

  add(row: number): void {
    this.#words ??= allValues(this.#memory);
    this.#words[row >>> 5]! &= ~(1 << (row & 31));
  }

  mark(): void {
    const { validity } = this.#memory;
    // Without a list of its own a vector holds no nulls; with one it keeps it for the next chunk.
    if (this.#words || validity.data)
      validity.data = new BigUint64Array((this.#words ?? allValues(this.#memory)).buffer);
  }
}

const allValues = ({ items }: VectorMemory): Uint32Array<ArrayBuffer> =>
  new Uint32Array(2 * Math.ceil(items.length / 64)).fill(0xffffffff);
