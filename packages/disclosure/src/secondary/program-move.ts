import { type Highs, Program, solve } from "../solver/highs.ts";
import { nearestFirst } from "../audit/near.ts";
import { type Evidence, lacking, type Task } from "./task.ts";

const REACH = [150, 600, 4000, Infinity];

/**
 * Protects one primary cell by a linear program: the cheapest change that moves the cell far enough and keeps every
 * equality (Kelly, Golden & Assad 1992). It knows no product structure, so it serves linked tables whose shared margins
 * stop cubes. The program grows outwards from the cell until it has an answer.
 */
export function protectByProgram(
  highs: Highs,
  task: Task,
  cell: number,
  { mayHide }: { mayHide: boolean },
): { evidence: Evidence; newly: number[] } | undefined {
  const { primary, system, hidden } = task;
  const [low, high, both] = [primary.lower[cell]!, primary.upper[cell]!, primary.sliding[cell]!];
  for (const reach of REACH) {
    const near = neighbourhood(task, cell, reach, mayHide);
    const splits = mayHide ? splitsOf(low, high, both, system.whole) : furthest(highs, task, near, cell);
    for (const [up, down] of splits) {
      const above = up > 0 ? change(highs, task, near, cell, up) : new Map<number, number>();
      if (above === undefined) continue;
      const newly = newlyNeeded(hidden, above);
      for (const other of newly) hidden[other] = 1;
      const below = down > 0 ? change(highs, task, near, cell, -down) : new Map<number, number>();
      if (below === undefined) {
        for (const other of newly) hidden[other] = 0;
        continue;
      }
      const more = newlyNeeded(hidden, below);
      for (const other of more) hidden[other] = 1;
      if (lacking(primary, cell, up, down) > 0) continue;
      return { evidence: evidenceOf(cell, up, down, above, below), newly: [...newly, ...more] };
    }
    if (near.length < reach || near.length === system.cells) return undefined;
  }
  return undefined;
}

/** Ways to share a width between up and down, beyond what each must have. */
function splitsOf(low: number, high: number, both: number, whole: boolean): [up: number, down: number][] {
  const left = both - low - high;
  if (left <= 0) return [[high, low]];
  const shares = whole
    ? [0, 0.5, 1, 0.25, 0.75].map((share) => Math.round(share * left))
    : [0, 0.5, 1].map((share) => share * left);
  return [...new Set(shares)].map((down) => [high + left - down, low + down]);
}

/** How far the cell can go each way with what is hidden, no further than asked for. */
function furthest(
  highs: Highs,
  task: Task,
  near: readonly number[],
  cell: number,
): [up: number, down: number][] {
  const { lower, upper, sliding } = task.primary;
  const most = Math.max(upper[cell]!, sliding[cell]!);
  const up = change(highs, task, near, cell, most, true)?.get(cell) ?? 0;
  const down =
    change(highs, task, near, cell, -Math.max(lower[cell]!, sliding[cell]! - up), true)?.get(cell) ?? 0;
  return [[up, Math.abs(down)]];
}

function newlyNeeded(hidden: Uint8Array, change: ReadonlyMap<number, number>): number[] {
  return [...change.keys()].filter((other) => hidden[other] === 0);
}

function evidenceOf(
  cell: number,
  up: number,
  down: number,
  above: ReadonlyMap<number, number>,
  below: ReadonlyMap<number, number>,
): Evidence {
  return {
    cell,
    up,
    down,
    upCells: Int32Array.from(above.keys()),
    upChange: Float64Array.from(above.values()),
    downCells: Int32Array.from(below.keys()),
    downChange: Float64Array.from(below.values()),
  };
}

/** Cells that may move, nearest first. */
function neighbourhood(
  { system, hidden, cost, known }: Task,
  cell: number,
  most: number,
  mayHide: boolean,
): number[] {
  const moves = (other: number): boolean =>
    known[other] === 0 && (hidden[other] === 1 || (mayHide && cost[other]! < Infinity));
  return nearestFirst(system, moves, cell, most);
}

/** The cheapest change of the table with the cell changed by `by`, or `asFarAs` it goes; undefined where there is none. */
function change(
  highs: Highs,
  task: Task,
  near: readonly number[],
  cell: number,
  by: number,
  asFarAs = false,
): Map<number, number> | undefined {
  // Most of these programs have whole answers by themselves; only the others are branched.
  const fractional = attempt(highs, task, near, cell, by, asFarAs, false);
  if (fractional === undefined || !task.system.whole) return fractional;
  const isWhole = [...fractional.values()].every((value) => Math.abs(value - Math.round(value)) < 1e-6);
  if (!isWhole) return attempt(highs, task, near, cell, by, asFarAs, true);
  return new Map(
    [...fractional]
      .map(([other, value]) => [other, Math.round(value)] as const)
      .filter(([, value]) => value !== 0),
  );
}

function attempt(
  highs: Highs,
  { system, hidden, cost }: Task,
  near: readonly number[],
  cell: number,
  by: number,
  asFarAs: boolean,
  whole: boolean,
): Map<number, number> | undefined {
  const program = new Program();
  const { values, lower, upper, cellStarts, cellRows, cellSigns } = system;
  const entries = new Map<number, [number, number][]>();
  const room = by > 0 ? upper[cell]! - values[cell]! : values[cell]! - lower[cell]!;
  const reachable = Math.min(Math.abs(by), asFarAs ? Math.max(0, room) : Infinity);
  if (room < reachable - 1e-9) return undefined;
  const columns = near.map((other) => {
    // Hidden cells are nearly free, not free: of two ways the shorter is taken.
    const price = hidden[other] === 1 ? 1e-3 : cost[other]!;
    const fixed = other === cell;
    const goal = asFarAs ? 0 : Math.abs(by);
    const reward = asFarAs ? -1e3 : 0;
    const more = fixed
      ? program.column(reward, by > 0 ? goal : 0, by > 0 ? reachable : 0, whole)
      : program.column(price, 0, Math.max(0, upper[other]! - values[other]!), whole);
    const less = fixed
      ? program.column(reward, by < 0 ? goal : 0, by < 0 ? reachable : 0, whole)
      : program.column(price, 0, Math.max(0, values[other]! - lower[other]!), whole);
    for (let e = cellStarts[other]!; e < cellStarts[other + 1]!; e++) {
      const row = cellRows[e]!;
      if (!entries.has(row)) entries.set(row, []);
      entries.get(row)!.push([more, cellSigns[e]!], [less, -cellSigns[e]!]);
    }
    return [more, less] as const;
  });
  for (const row of entries.values()) program.row(0, 0, row);
  const solution = solve(highs, program);
  if (solution === undefined) return undefined;
  const found = new Map<number, number>();
  for (const [at, [more, less]] of columns.entries()) {
    const difference = solution.values[more]! - solution.values[less]!;
    const exact = whole ? Math.round(difference) : difference;
    if (Math.abs(exact) > 1e-9) found.set(near[at]!, exact);
  }
  return found;
}
