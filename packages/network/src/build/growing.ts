/** Whole and broken numbers in a row that grows; `trimmed` gives what is filled. */
export class Growing<A extends Float64Array | Uint32Array | Int32Array | Uint8Array> {
  length = 0;
  data: A;
  readonly #make: (length: number) => A;

  constructor(make: (length: number) => A, capacity = 1024) {
    this.#make = make;
    this.data = make(capacity);
  }

  push(value: number): number {
    if (this.length === this.data.length) this.#grow(this.length + 1);
    this.data[this.length] = value;
    return this.length++;
  }

  /** Makes place for `count` more in `data`. */
  room(count: number): void {
    if (this.length + count > this.data.length) this.#grow(this.length + count);
  }

  #grow(least: number): void {
    const wider = this.#make(Math.max(least, this.data.length * 2, 16));
    wider.set(this.data);
    this.data = wider;
  }

  trimmed(): A {
    return this.data.slice(0, this.length) as A;
  }
}

export const floats = (): Growing<Float64Array> => new Growing((length) => new Float64Array(length));
export const wholes = (): Growing<Uint32Array> => new Growing((length) => new Uint32Array(length));
export const signed = (): Growing<Int32Array> => new Growing((length) => new Int32Array(length));
export const bytes = (): Growing<Uint8Array> => new Growing((length) => new Uint8Array(length));
