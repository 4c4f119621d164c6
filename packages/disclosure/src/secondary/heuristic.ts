import { type Highs } from "../solver/highs.ts";
import { CubeSearch } from "./cubes.ts";
import { protectByProgram } from "./program-move.ts";
import type { Evidence, Outcome, Task } from "./task.ts";

export interface HeuristicOptions {
  /** Secondary cells that turn out not to be needed are shown again; at most this many are tried. Default 20 000. */
  clean?: number;
  /** Linear programs stand in where cubes do not suffice. Without a solver such cells stay open. */
  highs?: Highs;
  /** No cell is tried after so many seconds on the clock. */
  seconds?: number;
}

/**
 * Secondary suppression for large and linked tables. Works in the null space of the system, as elimination on the dummy
 * matrix does, but along directions known from the hierarchies, so nothing is factorised: every primary cell gets the
 * cheapest change that leaves all shown figures as they are. That change is also the proof of its protection.
 * Deterministic. Changes `task.hidden`.
 */
export function heuristic(task: Task, options: HeuristicOptions = {}): Outcome {
  const { clean = 20_000, highs, seconds = Infinity } = options;
  const until = performance.now() + 1000 * seconds;
  const { system, primary } = task;
  const search = new CubeSearch(task);
  const evidence = new Map<number, Evidence>();
  const open: number[] = [];
  const reach = sizes(task);
  const cells = Array.from(primary.reason.keys())
    .filter((cell) => primary.reason[cell]! > 0)
    // Totals first: what they need hidden below them serves the parts afterwards.
    .sort((a, b) => reach[b]! - reach[a]! || system.values[a]! - system.values[b]! || a - b);
  const late: number[] = [];
  for (const cell of cells) {
    const found = search.protect(cell, { mayHide: true });
    if (found === undefined) late.push(cell);
    else evidence.set(cell, found.evidence);
  }
  // What no cube protects is tried last: by then enough is hidden around it that a program need seldom hide more.
  for (const cell of late) {
    const isLate = performance.now() > until;
    const found =
      search.protect(cell, { mayHide: true }) ??
      (highs && !isLate ? protectByProgram(highs, task, cell, { mayHide: true }) : undefined);
    for (const other of found?.newly ?? []) search.hide(other);
    if (found === undefined) open.push(cell);
    else evidence.set(cell, found.evidence);
  }
  showAgain(task, search, evidence, clean);
  return { evidence, open };
}

/** How many equalities a cell is the total of: a measure of how high it lies. */
function sizes({ system: { cells, cellStarts, cellRows, cellSigns, rowStarts } }: Task): Int32Array {
  const size = new Int32Array(cells);
  for (let cell = 0; cell < cells; cell++)
    for (let e = cellStarts[cell]!; e < cellStarts[cell + 1]!; e++)
      if (cellSigns[e]! > 0) size[cell]! += rowStarts[cellRows[e]! + 1]! - rowStarts[cellRows[e]!]!;
  return size;
}

/** Shows secondary cells again, dearest first, where all that leaned on them can lean on others already hidden. */
function showAgain(task: Task, search: CubeSearch, evidence: Map<number, Evidence>, most: number): void {
  const { hidden, primary, cost } = task;
  const leaning = new Map<number, Set<number>>();
  const lean = ({ cell, upCells, downCells }: Evidence, add: boolean): void => {
    for (const list of [upCells, downCells])
      for (const other of list) {
        if (primary.reason[other]! > 0) continue;
        if (add) (leaning.get(other) ?? leaning.set(other, new Set()).get(other)!).add(cell);
        else leaning.get(other)?.delete(cell);
      }
  };
  for (const one of evidence.values()) lean(one, true);
  const secondary = [...hidden.keys()].filter(
    (cell) => hidden[cell] === 1 && primary.reason[cell] === 0 && cost[cell]! < Infinity,
  );
  secondary.sort((a, b) => cost[b]! - cost[a]! || a - b);
  const tried = secondary.filter((cell) => leaning.has(cell));
  for (const cell of tried.slice(0, most)) {
    const dependants = [...leaning.get(cell)!];
    // Cells many lean on are seldom dispensable, and trying costs most there.
    if (dependants.length > 12) continue;
    search.show(cell);
    const renewed: Evidence[] = [];
    for (const dependant of dependants) {
      const found = search.protect(dependant, { mayHide: false });
      if (found === undefined) break;
      renewed.push(found.evidence);
    }
    if (renewed.length < dependants.length) {
      search.hide(cell);
      continue;
    }
    for (const one of renewed) {
      lean(evidence.get(one.cell)!, false);
      evidence.set(one.cell, one);
      lean(one, true);
    }
  }
  // Nothing leans on these any more, or ever did.
  for (const cell of secondary) if ((leaning.get(cell)?.size ?? 0) === 0) search.show(cell);
}
