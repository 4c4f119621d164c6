import { type Factor, type Sparse, factorise } from "../solver/cholesky.ts";
import type { System } from "../table/system.ts";

/** Rounds of many cells at once, and cells tried one by one. */
const ROUNDS = 100;
const MOST_SINGLE = 6000;
/** How much of a row's room the cells of one round may ask for together. */
const SHARE = 0.2;
/** How many times cells that block others are left out of a round. */
const REPAIRS = 8;
/** Rounds in a row that tell hardly anything, after which cells are tried one by one. */
const POOR = 6;

/** What is known so far of the cells of a group: least and greatest values in tables that agree with all that is shown. */
export interface Known {
  least: Float64Array;
  most: Float64Array;
}

export interface RoomOptions {
  /** Positions in the group that are still asked for. */
  open: readonly number[];
  isWide: (at: number) => boolean;
  /** How far each is asked to move. */
  widthOf: (at: number) => number;
  /** Whether there is time left. */
  goOn: () => boolean;
}

/**
 * Widens what is known of many cells without a linear program. From the true table it walks along directions that keep every equality
 * (a wish for some cells, projected on the null space with each cell weighted by its distance to its bounds) until
 * a bound is met. Both ends are tables that agree with all that is shown, so nothing is taken to be wide that is not; what is not reached
 * so may still be wide. One factorisation serves all directions.
 * @returns positions that are still not wide enough
 */
export function widen(
  system: System,
  hidden: Uint8Array,
  group: readonly number[],
  known: Known,
  { open, isWide, widthOf, goOn }: RoomOptions,
): number[] {
  let left = open.filter((at) => !isWide(at));
  const walk = Walk.of(system, hidden, group, known);
  if (walk === undefined) return left;
  let poor = 0;
  for (let round = 0; round < ROUNDS && left.length > 0 && poor < POOR && goOn(); round++) {
    const before = left.length;
    // Mostly upwards, where there is more room; down in between.
    walk.together(left, widthOf, round % 8 === 7 ? -1 : 1, round);
    left = left.filter((at) => !isWide(at));
    poor = before - left.length < 2 + 0.005 * before ? poor + 1 : 0;
  }
  for (const at of left.slice(0, MOST_SINGLE)) {
    if (!goOn()) break;
    if (!isWide(at)) walk.alone(at);
  }
  return left.filter((at) => !isWide(at));
}

class Walk {
  readonly #a: Sparse;
  readonly #factor: Factor;
  readonly #known: Known;
  readonly #x: Float64Array;
  readonly #low: Float64Array;
  readonly #high: Float64Array;
  /** Distance of each cell to its nearer bound; 0: it does not move. */
  readonly #room: Float64Array;
  /** Cells that are sums of others and free beside that: position → parts. */
  readonly #sums: ReadonlyMap<number, Int32Array>;
  readonly #capacity: Float64Array;
  readonly #wish: Float64Array;
  readonly #step: Float64Array;
  readonly #right: Float64Array;

  static of(system: System, hidden: Uint8Array, group: readonly number[], known: Known): Walk | undefined {
    const { a, sums, room } = equalitiesOf(system, hidden, group);
    const factor = factorise(a, room);
    return factor && new Walk(system, group, known, { a, sums, room, factor });
  }

  private constructor(
    { values, lower, upper }: System,
    group: readonly number[],
    known: Known,
    { a, sums, room, factor }: Equalities & { factor: Factor },
  ) {
    this.#a = a;
    this.#factor = factor;
    this.#known = known;
    this.#sums = sums;
    this.#room = room;
    this.#x = Float64Array.from(group, (cell) => values[cell]!);
    this.#low = Float64Array.from(group, (cell) => lower[cell]!);
    this.#high = Float64Array.from(group, (cell) => upper[cell]!);
    this.#capacity = new Float64Array(a.rows);
    for (let row = 0; row < a.rows; row++)
      for (let p = a.rowStarts[row]!; p < a.rowStarts[row + 1]!; p++)
        this.#capacity[row]! += room[a.rowColumns[p]!]!;
    this.#wish = new Float64Array(group.length);
    this.#step = new Float64Array(group.length);
    this.#right = new Float64Array(a.rows);
  }

  /** Moves many cells at once, no more in any equality than it has room for; those that block the way are left for later. */
  together(cells: readonly number[], widthOf: (at: number) => number, way: 1 | -1, round: number): void {
    const load = new Float64Array(this.#a.rows);
    let chosen: Wish[] = [];
    for (const at of shuffled(cells, round)) {
      const one = this.#wishOf(at, way, widthOf(at) * 1.15);
      if (one === undefined) continue;
      const { rows, by } = one;
      if (!rows.every((row) => load[row] === 0 || load[row]! + by <= SHARE * this.#capacity[row]!)) continue;
      for (const row of rows) load[row]! += by;
      chosen.push(one);
    }
    for (let time = 0; time < REPAIRS && chosen.length > 0; time++) {
      this.#wish.fill(0);
      for (const { parts, by } of chosen)
        for (const part of parts) this.#wish[part]! += this.#partOf(way, by, part, parts);
      this.#project();
      const blocking = this.#blocking(load);
      if (blocking.size === 0 || time === REPAIRS - 1) break;
      chosen = chosen.filter(({ rows }) => !rows.some((row) => blocking.has(row)));
      load.fill(0);
      for (const { rows, by } of chosen) for (const row of rows) load[row]! += by;
    }
    this.#walk();
  }

  /** Equalities in which cells meet a bound before the way is gone: of each such cell the fullest one. */
  #blocking(load: Float64Array): Set<number> {
    const { columnStarts, columnRows } = this.#a;
    const rows = new Set<number>();
    for (let at = 0; at < this.#x.length; at++) {
      const by = this.#step[at]!;
      const room = by > 0 ? this.#high[at]! - this.#x[at]! : this.#x[at]! - this.#low[at]!;
      if (Math.abs(by) * 0.98 <= room) continue;
      let fullest = columnStarts[at]!;
      const share = (q: number): number => load[columnRows[q]!]! / this.#capacity[columnRows[q]!]!;
      for (let q = fullest + 1; q < columnStarts[at + 1]!; q++) if (share(q) > share(fullest)) fullest = q;
      if (load[columnRows[fullest]!]! > 0) rows.add(columnRows[fullest]!);
      // What is moved in none of its own equalities comes from those of its neighbours, the smallest of them.
      else this.#besides(at, rows);
    }
    return rows;
  }

  #besides(at: number, rows: Set<number>): void {
    const { columnStarts, columnRows, rowStarts, rowColumns } = this.#a;
    for (let q = columnStarts[at]!; q < Math.min(columnStarts[at]! + 2, columnStarts[at + 1]!); q++)
      for (let p = rowStarts[columnRows[q]!]!; p < rowStarts[columnRows[q]! + 1]!; p++) {
        const first = columnStarts[rowColumns[p]!]!;
        for (let k = first; k < Math.min(first + 2, columnStarts[rowColumns[p]! + 1]!); k++)
          rows.add(columnRows[k]!);
      }
  }

  /** How far a cell may be asked to go, and the equalities it takes with it. */
  #wishOf(at: number, way: 1 | -1, width: number): Wish | undefined {
    const { columnStarts, columnRows } = this.#a;
    const parts = this.#partsOf(at);
    if (parts === undefined) return undefined;
    const own = parts.reduce((sum, part) => sum + this.#room[part]!, 0);
    const rows: number[] = [];
    let [by, kept] = [way === 1 ? width : Math.min(width, 0.999 * own), 1];
    for (const part of parts)
      for (let q = columnStarts[part]!; q < columnStarts[part + 1]!; q++) {
        const row = columnRows[q]!;
        const others = this.#capacity[row]! - own;
        rows.push(row);
        if (way === 1) by = Math.min(by, 0.999 * others);
        kept = Math.min(kept, others / this.#capacity[row]!);
      }
    // The projection takes back what the cell itself holds of the equality.
    return by > 1e-6 ? { parts, rows, by: by / kept } : undefined;
  }

  /** Upwards all parts alike, downwards as much as each has. */
  #partOf(way: 1 | -1, by: number, part: number, parts: readonly number[]): number {
    if (way === 1) return by / parts.length;
    return (-by * this.#room[part]!) / parts.reduce((sum, one) => sum + this.#room[one]!, 0);
  }

  alone(at: number): void {
    const parts = this.#partsOf(at);
    if (parts === undefined) return;
    this.#wish.fill(0);
    for (const part of parts) this.#wish[part] = this.#room[part]!;
    this.#project();
    this.#walk();
  }

  /** Cells that move when this one is to: itself, or the parts of a sum. */
  #partsOf(at: number): readonly number[] | undefined {
    const parts = this.#sums.get(at);
    const moving = (parts === undefined ? [at] : [...parts]).filter((one) => this.#room[one]! > 0);
    return moving.length === 0 ? undefined : moving;
  }

  /** The wish, with what keeps every equality taken from all others in proportion to their room. */
  #project(): void {
    const [a, x, step, wish, room] = [this.#a, this.#x, this.#step, this.#wish, this.#room];
    step.set(wish);
    for (let time = 0; time < 3; time++) {
      multiply(a, step, this.#right);
      // A second time takes away what rounding left.
      if (time > 0 && largest(this.#right) < FINE) break;
      this.#factor.solve(this.#right);
      for (let at = 0; at < x.length; at++) {
        const weight = room[at]!;
        if (weight === 0) continue;
        let sum = 0;
        for (let q = a.columnStarts[at]!; q < a.columnStarts[at + 1]!; q++)
          sum += a.columnValues[q]! * this.#right[a.columnRows[q]!]!;
        step[at]! -= weight * sum;
      }
    }
  }

  #walk(): void {
    multiply(this.#a, this.#step, this.#right);
    const off = largest(this.#right);
    this.#end(1, off);
    this.#end(-1, off);
  }

  /** How far it is to the first bound. */
  #reach(way: 1 | -1): number {
    const [x, step, low, high] = [this.#x, this.#step, this.#low, this.#high];
    let far = 1e6;
    for (let at = 0; at < x.length; at++) {
      const by = way * step[at]!;
      if (by > 1e-12) far = Math.min(far, (high[at]! - x[at]!) / by);
      else if (by < -1e-12) far = Math.min(far, (x[at]! - low[at]!) / -by);
    }
    return far;
  }

  /** Walks one way until a bound is met, and keeps what the end tells. */
  #end(way: 1 | -1, off: number): void {
    const [x, step] = [this.#x, this.#step];
    const far = this.#reach(way);
    if (!(far > 0) || off * far > EXACT) return;
    const { least, most } = this.#known;
    for (let at = 0; at < x.length; at++) {
      const value = x[at]! + way * far * step[at]!;
      if (value < least[at]!) least[at] = value;
      if (value > most[at]!) most[at] = value;
    }
    for (const [at, parts] of this.#sums) {
      let value = x[at]!;
      for (const part of parts) value += way * far * step[part]!;
      if (value < least[at]!) least[at] = value;
      if (value > most[at]!) most[at] = value;
    }
  }
}

/** Equalities may be off by no more than this, which is what linear programs allow themselves. */
const EXACT = 1e-7;
const FINE = 1e-11;

interface Wish {
  /** Cells that move. */
  parts: readonly number[];
  /** Equalities they are in. */
  rows: readonly number[];
  by: number;
}

interface Equalities {
  a: Sparse;
  sums: ReadonlyMap<number, Int32Array>;
  room: Float64Array;
}

/** The equalities of a group, small ones first, without those that only say what a free sum is. */
function equalitiesOf(
  { values, lower, upper, rowStarts, rowCells, rowSigns, cellStarts, cellRows }: System,
  hidden: Uint8Array,
  group: readonly number[],
): Equalities {
  const column = new Int32Array(values.length).fill(-1);
  for (const [at, cell] of group.entries()) column[cell] = at;
  const room = Float64Array.from(group, (cell) => {
    const distance = Math.min(values[cell]! - lower[cell]!, upper[cell]! - values[cell]!);
    return distance > 1e-9 ? distance : 0;
  });
  const sums = new Map<number, Int32Array>();
  const kept: { row: number; size: number }[] = [];
  const seen = new Uint8Array(rowStarts.length - 1);
  for (const cell of group)
    for (let e = cellStarts[cell]!; e < cellStarts[cell + 1]!; e++) {
      const row = cellRows[e]!;
      if (seen[row] === 1) continue;
      seen[row] = 1;
      const free = freeSum(row);
      if (free !== undefined) {
        sums.set(free.sum, free.parts);
        room[free.sum] = 0;
      } else kept.push({ row, size: 0 });
    }
  for (const one of kept)
    for (let k = rowStarts[one.row]!; k < rowStarts[one.row + 1]!; k++) if (moves(rowCells[k]!)) one.size++;
  const rows = kept.filter(({ size }) => size > 0).sort((a, b) => a.size - b.size || a.row - b.row);
  return { a: sparse(rows), sums, room };

  function moves(cell: number): boolean {
    return column[cell]! >= 0 && room[column[cell]!]! > 0;
  }

  /** A hidden cell of one equality, whose bounds say no more than those of its parts. */
  function freeSum(row: number): { sum: number; parts: Int32Array } | undefined {
    const cells = rowCells.subarray(rowStarts[row], rowStarts[row + 1]);
    const signs = rowSigns.subarray(rowStarts[row], rowStarts[row + 1]);
    for (const [k, cell] of cells.entries()) {
      if (hidden[cell] === 0 || upper[cell]! < Infinity || cellStarts[cell + 1]! - cellStarts[cell]! !== 1)
        continue;
      let least = 0;
      const opposite = cells.every((other, o) => {
        if (o === k) return true;
        least += hidden[other] === 1 ? lower[other]! : values[other]!;
        return signs[o] === -signs[k]!;
      });
      if (!opposite || lower[cell]! > least + 1e-12) continue;
      const parts = cells.filter((other, o) => o !== k && hidden[other] === 1);
      return { sum: column[cell]!, parts: Int32Array.from(parts, (other) => column[other]!) };
    }
    return undefined;
  }

  function sparse(of: readonly { row: number; size: number }[]): Sparse {
    const entries = of.reduce((sum, { size }) => sum + size, 0);
    const a: Sparse = {
      rows: of.length,
      columns: group.length,
      rowStarts: new Int32Array(of.length + 1),
      rowColumns: new Int32Array(entries),
      rowValues: new Float64Array(entries),
      columnStarts: new Int32Array(group.length + 1),
      columnRows: new Int32Array(entries),
      columnValues: new Float64Array(entries),
    };
    let at = 0;
    for (const [r, { row }] of of.entries()) {
      for (let k = rowStarts[row]!; k < rowStarts[row + 1]!; k++) {
        if (!moves(rowCells[k]!)) continue;
        a.rowColumns[at] = column[rowCells[k]!]!;
        a.rowValues[at++] = rowSigns[k]!;
        a.columnStarts[column[rowCells[k]!]! + 1]!++;
      }
      a.rowStarts[r + 1] = at;
    }
    for (let c = 0; c < group.length; c++) a.columnStarts[c + 1]! += a.columnStarts[c]!;
    const next = a.columnStarts.slice(0, -1);
    for (let r = 0; r < a.rows; r++)
      for (let p = a.rowStarts[r]!; p < a.rowStarts[r + 1]!; p++) {
        const to = next[a.rowColumns[p]!]!++;
        a.columnRows[to] = r;
        a.columnValues[to] = a.rowValues[p]!;
      }
    return a;
  }
}

function multiply(
  { rows, rowStarts, rowColumns, rowValues }: Sparse,
  by: Float64Array,
  into: Float64Array,
): void {
  for (let row = 0; row < rows; row++) {
    let sum = 0;
    for (let p = rowStarts[row]!; p < rowStarts[row + 1]!; p++) sum += rowValues[p]! * by[rowColumns[p]!]!;
    into[row] = sum;
  }
}

function largest(of: Float64Array): number {
  let most = 0;
  for (const one of of) if (Math.abs(one) > most) most = Math.abs(one);
  return most;
}

/** The same order every time. */
function shuffled(cells: readonly number[], round: number): Int32Array {
  const list = Int32Array.from(cells);
  let state = Math.imul(round + 1, 0x9e3779b1);
  for (let at = list.length - 1; at > 0; at--) {
    state = Math.imul(state ^ (state >>> 15), 0x2c1b3c6d) + 0x6d2b79f5;
    const other = ((state ^ (state >>> 13)) >>> 0) % (at + 1);
    [list[at], list[other]] = [list[other]!, list[at]!];
  }
  return list;
}
