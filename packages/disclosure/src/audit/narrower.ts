import { type Highs, Program } from "../solver/highs.ts";
import type { System } from "../table/system.ts";
import type { Interval } from "./attack.ts";
import { components } from "./component.ts";

/** Programs with arbitrary goals that are solved before cells are asked for one by one. */
const SCATTERED = 24;

/**
 * Which of many hidden cells can be computed more narrowly than asked: the same question as `attack`, put so that thousands of cells
 * need few programs. Every solution is a whole table that agrees with all that is shown, so it widens what is possible for every
 * other cell as well; a cell is asked for by itself only as long as no two such tables are far enough apart in it. The true table is the first.
 * @param widths cell → least width
 * @returns exact intervals of the cells that are narrower
 */
export function narrowerThan(
  highs: Highs,
  system: System,
  hidden: Uint8Array,
  widths: ReadonlyMap<number, number>,
): Interval[] {
  const found: Interval[] = [];
  for (const group of components(system, hidden)) {
    const wanted = group.filter((cell) => widths.has(cell));
    if (wanted.length > 0) found.push(...narrowInGroup(highs, system, hidden, group, wanted, widths));
  }
  return found.sort((a, b) => a.cell - b.cell);
}

function narrowInGroup(
  highs: Highs,
  system: System,
  hidden: Uint8Array,
  group: readonly number[],
  wanted: readonly number[],
  widths: ReadonlyMap<number, number>,
): Interval[] {
  const column = new Map(group.map((cell, at) => [cell, at]));
  const least = Float64Array.from(group, (cell) => system.values[cell]!);
  const most = least.slice();
  let open = wanted.map((cell) => column.get(cell)!);
  const { minimize, maximize } = highs.constants.objectiveSense;
  return highs.withModel(programOf(system, hidden, group, column).data(highs), (model) => {
    model.options.set({ output_flag: false, random_seed: 0 });
    const isWide = (at: number): boolean => span(at)[1] - span(at)[0] >= widths.get(group[at]!)! - 1e-6;
    const span = (at: number): [low: number, high: number] =>
      system.whole ? [Math.ceil(least[at]! - 1e-6), Math.floor(most[at]! + 1e-6)] : [least[at]!, most[at]!];
    /** Solves, and learns from the solution for every cell. False where there is no end to it. */
    const learn = (): boolean => {
      model.run();
      if (model.getModelStatus() !== highs.constants.modelStatus.optimal) return false;
      const values = model.getSolution().colValue;
      for (let at = 0; at < group.length; at++) {
        if (values[at]! < least[at]!) least[at] = values[at]!;
        if (values[at]! > most[at]!) most[at] = values[at]!;
      }
      return true;
    };
    model.changeObjectiveSense(maximize);
    for (let round = 0; round < SCATTERED && open.length > SCATTERED; round++) {
      const cost = (at: number): number => scattered(at, round);
      for (const at of open) model.changeColCost(at, cost(at));
      learn();
      for (const at of open) model.changeColCost(at, 0);
      open = open.filter((at) => !isWide(at));
    }
    const narrow: Interval[] = [];
    for (const at of open) {
      if (isWide(at)) continue;
      model.changeColCost(at, 1);
      for (const sense of [maximize, minimize]) {
        if (isWide(at)) break;
        model.changeObjectiveSense(sense);
        if (!learn()) (sense === maximize ? most : least)[at] = sense === maximize ? Infinity : -Infinity;
      }
      model.changeColCost(at, 0);
      if (isWide(at)) continue;
      const [low, high] = span(at);
      narrow.push({ cell: group[at]!, low, high });
    }
    return narrow;
  });
}

/** A weight from −1 to 1, the same every time. */
function scattered(at: number, round: number): number {
  let state = Math.imul(at + 1, 0x9e3779b1) ^ Math.imul(round + 1, 0x85ebca6b);
  state = Math.imul(state ^ (state >>> 15), 0x2c1b3c6d);
  state = Math.imul(state ^ (state >>> 12), 0x297a2d39);
  return ((state ^ (state >>> 15)) >>> 0) / 2 ** 31 - 1;
}

function programOf(
  system: System,
  hidden: Uint8Array,
  group: readonly number[],
  column: ReadonlyMap<number, number>,
): Program {
  const program = new Program();
  for (const cell of group) program.column(0, system.lower[cell]!, system.upper[cell]!);
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
  return program;
}
