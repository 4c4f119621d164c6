/** Columns that grow: typed arrays doubled when full, so that millions of cells do not become millions of objects. */
export class Columns {
  readonly codes: Int32Array[];
  values = new Float64Array(1024);
  status = new Uint8Array(1024);
  flags = new Uint8Array(1024);
  length = 0;

  constructor(count: number) {
    this.codes = Array.from({ length: count }, () => new Int32Array(1024));
  }

  push(codes: readonly number[], value: number, status: number, flags: number): void {
    if (this.length === this.values.length) this.#grow();
    const at = this.length++;
    for (let column = 0; column < codes.length; column += 1) this.codes[column]![at] = codes[column]!;
    this.values[at] = value;
    this.status[at] = status;
    this.flags[at] = flags;
  }

  #grow(): void {
    const size = this.length * 2;
    for (const [index, codes] of this.codes.entries()) {
      this.codes[index] = new Int32Array(size);
      this.codes[index].set(codes);
    }
    const values = new Float64Array(size);
    values.set(this.values);
    this.values = values;
    const status = new Uint8Array(size);
    status.set(this.status);
    this.status = status;
    const flags = new Uint8Array(size);
    flags.set(this.flags);
    this.flags = flags;
  }

  /** The rows named, in that order. */
  pick(rows: ArrayLike<number>): Columns {
    const picked = new Columns(this.codes.length);
    const take = <T extends Int32Array | Float64Array | Uint8Array>(from: T, to: T): T => {
      for (let at = 0; at < rows.length; at += 1) to[at] = from[rows[at]!]!;
      return to;
    };
    for (const [index, codes] of this.codes.entries())
      picked.codes[index] = take(codes, new Int32Array(rows.length));
    picked.values = take(this.values, new Float64Array(rows.length));
    picked.status = take(this.status, new Uint8Array(rows.length));
    picked.flags = take(this.flags, new Uint8Array(rows.length));
    picked.length = rows.length;
    return picked;
  }
}

/** Above this many possible cells the slots would take more memory than a sort. */
const MOST_SLOTS = 60_000_000;

/** Rows in order of their codes, the last of equal ones. Dense tables by slots, in linear time; sparse ones by a sort. */
export function sortedRows(columns: Columns, sizes: readonly number[]): Uint32Array {
  const { codes, length } = columns;
  const slots = sizes.reduce((product, size) => product * size, 1);
  const keys = new Float64Array(length);
  for (let row = 0; row < length; row += 1) {
    let key = 0;
    for (let column = 0; column < codes.length; column += 1)
      key = key * sizes[column]! + codes[column]![row]!;
    keys[row] = key;
  }
  if (slots <= MOST_SLOTS) {
    const last = new Int32Array(slots).fill(-1);
    for (let row = 0; row < length; row += 1) last[keys[row]!] = row;
    return Uint32Array.from(last.filter((row) => row >= 0));
  }
  const rows = Uint32Array.from({ length }, (_, row) => row).sort((a, b) => keys[a]! - keys[b]! || a - b);
  return rows.filter((row, at) => at + 1 === length || keys[row] !== keys[rows[at + 1]!]);
}
