/**
 * Columns that are needed while a batch is placed and no longer. Made anew for each batch they would have the whole memory searched for
 * what is left every few batches, which took a sixth of the time of a large file.
 */
export class Scratch {
  readonly #ints = new Map<string, Int32Array>();
  readonly #doubles = new Map<string, Float64Array>();

  /** Holds what it held before. */
  ints(name: string, length: number): Int32Array {
    let values = this.#ints.get(name);
    if (!values || values.length < length) this.#ints.set(name, (values = new Int32Array(length)));
    return values.subarray(0, length);
  }

  /** Holds what it held before. */
  doubles(name: string, length: number): Float64Array {
    let values = this.#doubles.get(name);
    if (!values || values.length < length) this.#doubles.set(name, (values = new Float64Array(length)));
    return values.subarray(0, length);
  }
}
