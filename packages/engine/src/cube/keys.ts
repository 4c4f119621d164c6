import { UNKNOWN_CATEGORY } from "../records.ts";
import { unfit } from "./problems.ts";

const MAX_ROWS = 50_000_000;

/**
 * The keys of answered rows, told once each: column `c` of row `r` is `found[c][codes[c][r]]`. Rows come one at a time,
 * and what is kept of one is four bytes a column.
 */
export class Keys {
  readonly found: string[][];
  readonly codes: Int32Array[];
  rows = 0;
  readonly #places: Map<string, number>[];
  readonly #limit: number;

  constructor(columns: number, limit: number = MAX_ROWS) {
    this.found = Array.from({ length: columns }, () => []);
    this.#places = this.found.map(() => new Map());
    this.codes = this.found.map(() => new Int32Array(1024));
    this.#limit = limit;
  }

  add(keys: readonly string[]): void {
    const row = this.rows++;
    if (row >= this.#limit)
      throw unfit(
        `> ${this.#limit} rader`,
        `högst ${this.#limit}; välj med where`,
        `at most ${this.#limit} rows; choose with where`,
      );
    for (let column = 0; column < keys.length; column++) {
      const key = keys[column]!;
      const places = this.#places[column]!;
      let code = places.get(key);
      if (code === undefined) {
        code = this.found[column]!.push(key) - 1;
        places.set(key, code);
      }
      if (row >= this.codes[column]!.length) this.codes[column] = grown(this.codes[column]!);
      this.codes[column]![row] = code;
    }
  }

  /** The cell of each row in a cube of these categories, whose last column varies fastest; `step` cells apart. */
  cells(categories: readonly (readonly string[])[], step = 1): Int32Array {
    const cells = new Int32Array(this.rows);
    let stride = step;
    for (let column = categories.length - 1; column >= 0; column--) {
      const at = new Map(categories[column]!.map((id, place) => [id, place]));
      const offsets = Int32Array.from(this.found[column]!, (key) => at.get(key)! * stride);
      const codes = this.codes[column]!;
      for (let row = 0; row < this.rows; row++) cells[row]! += offsets[codes[row]!]!;
      stride *= categories[column]!.length;
    }
    return cells;
  }
}

/** A number column that grows as rows are answered. */
export class Numbers {
  values = new Float64Array(1024);
  length = 0;

  push(value: number): void {
    if (this.length === this.values.length) this.values = grown(this.values);
    this.values[this.length++] = value;
  }
}

function grown<Column extends Int32Array | Float64Array>(column: Column): Column {
  const wider = new (column.constructor as new (length: number) => Column)(column.length * 2);
  wider.set(column);
  return wider;
}

/** An empty key in an agency's own rows is a category of its own. */
export const keyOrUnknown = (key: unknown): string =>
  key === null || key === undefined || key === "" ? UNKNOWN_CATEGORY : String(key);
