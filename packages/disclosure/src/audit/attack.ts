import { type Highs, type Model, Program } from "../solver/highs.ts";
import type { System } from "../table/system.ts";
import { components } from "./component.ts";

/** What an attacker who holds all that is shown can say of a hidden cell. */
export interface Interval {
  cell: number;
  low: number;
  high: number;
}

export interface AttackOptions {
  /** Hidden cells to attack; all of them by default. */
  cells?: Iterable<number>;
  /** What this attacker knows beside what is shown: the cells of a single contributor, say. */
  knows?: ReadonlySet<number>;
  /** Solve in whole numbers. Exact for counts, slower; without it the interval may be wider than an attacker's. */
  whole?: boolean;
}

/**
 * The attacker: for every hidden cell the least and the greatest value that agree with all shown figures, by two linear
 * programs (Fischetti & Salazar 2001). Nothing of how the protection was made is used. Counts are rounded inwards.
 */
export function attack(
  highs: Highs,
  system: System,
  hidden: Uint8Array,
  options: AttackOptions = {},
): Interval[] {
  const { knows = new Set<number>(), whole = false } = options;
  const wanted = new Set(options.cells ?? hidden.keys());
  const mask = hidden.map((is, cell) => (is === 1 && !knows.has(cell) ? 1 : 0));
  const found: Interval[] = [];
  for (const cell of wanted)
    if (hidden[cell] === 1 && knows.has(cell))
      found.push({ cell, low: system.values[cell]!, high: system.values[cell]! });
  for (const group of components(system, mask)) {
    const targets = group.filter((cell) => wanted.has(cell));
    if (targets.length > 0) found.push(...attackGroup(highs, system, mask, group, targets, whole));
  }
  return found.sort((a, b) => a.cell - b.cell);
}

function attackGroup(
  highs: Highs,
  system: System,
  hidden: Uint8Array,
  group: readonly number[],
  targets: readonly number[],
  whole: boolean,
): Interval[] {
  const column = new Map(group.map((cell, at) => [cell, at]));
  const program = new Program();
  // Branching over unbounded whole numbers need not end; beyond `far` an interval is as good as open.
  const far = whole
    ? 1000 + 2 * group.reduce((most, cell) => Math.max(most, system.values[cell]!), 0)
    : Infinity;
  for (const cell of group)
    program.column(0, system.lower[cell]!, Math.min(far, system.upper[cell]!), whole && system.whole);
  const rows = new Set<number>();
  for (const cell of group)
    for (let e = system.cellStarts[cell]!; e < system.cellStarts[cell + 1]!; e++)
      rows.add(system.cellRows[e]!);
  for (const row of rows) {
    let right = 0;
    const entries: [number, number][] = [];
    for (let k = system.rowStarts[row]!; k < system.rowStarts[row + 1]!; k++) {
      const cell = system.rowCells[k]!;
      if (hidden[cell] === 1) entries.push([column.get(cell)!, system.rowSigns[k]!]);
      else right -= system.rowSigns[k]! * system.values[cell]!;
    }
    program.row(right, right, entries);
  }
  const { minimize, maximize } = highs.constants.objectiveSense;
  return highs.withModel(program.data(highs), (model) => {
    model.options.set({ output_flag: false, random_seed: 0 });
    return targets.map((cell) => {
      const at = column.get(cell)!;
      model.changeColCost(at, 1);
      model.changeObjectiveSense(minimize);
      const low = optimum(highs, model, -Infinity);
      model.changeObjectiveSense(maximize);
      const high = optimum(highs, model, Infinity);
      model.changeColCost(at, 0);
      if (!system.whole) return { cell, low, high };
      return { cell, low: Math.ceil(low - 1e-6), high: Math.floor(high + 1e-6) };
    });
  });
}

function optimum(highs: Highs, model: Model, unbounded: number): number {
  model.run();
  return model.getModelStatus() === highs.constants.modelStatus.optimal
    ? model.getObjectiveValue()
    : unbounded;
}
