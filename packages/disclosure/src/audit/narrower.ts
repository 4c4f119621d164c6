import { type Highs, type Model, Program } from "../solver/highs.ts";
import type { System } from "../table/system.ts";
import type { Interval } from "./attack.ts";
import { components } from "./component.ts";
import { nearestFirst } from "./near.ts";
import { widen } from "./room.ts";

/** Programs with arbitrary goals that are solved before cells are asked for one by one. */
const SCATTERED = 24;
/** HiGHS's primal simplex: with another goal the last solution is still a table, and the search goes on from there. */
const PRIMAL = 4;
/** Cells around one that move in the first programs for it; all others stand still. */
const NEAR = [400, 3000, 10_000];
const NEAR_WHOLE = [200, 1000, 4000];
/** So many cells that all are asked for. */
const SMALL = 3000;
/** A program in whole numbers need not end in any reasonable time. */
const WHOLE_SECONDS = 10;

export interface NarrowerOptions {
  /** After so many seconds on the clock what is not shown to be wide is given back as `open`. Default: no limit. */
  seconds?: number;
  /** False: only what is quick, so that what comes back is `open`. */
  exact?: boolean;
  /** Tables in whole numbers only: narrower than without, and what an attacker who knows that people are whole is left with. */
  whole?: boolean;
}

export interface Narrower extends Interval {
  /** Not asked to the end: the interval is what is known to be possible, and may be wider. */
  open?: true;
}

/**
 * Which of many hidden cells can be computed more narrowly than asked: the same question as `attack`, put so that thousands of cells
 * need few programs. Every table that agrees with all that is shown widens what is possible for every cell in it; the true table is the
 * first, walks through the null space give most of the others, and programs over what lies near a cell give more. Only a cell for which
 * all that finds no two tables far enough apart is asked for by a program over everything, whose answer is exact.
 * @param widths cell → least width
 * @returns exact intervals of the cells that are narrower, and `open` ones for which there was no time
 */
export function narrowerThan(
  highs: Highs,
  system: System,
  hidden: Uint8Array,
  widths: ReadonlyMap<number, number>,
  options: NarrowerOptions = {},
): Narrower[] {
  const until = performance.now() + 1000 * (options.seconds ?? Infinity);
  const found: Narrower[] = [];
  for (const group of components(system, hidden)) {
    const wanted = group.filter((cell) => widths.has(cell));
    if (wanted.length > 0)
      found.push(...new Group(highs, system, hidden, group, widths, until).narrow(wanted, options));
  }
  return found.sort((a, b) => a.cell - b.cell);
}

/**
 * What can be computed of each cell, as far as there is time: exact intervals of the narrowest first, and of the others what is known to
 * be possible (`open`).
 * @param widths cell → width that is enough to know of it when time is short
 */
export function reachOf(
  highs: Highs,
  system: System,
  hidden: Uint8Array,
  widths: ReadonlyMap<number, number>,
  { seconds = Infinity }: Pick<NarrowerOptions, "seconds"> = {},
): Narrower[] {
  const until = performance.now() + 1000 * seconds;
  return components(system, hidden)
    .flatMap((group) => {
      const wanted = group.filter((cell) => widths.has(cell));
      if (wanted.length === 0) return [];
      return new Group(highs, system, hidden, group, widths, until).reach(wanted);
    })
    .sort((a, b) => a.cell - b.cell);
}

/** Cells that equalities tie together, with what is known to be possible for each so far. */
class Group {
  readonly #highs: Highs;
  readonly #system: System;
  readonly #hidden: Uint8Array;
  readonly #group: readonly number[];
  readonly #widths: ReadonlyMap<number, number>;
  readonly #until: number;
  readonly #least: Float64Array;
  readonly #most: Float64Array;
  readonly #position: ReadonlyMap<number, number>;

  constructor(
    highs: Highs,
    system: System,
    hidden: Uint8Array,
    group: readonly number[],
    widths: ReadonlyMap<number, number>,
    until: number,
  ) {
    [this.#highs, this.#system, this.#hidden] = [highs, system, hidden];
    [this.#group, this.#widths, this.#until] = [group, widths, until];
    this.#least = Float64Array.from(group, (cell) => system.values[cell]!);
    this.#most = this.#least.slice();
    this.#position = new Map(group.map((cell, at) => [cell, at]));
  }

  reach(wanted: readonly number[]): Narrower[] {
    const asked = wanted.map((cell) => this.#position.get(cell)!);
    // Of a small group all is asked; of a large one the walks tell which are likely to be narrow.
    if (this.#group.length > SMALL) this.narrow(wanted, { exact: false });
    const width = (at: number): number => this.#most[at]! - this.#least[at]!;
    const narrowest = asked.toSorted((a, b) => width(a) - width(b) || a - b);
    const goOn = (): boolean => performance.now() < this.#until;
    const exact = this.#ask(this.#group, narrowest, goOn, { toTheEnd: true });
    return asked.map((at) => this.#told(at, exact));
  }

  #told(at: number, exact: ReadonlySet<number>): Narrower {
    const [low, high] = this.#span(at);
    return { cell: this.#group[at]!, low, high, ...(!exact.has(at) && { open: true as const }) };
  }

  narrow(wanted: readonly number[], { exact = true, whole = false }: NarrowerOptions): Narrower[] {
    const goOn = (): boolean => performance.now() < this.#until;
    let open = whole ? wanted.map((cell) => this.#position.get(cell)!) : this.#walk(wanted, goOn);
    for (const size of whole ? NEAR_WHOLE : exact ? NEAR : NEAR.slice(0, 1)) {
      if (size >= this.#group.length) break;
      for (const at of open) {
        if (!goOn()) break;
        if (this.#isWide(at)) continue;
        const near = nearestFirst(this.#system, (cell) => this.#hidden[cell] === 1, this.#group[at]!, size);
        this.#ask(near, [at], goOn, { whole });
      }
      open = open.filter((at) => !this.#isWide(at));
    }
    if (open.length === 0) return [];
    const asked = exact ? this.#ask(this.#group, open, goOn, { whole }) : new Set<number>();
    return open.filter((at) => !this.#isWide(at)).map((at) => this.#told(at, asked));
  }

  #walk(wanted: readonly number[], goOn: () => boolean): number[] {
    return widen(
      this.#system,
      this.#hidden,
      this.#group,
      { least: this.#least, most: this.#most },
      {
        open: wanted.map((cell) => this.#position.get(cell)!),
        isWide: (at) => this.#isWide(at),
        widthOf: (at) => this.#widths.get(this.#group[at]!)!,
        goOn,
      },
    );
  }

  #isWide(at: number): boolean {
    const [low, high] = this.#span(at);
    return high - low >= this.#widths.get(this.#group[at]!)! - 1e-6;
  }

  #span(at: number): [low: number, high: number] {
    const [low, high] = [this.#least[at]!, this.#most[at]!];
    return this.#system.whole ? [Math.ceil(low - 1e-6), Math.floor(high + 1e-6)] : [low, high];
  }

  /** Programs over some cells, all others as they are. Which of the asked got both their optima. */
  #ask(
    movable: readonly number[],
    asked: readonly number[],
    goOn: () => boolean,
    { whole = false, toTheEnd = false }: { whole?: boolean; toTheEnd?: boolean } = {},
  ): Set<number> {
    const column = new Map(movable.map((cell, at) => [cell, at]));
    const columnOf = (at: number): number => column.get(this.#group[at]!)!;
    const { minimize, maximize } = this.#highs.constants.objectiveSense;
    const program = programOf(this.#system, this.#hidden, movable, column, whole && this.#system.whole);
    const enough = (at: number): boolean => !toTheEnd && this.#isWide(at);
    const exact = new Set<number>();
    this.#highs.withModel(program.data(this.#highs), (model) => {
      model.options.set({ output_flag: false, random_seed: 0, simplex_strategy: PRIMAL });
      const left = Math.max(0.1, (this.#until - performance.now()) / 1000);
      const limit = whole ? Math.min(left, WHOLE_SECONDS) : left;
      if (Number.isFinite(limit)) model.options.set({ time_limit: limit });
      model.changeObjectiveSense(maximize);
      let open = [...asked];
      const rounds = toTheEnd ? 0 : SCATTERED;
      for (let round = 0; round < rounds && open.length > SCATTERED && goOn(); round++) {
        for (const at of open) model.changeColCost(columnOf(at), scattered(columnOf(at), round));
        this.#learn(model, movable);
        for (const at of open) model.changeColCost(columnOf(at), 0);
        open = open.filter((at) => !this.#isWide(at));
      }
      for (const at of open) {
        if (enough(at)) continue;
        if (!goOn()) break;
        model.changeColCost(columnOf(at), 1);
        let solved = true;
        for (const sense of [maximize, minimize]) {
          if (enough(at)) break;
          model.changeObjectiveSense(sense);
          const outcome = this.#learn(model, movable);
          if (outcome === "late") solved = false;
          if (outcome === "endless")
            if (sense === maximize) this.#most[at] = Infinity;
            else this.#least[at] = -Infinity;
        }
        model.changeColCost(columnOf(at), 0);
        if (solved) exact.add(at);
      }
    });
    return exact;
  }

  /** Solves, and learns from the solution for every cell. */
  #learn(model: Model, movable: readonly number[]): "solved" | "endless" | "late" {
    model.run();
    const { optimal, unbounded, unboundedOrInfeasible } = this.#highs.constants.modelStatus;
    const status = model.getModelStatus();
    // The true table is always there, so that nothing is infeasible.
    if (status === unbounded || status === unboundedOrInfeasible) return "endless";
    if (status !== optimal) return "late";
    const values = model.getSolution().colValue;
    for (const [column, cell] of movable.entries()) {
      const at = this.#position.get(cell)!;
      if (values[column]! < this.#least[at]!) this.#least[at] = values[column]!;
      if (values[column]! > this.#most[at]!) this.#most[at] = values[column]!;
    }
    return "solved";
  }
}

/** A weight from −1 to 1, the same every time. */
function scattered(at: number, round: number): number {
  let state = Math.imul(at + 1, 0x9e3779b1) ^ Math.imul(round + 1, 0x85ebca6b);
  state = Math.imul(state ^ (state >>> 15), 0x2c1b3c6d);
  state = Math.imul(state ^ (state >>> 12), 0x297a2d39);
  return ((state ^ (state >>> 15)) >>> 0) / 2 ** 31 - 1;
}

function programOf(
  { values, lower, upper, cellStarts, cellRows, rowStarts, rowCells, rowSigns }: System,
  hidden: Uint8Array,
  movable: readonly number[],
  column: ReadonlyMap<number, number>,
  whole: boolean,
): Program {
  const program = new Program();
  // Branching over unbounded whole numbers need not end; beyond `far` an interval is as good as open.
  const far = whole ? 1000 + 2 * movable.reduce((most, cell) => Math.max(most, values[cell]!), 0) : Infinity;
  for (const cell of movable) program.column(0, lower[cell]!, Math.min(far, upper[cell]!), whole);
  const rows = new Set<number>();
  for (const cell of movable)
    for (let e = cellStarts[cell]!; e < cellStarts[cell + 1]!; e++) rows.add(cellRows[e]!);
  for (const row of rows) {
    let right = 0;
    const entries: [number, number][] = [];
    for (let k = rowStarts[row]!; k < rowStarts[row + 1]!; k++) {
      const at = hidden[rowCells[k]!] === 1 ? column.get(rowCells[k]!) : undefined;
      if (at !== undefined) entries.push([at, rowSigns[k]!]);
      else right -= rowSigns[k]! * values[rowCells[k]!]!;
    }
    program.row(right, right, entries);
  }
  return program;
}
