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

export interface NarrowerOptions {
  /** Processor time is worth this many seconds; what is then not shown to be wide is given back as `open`. Default: no limit. */
  seconds?: number;
}

export interface Narrower extends Interval {
  /** Time ran out: the interval is what is known to be possible, and may be wider. */
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
  { seconds = Infinity }: NarrowerOptions = {},
): Narrower[] {
  const until = performance.now() + 1000 * seconds;
  const found: Narrower[] = [];
  for (const group of components(system, hidden)) {
    const wanted = group.filter((cell) => widths.has(cell));
    if (wanted.length > 0)
      found.push(...new Group(highs, system, hidden, group, widths, until).narrow(wanted));
  }
  return found.sort((a, b) => a.cell - b.cell);
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

  narrow(wanted: readonly number[]): Narrower[] {
    const goOn = (): boolean => performance.now() < this.#until;
    let open = widen(
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
    for (const size of NEAR) {
      if (size >= this.#group.length) break;
      for (const at of open) {
        if (!goOn()) break;
        if (this.#isWide(at)) continue;
        const near = nearestFirst(this.#system, this.#hidden, this.#group[at]!, size);
        this.#ask(near, [at], goOn);
      }
      open = open.filter((at) => !this.#isWide(at));
    }
    if (open.length === 0) return [];
    const exact = this.#ask(this.#group, open, goOn);
    return open
      .filter((at) => !this.#isWide(at))
      .map((at) => {
        const [low, high] = this.#span(at);
        return { cell: this.#group[at]!, low, high, ...(!exact.has(at) && { open: true as const }) };
      });
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
  #ask(movable: readonly number[], asked: readonly number[], goOn: () => boolean): Set<number> {
    const column = new Map(movable.map((cell, at) => [cell, at]));
    const columnOf = (at: number): number => column.get(this.#group[at]!)!;
    const { minimize, maximize } = this.#highs.constants.objectiveSense;
    const program = programOf(this.#system, this.#hidden, movable, column);
    const exact = new Set<number>();
    this.#highs.withModel(program.data(this.#highs), (model) => {
      model.options.set({ output_flag: false, random_seed: 0, simplex_strategy: PRIMAL });
      const left = Math.max(0.1, (this.#until - performance.now()) / 1000);
      if (Number.isFinite(left)) model.options.set({ time_limit: left });
      model.changeObjectiveSense(maximize);
      let open = [...asked];
      for (let round = 0; round < SCATTERED && open.length > SCATTERED && goOn(); round++) {
        for (const at of open) model.changeColCost(columnOf(at), scattered(columnOf(at), round));
        this.#learn(model, movable);
        for (const at of open) model.changeColCost(columnOf(at), 0);
        open = open.filter((at) => !this.#isWide(at));
      }
      for (const at of open) {
        if (this.#isWide(at)) continue;
        if (!goOn()) break;
        model.changeColCost(columnOf(at), 1);
        let solved = true;
        for (const sense of [maximize, minimize]) {
          if (this.#isWide(at)) break;
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
): Program {
  const program = new Program();
  for (const cell of movable) program.column(0, lower[cell]!, upper[cell]!);
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
