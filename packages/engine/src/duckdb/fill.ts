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

/** Marks which of the first `count` items are null; all others are values. */
export function markNulls(
  { items, validity }: VectorMemory,
  count: number,
  isNull: (row: number) => boolean,
): void {
  const words = new Uint32Array(2 * Math.ceil(items.length / 64)).fill(0xffffffff);
  let nulls = 0;
  for (let row = 0; row < count; row++) {
    if (!isNull(row)) continue;
    words[row >>> 5]! &= ~(1 << (row & 31));
    nulls++;
  }
  // Without a list of its own a vector holds no nulls; with one it keeps it for the next chunk.
  if (nulls > 0 || validity.data) validity.data = new BigUint64Array(words.buffer);
}
