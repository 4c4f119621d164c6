import { text } from "@tvars/cube";
import { DisclosureError } from "../error.ts";
import { type Highs, type Model, Program, solve } from "../solver/highs.ts";
import { protectByProgram } from "./program-move.ts";
import type { Evidence, Outcome, Task } from "./task.ts";

export interface OptimalOptions {
  highs: Highs;
  /** Rounds of attack and answer before the search is given up. Default 400. */
  rounds?: number;
  /** Seconds one master problem may take. Default 60. */
  seconds?: number;
}

type Cut = { cells: number[]; weights: number[]; least: number };

/**
 * Cheapest secondary suppression (Fischetti & Salazar 2001): a master problem of whole 0/1 choices, and an attacker
 * whose every success comes back as an inequality, the dual of his linear program. Ends when no attack succeeds, so the
 * pattern is optimal for attackers who reason in fractions; counts then get whole-number proofs, and where one is
 * lacking the requirement of that cell grows by one and the search goes on. For tables of up to some thousand cells.
 * Changes `task.hidden`.
 * @throws DisclosureError `solver` where no pattern protects everything, or the rounds are used up
 */
export function optimal(task: Task, options: OptimalOptions): Outcome & { cost: number; rounds: number } {
  const { highs, rounds = 400, seconds = 60 } = options;
  const { system, hidden, cost, primary } = task;
  const cells = Array.from(system.values.keys()).filter(
    (cell) => hidden[cell] === 1 || cost[cell]! < Infinity,
  );
  const fixed = hidden.slice();
  const targets = Array.from(primary.reason.keys()).filter((cell) => primary.reason[cell]! > 0);
  const needed = {
    lower: primary.lower.slice(),
    upper: primary.upper.slice(),
    sliding: primary.sliding.slice(),
  };
  const cuts = rowCuts(task, cells, targets);
  const attacker = new Attacker(highs, task, cells, needed);
  try {
    // Cuts are cheapest to gather where the master may be fractional; then it is asked for whole answers.
    for (let whole = false, round = 1; round <= rounds; round++) {
      const choice = master(highs, task, cells, fixed, cuts, whole, seconds);
      const fresh = targets.flatMap((target) => attacker.cuts(target, choice));
      cuts.push(...fresh);
      if (fresh.length > 0) continue;
      if (!whole) {
        whole = true;
        continue;
      }
      for (const [at, cell] of cells.entries()) hidden[cell] = choice[at]! > 0.5 ? 1 : 0;
      const { evidence, open } = proofs(highs, task, targets);
      if (open.length === 0) return { evidence, open, cost: priceOf(task, fixed), rounds: round };
      hidden.set(fixed);
      for (const cell of open) needed.sliding[cell]! += 1;
      if (!system.whole) break;
    }
  } finally {
    attacker.dispose();
  }
  throw unsolved(rounds, text(`högst ${rounds} omgångar`, `at most ${rounds} rounds`));
}

const priceOf = ({ hidden, cost }: Task, fixed: Uint8Array): number =>
  hidden.reduce((sum, is, cell) => sum + (is === 1 && fixed[cell] === 0 ? cost[cell]! : 0), 0);

function proofs(highs: Highs, task: Task, targets: readonly number[]): Outcome {
  const evidence = new Map<number, Evidence>();
  const open: number[] = [];
  for (const cell of targets) {
    const found = protectByProgram(highs, task, cell, { mayHide: false });
    if (found === undefined) open.push(cell);
    else evidence.set(cell, found.evidence);
  }
  return { evidence, open };
}

/** A primary cell is never alone among the hidden of a row. */
function rowCuts(
  { system, primary, hidden }: Task,
  cells: readonly number[],
  targets: readonly number[],
): Cut[] {
  const usable = new Set(cells);
  const cuts: Cut[] = [];
  for (const target of targets) {
    if (primary.sliding[target]! + primary.lower[target]! + primary.upper[target]! <= 0) continue;
    for (let e = system.cellStarts[target]!; e < system.cellStarts[target + 1]!; e++) {
      const row = system.cellRows[e]!;
      const others = Array.from(
        system.rowCells.subarray(system.rowStarts[row]!, system.rowStarts[row + 1]!),
      ).filter((cell) => cell !== target && usable.has(cell));
      cuts.push({ cells: others, weights: others.map(() => 1), least: 1 });
    }
  }
  // A secondary cell alone among the hidden of a row is computable, protects nothing, and would be shown.
  for (let row = 0; row < system.rowStarts.length - 1; row++) {
    const inRow = Array.from(system.rowCells.subarray(system.rowStarts[row]!, system.rowStarts[row + 1]!));
    const all = inRow.filter((cell) => usable.has(cell));
    for (const cell of all)
      if (hidden[cell] === 0)
        cuts.push({ cells: all, weights: all.map((one) => (one === cell ? -1 : 1)), least: 0 });
  }
  return cuts;
}

function master(
  highs: Highs,
  { cost }: Task,
  cells: readonly number[],
  fixed: Uint8Array,
  cuts: readonly Cut[],
  whole: boolean,
  seconds: number,
): Float64Array {
  const program = new Program();
  const column = new Map<number, number>();
  for (const cell of cells)
    column.set(cell, program.column(fixed[cell] === 1 ? 0 : cost[cell]!, fixed[cell]!, 1, whole));
  for (const { cells: used, weights, least } of cuts)
    program.row(
      least,
      Infinity,
      used.map((cell, k) => [column.get(cell)!, weights[k]!] as const),
    );
  const solution = solve(highs, program, { seconds });
  if (solution === undefined || !solution.optimal)
    throw unsolved(cells.length, text("ett mönster som skyddar allt", "a pattern that protects everything"));
  return whole
    ? solution.values.map(Math.round)
    : solution.values.map((value) => Math.min(1, Math.max(0, value)));
}

/** The attacker's program, kept and changed: how far can a cell go, given how much of each cell is hidden? */
class Attacker {
  readonly #highs: Highs;
  readonly #task: Task;
  readonly #cells: readonly number[];
  readonly #column: ReadonlyMap<number, number>;
  readonly #needed: Needed;
  readonly #model: Model;
  readonly #rows: [columns: number[], signs: number[]][];
  readonly #room: { up: Float64Array; down: Float64Array };

  constructor(highs: Highs, task: Task, cells: readonly number[], needed: Needed) {
    const { system } = task;
    this.#highs = highs;
    this.#task = task;
    this.#cells = cells;
    this.#needed = needed;
    this.#column = new Map(cells.map((cell, at) => [cell, at]));
    // Nobody needs to go further than this; a bound keeps the dual's weights finite.
    const most = 1000 * (1 + Math.max(0, ...needed.upper, ...needed.lower, ...needed.sliding));
    const room = (a: number): number => Math.max(0, Math.min(a, most));
    this.#room = {
      up: Float64Array.from(cells, (cell) => room(system.upper[cell]! - system.values[cell]!)),
      down: Float64Array.from(cells, (cell) => room(system.values[cell]! - system.lower[cell]!)),
    };
    const program = new Program();
    for (let at = 0; at < cells.length; at++) program.column(0, 0, 0);
    this.#rows = [];
    for (let row = 0; row < system.rowStarts.length - 1; row++) {
      const columns: number[] = [];
      const signs: number[] = [];
      for (let k = system.rowStarts[row]!; k < system.rowStarts[row + 1]!; k++) {
        const at = this.#column.get(system.rowCells[k]!);
        if (at === undefined) continue;
        columns.push(at);
        signs.push(system.rowSigns[k]!);
      }
      this.#rows.push([columns, signs]);
      program.row(
        0,
        0,
        columns.map((at, k) => [at, signs[k]!] as const),
      );
    }
    this.#model = highs.createModel(program.data(highs));
    this.#model.options.set({ output_flag: false, random_seed: 0 });
  }

  dispose(): void {
    this.#model.dispose();
  }

  /** Inequalities that the choice breaks: none when the target is protected. */
  cuts(target: number, choice: Float64Array): Cut[] {
    const [lower, upper, sliding] = [
      this.#needed.lower[target]!,
      this.#needed.upper[target]!,
      this.#needed.sliding[target]!,
    ];
    // With no cell going further than asked for, fractions of cells count as fractions, and the dual cuts deepest. Its
    // multipliers are valid for the true bounds too. Only where that finds nothing are the true bounds tried.
    const near = this.#attempt(target, choice, lower, upper, sliding, Math.max(lower, upper, sliding));
    if (near === undefined) return [];
    const broken = near.filter((cut) => this.#breaks(cut, choice));
    if (broken.length > 0) return broken;
    return this.#attempt(target, choice, lower, upper, sliding, Infinity) ?? [];
  }

  #breaks({ cells, weights, least }: Cut, choice: Float64Array): boolean {
    const sum = cells.reduce((total, cell, k) => total + weights[k]! * choice[this.#column.get(cell)!]!, 0);
    return sum < least - 1e-6;
  }

  #attempt(
    target: number,
    choice: Float64Array,
    lower: number,
    upper: number,
    sliding: number,
    most: number,
  ): Cut[] | undefined {
    const at = this.#column.get(target)!;
    const others = this.#task.known;
    const { up: above, down: below } = this.#room;
    const low = choice.map((part, k) =>
      this.#leaned(k, target, others) ? -part * Math.min(most, below[k]!) : 0,
    );
    const high = choice.map((part, k) =>
      this.#leaned(k, target, others) ? part * Math.min(most, above[k]!) : 0,
    );
    this.#model.changeColsBounds({ kind: "range", from: 0, to: choice.length - 1 }, low, high);
    const up = this.#push(at, target, 1);
    const down = this.#push(at, target, -1);
    const found: Cut[] = [];
    if (up.reach < upper - 1e-6) found.push(this.#cut(up.weights, upper));
    if (down.reach < lower - 1e-6) found.push(this.#cut(down.weights, lower));
    if (up.reach + down.reach < sliding - 1e-6)
      found.push(
        this.#cut(
          up.weights.map((weight, k) => weight + down.weights[k]!),
          sliding,
        ),
      );
    return found.length > 0 ? found : undefined;
  }

  #leaned(k: number, target: number, known: Uint8Array): boolean {
    return known[this.#cells[k]!] === 0 || this.#cells[k] === target;
  }

  #push(at: number, target: number, sign: 1 | -1): { reach: number; weights: Float64Array } {
    const { maximize } = this.#highs.constants.objectiveSense;
    this.#model.changeColCost(at, sign);
    this.#model.changeObjectiveSense(maximize);
    this.#model.run();
    const reach = this.#model.getObjectiveValue();
    const { rowDual } = this.#model.getSolution();
    this.#model.changeColCost(at, 0);
    return { reach, weights: this.#weights(at, target, sign, rowDual) };
  }

  /** Any multipliers of the rows bound the reach by Σ weights · hidden; the solver's make the bound exact. */
  #weights(at: number, target: number, sign: number, dual: Float64Array): Float64Array {
    const reduced = new Float64Array(this.#cells.length);
    reduced[at] = sign;
    for (const [row, [columns, signs]] of this.#rows.entries())
      for (let k = 0; k < columns.length; k++) reduced[columns[k]!]! -= dual[row]! * signs[k]!;
    return reduced.map((by, k) => {
      if (Math.abs(by) < 1e-9 || !this.#leaned(k, target, this.#task.known)) return 0;
      return by > 0 ? by * this.#room.up[k]! : -by * this.#room.down[k]!;
    });
  }

  /** Weights above what is needed add nothing when choices are whole, and only loosen the fractional ones. */
  #cut(weights: Float64Array, least: number): Cut {
    const cells: number[] = [];
    const kept: number[] = [];
    for (let k = 0; k < weights.length; k++)
      if (weights[k]! > 1e-9) {
        cells.push(this.#cells[k]!);
        kept.push(Math.min(weights[k]!, least) / least);
      }
    return { cells, weights: kept, least: 1 };
  }
}

interface Needed {
  lower: Float64Array;
  upper: Float64Array;
  sliding: Float64Array;
}

function unsolved(value: unknown, expected: ReturnType<typeof text>): DisclosureError {
  return new DisclosureError("solver", {
    what: text("Inget bästa mönster hittades", "No optimal pattern was found"),
    value,
    expected,
    action: text('Använd method: "heuristic".', 'Use method: "heuristic".'),
  });
}
