import type { Part } from "../table/system.ts";
import { directionsThrough } from "./directions.ts";
import { type Evidence, lacking, type Task } from "./task.ts";

/** How many directions per dimension are combined, by the number of dimensions: first few, then more where few do not do. */
const KEPT = [
  [0, 60, 16, 6, 4, 3, 2],
  [0, 160, 80, 24, 9, 5, 4],
];
const STEPS = 6;

/**
 * Looks for changes of the table that keep every shown figure: products of one direction per dimension, the
 * smallest of them the corners of a cube. A product is by construction a null vector of the sums (the kernel of a table
 * with margins is the product of its dimensions' kernels), so one that fits between the bounds proves how far a cell
 * can go; no elimination over the whole table is needed. Linked equalities are checked on the system.
 */
export class CubeSearch {
  readonly task: Task;
  readonly #where: Int32Array;
  readonly #partOf: Int32Array;
  /** By table, dimension and category: its directions as steps in the table. */
  readonly #directions: (readonly Shift[] | undefined)[][][];
  readonly #scores = new Float64Array(256);
  readonly #up: Float64Array;
  readonly #down: Float64Array;
  readonly #rowSum: Float64Array;
  readonly #cells: Int32Array[] = [];
  readonly #signs: Int8Array[] = [];
  /** What a cell costs now: 0 when hidden, Infinity when it must not be leaned on. */
  readonly #prices: Float64Array;
  readonly #pricesOfHidden: Float64Array;
  #price: Float64Array;
  #best = { score: Infinity, up: 0, down: 0, count: 0 };
  readonly #bestCells = new Int32Array(4096);
  readonly #bestSigns = new Int8Array(4096);

  constructor(task: Task) {
    this.task = task;
    const { cells, parts, rowStarts } = task.system;
    this.#where = new Int32Array(cells).fill(-1);
    this.#partOf = new Int32Array(cells);
    for (const [part, { cellOf }] of parts.entries())
      for (let at = 0; at < cellOf.length; at++)
        if (this.#where[cellOf[at]!] === -1) {
          this.#where[cellOf[at]!] = at;
          this.#partOf[cellOf[at]!] = part;
        }
    this.#directions = parts.map(({ nestings }) => nestings.map(({ size }) => Array.from({ length: size })));
    this.#up = new Float64Array(cells);
    this.#down = new Float64Array(cells);
    this.#rowSum = new Float64Array(rowStarts.length - 1);
    const { hidden, cost, known } = task;
    this.#pricesOfHidden = Float64Array.from(hidden, (is, cell) =>
      is === 1 && known[cell] === 0 ? 0 : Infinity,
    );
    this.#prices = Float64Array.from(cost, (price, cell) =>
      known[cell] === 1 ? Infinity : hidden[cell] === 1 ? 0 : price,
    );
    this.#price = this.#prices;
    for (let depth = 0; depth <= 8; depth++) {
      this.#cells.push(new Int32Array(4096));
      this.#signs.push(new Int8Array(4096));
    }
  }

  hide(cell: number): void {
    this.task.hidden[cell] = 1;
    if (this.task.known[cell] === 0) this.#prices[cell] = this.#pricesOfHidden[cell] = 0;
  }

  show(cell: number): void {
    this.task.hidden[cell] = 0;
    this.#prices[cell] = this.task.known[cell] === 1 ? Infinity : this.task.cost[cell]!;
    this.#pricesOfHidden[cell] = Infinity;
  }

  /**
   * Protects one primary cell, hiding what is cheapest (`mayHide`) or with what is hidden already.
   * Returns its evidence and the cells newly needed; undefined where no combination is enough.
   */
  protect(cell: number, { mayHide }: { mayHide: boolean }): Found | undefined {
    if (this.#where[cell]! < 0) return undefined;
    this.#price = mayHide ? this.#prices : this.#pricesOfHidden;
    const rounds = mayHide ? KEPT : KEPT.slice(0, 1);
    for (const kept of rounds) {
      const found = this.#attempt(cell, kept);
      if (found !== undefined) return found;
    }
    return undefined;
  }

  #attempt(cell: number, kept: readonly number[]): Found | undefined {
    const { hidden, primary } = this.task;
    const at = this.#where[cell]!;
    const newly: number[] = [];
    const touched: number[] = [];
    let [up, down] = [0, 0];
    for (let step = 0; step < STEPS && lacking(primary, cell, up, down) > 0; step++) {
      this.#best = { score: Infinity, up: 0, down: 0, count: 0 };
      this.#search(cell, at, up, down, kept);
      if (this.#best.count === 0) break;
      up += this.#best.up;
      down += this.#best.down;
      for (let k = 0; k < this.#best.count; k++) {
        const other = this.#bestCells[k]!;
        if (this.#up[other] === 0 && this.#down[other] === 0 && !touched.includes(other)) touched.push(other);
        this.#up[other]! += this.#bestSigns[k]! * this.#best.up;
        this.#down[other]! -= this.#bestSigns[k]! * this.#best.down;
        if (hidden[other] === 0) {
          this.hide(other);
          newly.push(other);
        }
      }
    }
    const met = lacking(primary, cell, up, down) === 0;
    const evidence = met ? this.#evidence(cell, up, down, touched) : undefined;
    for (const other of touched) this.#up[other] = this.#down[other] = 0;
    if (evidence === undefined) for (const other of newly) this.show(other);
    return evidence && { evidence, newly };
  }

  #evidence(cell: number, up: number, down: number, touched: readonly number[]): Evidence {
    const ups = touched.filter((other) => this.#up[other] !== 0);
    const downs = touched.filter((other) => this.#down[other] !== 0);
    return {
      cell,
      up,
      down,
      upCells: Int32Array.from(ups),
      upChange: Float64Array.from(ups, (other) => this.#up[other]!),
      downCells: Int32Array.from(downs),
      downChange: Float64Array.from(downs, (other) => this.#down[other]!),
    };
  }

  #search(cell: number, at: number, up: number, down: number, most: readonly number[]): void {
    const part = this.task.system.parts[this.#partOf[cell]!]!;
    const kept = most[part.nestings.length] ?? 2;
    const lists = part.nestings.map((_, d) => this.#candidates(part, d, cell, at, kept));
    if (lists.some((list) => list.length === 0)) return;
    this.#cells[0]![0] = at;
    this.#signs[0]![0] = 1;
    this.#combine(part, lists, 0, 1, 0, { cell, up, down });
  }

  /** The directions of one dimension through a cell, cheapest first when only this dimension changes. */
  #candidates(part: Part, d: number, cell: number, at: number, kept: number): Shift[] {
    const category = Math.floor(at / part.strides[d]!) % part.nestings[d]!.size;
    const { values, lower } = this.task.system;
    const { primary } = this.task;
    const { cellOf } = part;
    const [price, up, scores] = [this.#price, this.#up, this.#scores];
    const need = Math.max(primary.sliding[cell]!, primary.upper[cell]!, 1e-9);
    const found: Shift[] = [];
    for (const shift of this.#shifts(part, d, cell, category)) {
      const { offsets, signs } = shift;
      const worst = found.length < kept ? Infinity : scores[kept - 1]!;
      let score = 0;
      for (let k = 1; k < offsets.length && score < worst; k++) {
        const other = cellOf[at + offsets[k]!]!;
        score += price[other]!;
        const room = values[other]! + up[other]! - lower[other]!;
        if (signs[k]! < 0 && room < need) score += 3 * (1 - room / need);
      }
      if (!(score < worst)) continue;
      let place = found.length < kept ? found.length : kept - 1;
      while (place > 0 && scores[place - 1]! > score) {
        scores[place] = scores[place - 1]!;
        found[place] = found[place - 1]!;
        place--;
      }
      scores[place] = score;
      found[place] = shift;
    }
    return found;
  }

  #shifts(part: Part, d: number, cell: number, category: number): readonly Shift[] {
    const known = this.#directions[this.#partOf[cell]!]![d]!;
    known[category] ??= directionsThrough(part.nestings[d]!, category).map(({ categories, signs }) => ({
      offsets: categories.map((other) => (other - category) * part.strides[d]!),
      signs,
    }));
    return known[category];
  }

  #combine(
    part: Part,
    lists: readonly Shift[][],
    depth: number,
    count: number,
    cost: number,
    goal: Goal,
  ): void {
    const list = lists[depth];
    if (list === undefined) return this.#weigh(part, depth, count, cost, goal);
    const [from, fromSigns] = [this.#cells[depth]!, this.#signs[depth]!];
    const [to, toSigns] = [this.#cells[depth + 1]!, this.#signs[depth + 1]!];
    for (const { offsets, signs } of list) {
      if (count * offsets.length > to.length) continue;
      let total = cost;
      let next = 0;
      for (let k = 0; k < offsets.length && total < this.#best.score; k++)
        for (let i = 0; i < count; i++) {
          const at = from[i]! + offsets[k]!;
          to[next] = at;
          toSigns[next] = fromSigns[i]! * signs[k]!;
          next++;
          if (k > 0) total += this.#price[part.cellOf[at]!]!;
        }
      if (total < this.#best.score) this.#combine(part, lists, depth + 1, next, total, goal);
    }
  }

  /** How far the cell can go along a finished product, and whether it is the best so far. */
  #weigh(part: Part, depth: number, count: number, cost: number, { cell, up, down }: Goal): void {
    const { values, lower, upper, whole } = this.task.system;
    const { primary } = this.task;
    const [cells, signs] = [this.#cells[depth]!, this.#signs[depth]!];
    let [more, less] = [Infinity, Infinity];
    for (let k = 0; k < count; k++) {
      const other = part.cellOf[cells[k]!]!;
      const high = values[other]! + this.#up[other]!;
      const low = values[other]! + this.#down[other]!;
      if (signs[k]! > 0) {
        more = Math.min(more, upper[other]! - high);
        less = Math.min(less, low - lower[other]!);
      } else {
        more = Math.min(more, high - lower[other]!);
        less = Math.min(less, upper[other]! - low);
      }
    }
    // Never further than asked for: what is left over serves the next step.
    const wanted = Math.max(primary.upper[cell]!, primary.sliding[cell]!);
    more = Math.max(0, Math.min(more, wanted - up));
    less = Math.max(0, Math.min(less, Math.max(primary.lower[cell]!, primary.sliding[cell]!) - down));
    if (whole) [more, less] = [Math.floor(more + 1e-9), Math.floor(less + 1e-9)];
    if (more + less <= 1e-9) return;
    const before = lacking(primary, cell, up, down);
    const left = lacking(primary, cell, up + more, down + less);
    if (left >= before) return;
    const score = cost + (left > 0 ? 2 + (20 * left) / before : 0);
    if (score >= this.#best.score || !this.#balanced(part, cells, signs, count)) return;
    this.#best = { score, up: more, down: less, count };
    for (let k = 0; k < count; k++) {
      this.#bestCells[k] = part.cellOf[cells[k]!]!;
      this.#bestSigns[k] = signs[k]!;
    }
  }

  /** Whether every equality of the system still holds after the change. */
  #balanced(part: Part, cells: Int32Array, signs: Int8Array, count: number): boolean {
    const { cellStarts, cellRows, cellSigns } = this.task.system;
    const sums = this.#rowSum;
    let uneven = 0;
    for (let k = 0; k < count; k++) {
      const cell = part.cellOf[cells[k]!]!;
      for (let e = cellStarts[cell]!; e < cellStarts[cell + 1]!; e++) {
        const row = cellRows[e]!;
        const was = sums[row]!;
        const now = was + cellSigns[e]! * signs[k]!;
        uneven += (now === 0 ? 0 : 1) - (was === 0 ? 0 : 1);
        sums[row] = now;
      }
    }
    if (uneven === 0) return true;
    for (let k = 0; k < count; k++) {
      const cell = part.cellOf[cells[k]!]!;
      for (let e = cellStarts[cell]!; e < cellStarts[cell + 1]!; e++) sums[cellRows[e]!] = 0;
    }
    return false;
  }
}

interface Shift {
  offsets: Int32Array;
  signs: Int8Array;
}

interface Goal {
  cell: number;
  up: number;
  down: number;
}

export interface Found {
  evidence: Evidence;
  /** Cells hidden for it. */
  newly: number[];
}
