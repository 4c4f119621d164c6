import type { Highs } from "../solver/highs.ts";
import { attack } from "../audit/attack.ts";
import { heuristic } from "../secondary/heuristic.ts";
import { costsOf, type Task } from "../secondary/task.ts";
import { emptyPrimary } from "../rules/primary.ts";
import { reasonCode } from "../rules/reason.ts";
import type { ThresholdRule } from "../rules/definition.ts";
import { STATE, type System, systemFrom, type Row } from "../table/system.ts";
import { type Atoms, atomsOf, type Release } from "./atoms.ts";

/** A piece that the releases together give away: what it is, and how narrowly it can be computed. */
export interface Difference {
  /** "A − B": the figures it is the difference of; a piece several overlapping figures cut out has no formula. */
  name: string;
  /** Base units of the piece. */
  units: readonly number[];
  value: number;
  low: number;
  high: number;
}

export interface DifferencingOptions {
  rule: ThresholdRule;
  highs: Highs;
}

interface Target {
  name: string;
  atoms: number[];
  value: number;
}

/**
 * Figures narrower than the rule that follow from all releases together, of whatever geographies, versions and filters:
 * one figure less another inside it, a figure less all its shown parts, hidden figures, and pieces that overlapping
 * figures cut out. Each is attacked by linear programs over all releases at once.
 */
export function differences(
  releases: readonly Release[],
  values: Readonly<Record<string, ArrayLike<number>>>,
  { rule, highs }: DifferencingOptions,
): Difference[] {
  const atoms = atomsOf(releases, values);
  const targets = risky(atoms, rule);
  const { system, hidden, cellOf } = linked(atoms, targets);
  const width = rule.width ?? rule.to;
  return attack(highs, system, hidden, { cells: targets.map((_, at) => cellOf(at)) })
    .filter(({ low, high }) => high - low < width)
    .map(({ cell, low, high }) => {
      const { name, atoms: pieces, value } = targets[cell - cellOf(0)]!;
      return { name, units: pieces.flatMap((atom) => atoms.atoms[atom]!.units), value, low, high };
    });
}

/**
 * Which figures of a new release must be hidden so that, with all earlier releases, nothing is narrower than the rule.
 * Earlier figures cannot be taken back: what they give away alone comes back in `open`.
 */
export function guardRelease(
  earlier: readonly Release[],
  fresh: Release,
  values: Readonly<Record<string, ArrayLike<number>>>,
  { rule, highs }: DifferencingOptions,
): { hide: ReadonlySet<number>; open: readonly Difference[] } {
  const atoms = atomsOf([...earlier, fresh], values);
  const firstFresh = atoms.cells.length - fresh.cells.length;
  const targets = risky(atoms, rule);
  const { system, hidden, cellOf } = linked(atoms, targets);
  const primary = emptyPrimary(system.cells);
  const want = (cell: number): void => {
    primary.reason[cell] = reasonCode("threshold");
    primary.sliding[cell] = Math.ceil(rule.width ?? rule.to);
    hidden[cell] = 1;
  };
  for (let at = 0; at < targets.length; at++) want(cellOf(at));
  const cost = costsOf(system, { zeros: "hidden" });
  for (let at = 0; at < firstFresh; at++) cost[at] = Infinity;
  for (let at = firstFresh; at < atoms.cells.length; at++) {
    const { value, cell } = atoms.cells[at]!;
    if (cell.status === "hidden" || isRisky(value, rule)) hidden[at] = 1;
  }
  const task: Task = { system, hidden, cost, primary, known: new Uint8Array(system.cells) };
  const { open } = heuristic(task, { highs });
  const hide = new Set<number>();
  for (let at = firstFresh; at < atoms.cells.length; at++) if (hidden[at] === 1) hide.add(at - firstFresh);
  const after = {
    id: fresh.id,
    cells: fresh.cells.map((cell, at) => (hide.has(at) ? { ...cell, status: "hidden" as const } : cell)),
  };
  return { hide, open: open.length === 0 ? [] : differences([...earlier, after], values, { rule, highs }) };
}

const isRisky = (value: number, { from, to }: ThresholdRule): boolean => value >= from && value <= to;

/** Sets of atoms whose true value the rule hides and that some figures may give away. */
function risky({ atoms, cells }: Atoms, rule: ThresholdRule): Target[] {
  const found = new Map<string, Target>();
  const add = (name: string, set: readonly number[]): void => {
    const value = set.reduce((sum, atom) => sum + atoms[atom]!.value, 0);
    const key = set.toSorted((a, b) => a - b).join();
    if (set.length > 0 && isRisky(value, rule) && !found.has(key))
      found.set(key, { name, atoms: [...set], value });
  };
  const holders = new Map<number, number[]>();
  for (const [at, cell] of cells.entries())
    for (const atom of cell.atoms) (holders.get(atom) ?? holders.set(atom, []).get(atom)!).push(at);
  for (const { cell, release, atoms: set } of cells) add(`${release}: ${cell.name}`, set);
  for (const [at, { cell, release, atoms: set }] of cells.entries()) {
    if (cell.status === "hidden") continue;
    const mine = new Set(set);
    const near = new Set(set.flatMap((atom) => holders.get(atom)!));
    const inside = [...near].filter(
      (other) =>
        other !== at &&
        cells[other]!.cell.status === "shown" &&
        cells[other]!.atoms.length < set.length &&
        cells[other]!.atoms.every((atom) => mine.has(atom)),
    );
    for (const other of inside) {
      const less = new Set(cells[other]!.atoms);
      add(
        `${release}: ${cell.name} − ${cells[other]!.release}: ${cells[other]!.cell.name}`,
        set.filter((atom) => !less.has(atom)),
      );
    }
    const covered = new Set(inside.flatMap((other) => cells[other]!.atoms));
    if (covered.size > 0)
      add(
        `${release}: ${cell.name} − (${inside.map((other) => cells[other]!.cell.name).join(" + ")})`,
        set.filter((atom) => !covered.has(atom)),
      );
  }
  for (const [atom, at] of holders) add(at.map((one) => cells[one]!.cell.name).join(" ∩ "), [atom]);
  return [...found.values()];
}

/** Cells, then atoms, then targets; each cell and each target is the sum of its atoms. */
function linked(
  { atoms, cells }: Atoms,
  targets: readonly Target[],
): { system: System; hidden: Uint8Array; cellOf: (target: number) => number } {
  const atomAt = (atom: number): number => cells.length + atom;
  const cellOf = (target: number): number => cells.length + atoms.length + target;
  const values = [...cells, ...atoms, ...targets].map(({ value }) => value);
  const state = values.map((_, at) => (at < cells.length ? STATE.free : STATE.unknown));
  const sum = (cell: number, pieces: readonly number[]): Row => ({
    cells: [cell, ...pieces.map(atomAt)],
    signs: [1, ...pieces.map(() => -1)],
  });
  const rows = [
    ...cells.map((cell, at) => sum(at, cell.atoms)),
    ...targets.map((target, at) => sum(cellOf(at), target.atoms)),
  ];
  const system = systemFrom({ values, state, rows });
  const hidden = Uint8Array.from(values, (_, at) =>
    at >= cells.length || cells[at]!.cell.status === "hidden" ? 1 : 0,
  );
  return { system, hidden, cellOf };
}
