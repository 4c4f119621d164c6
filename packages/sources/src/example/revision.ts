import { CELLS, cellCount, neighbours } from "./grid.ts";
import { divide } from "./grow.ts";
import type { Labels, Partition } from "./partition.ts";
import { cellsWhere } from "./partition.ts";
import type { Character } from "./plan.ts";
import type { Terrain } from "./terrain.ts";

export type ChangeKind =
  | "split"
  | "deso-moved"
  | "regso-moved"
  | "regso-ended"
  | "regso-new"
  | "names-swapped";

/** One change from the old version to the new; indices into the old DeSO or RegSO, new ones numbered after them. */
export interface Change {
  kind: ChangeKind;
  from: number;
  to: number[];
}

export interface Revision {
  deso: Labels;
  /** RegSO of each DeSO of the new version; -1 where the DeSO has ended. */
  regsoOfDeso: number[];
  kommunOfRegso: number[];
  /** Old DeSO each new DeSO comes from. */
  desoCameFrom: number[];
  changes: Change[];
}

interface Draft extends Revision {
  people: Float64Array;
  terrain: Terrain;
  touched: Set<number>;
}

/**
 * The new version: three pure splits, boundaries moved between RegSO and inside them, one RegSO ended, one new, and
 * two that swap names — one of each thing that breaks a naive comparison.
 */
export function revise(old: Partition, terrain: Terrain, characterOfRegso: Character[]): Revision {
  const draft: Draft = {
    deso: old.deso.slice(),
    regsoOfDeso: [...old.regsoOfDeso],
    kommunOfRegso: [...old.kommunOfRegso],
    desoCameFrom: old.regsoOfDeso.map((_, d) => d),
    changes: [],
    people: old.people,
    terrain,
    touched: new Set(),
  };
  swapNames(draft, old);
  endRegso(draft);
  newRegso(draft, characterOfRegso);
  splitDeso(draft, characterOfRegso);
  moveBorders(draft, true, 3);
  moveBorders(draft, false, 2);
  const { deso, regsoOfDeso, kommunOfRegso, desoCameFrom, changes } = draft;
  return { deso, regsoOfDeso, kommunOfRegso, desoCameFrom, changes };
}

function swapNames(draft: Draft, old: Partition): void {
  const { kommunOfRegso, changes } = draft;
  const pair = borders(draft.deso, draft.regsoOfDeso)
    .filter(({ a, b }) => kommunOfRegso[a] === 0 && kommunOfRegso[b] === 0 && old.kommunOfRegso[a] === 0)
    .sort((x, y) => x.edges - y.edges)
    .at(-4)!;
  changes.push({ kind: "names-swapped", from: pair.a, to: [pair.b] });
  touchRegso(draft, pair.a);
  touchRegso(draft, pair.b);
}

/** The smallest RegSO of one DeSO outside the city joins its longest neighbour. */
function endRegso(draft: Draft): void {
  const { regsoOfDeso, kommunOfRegso, changes } = draft;
  const sizes = regsoPeople(draft);
  const desoCount = tally(regsoOfDeso);
  const ended = kommunOfRegso
    .map((kommun, r) => ({ kommun, r }))
    .filter(({ kommun, r }) => kommun === 1 && desoCount[r] === 1)
    .sort((a, b) => sizes[a.r]! - sizes[b.r]!)[0]!.r;
  const into = borders(draft.deso, regsoOfDeso)
    .filter(({ a, b }) => a === ended || b === ended)
    .map(({ a, b, edges }) => ({ other: a === ended ? b : a, edges }))
    .filter(({ other }) => kommunOfRegso[other] === 1)
    .sort((x, y) => y.edges - x.edges)[0]!.other;
  touchRegso(draft, ended);
  touchRegso(draft, into);
  regsoOfDeso.forEach((r, d) => {
    if (r === ended) regsoOfDeso[d] = into;
  });
  changes.push({ kind: "regso-ended", from: ended, to: [into] });
}

/** One DeSO of the largest untouched RegSO in the city becomes a RegSO of its own. */
function newRegso(draft: Draft, characterOfRegso: Character[]): void {
  const { regsoOfDeso, kommunOfRegso, changes } = draft;
  const sizes = regsoPeople(draft);
  const from = kommunOfRegso
    .map((kommun, r) => ({ kommun, r }))
    .filter(({ kommun, r }) => kommun === 0 && !isTouched(draft, r) && characterOfRegso[r] === "villa")
    .sort((a, b) => sizes[b.r]! - sizes[a.r]!)[0]!.r;
  const deso = regsoOfDeso.lastIndexOf(from);
  touchRegso(draft, from);
  kommunOfRegso.push(0);
  regsoOfDeso[deso] = kommunOfRegso.length - 1;
  changes.push({ kind: "regso-new", from, to: [from, kommunOfRegso.length - 1] });
}

/** Both halves of a split have to keep the 700 people a DeSO needs. */
const SPLIT_FROM = 1650;

/** Pure splits: the new building area, the student area and the most crowded DeSO of an untouched RegSO. */
function splitDeso(draft: Draft, characterOfRegso: Character[]): void {
  const sizes = desoPeople(draft);
  const candidates = sizes.map((people, d) => ({ people, d })).sort((a, b) => b.people - a.people);
  const first = (test: (d: number) => boolean) =>
    candidates.find(({ d, people }) => people > SPLIT_FROM && !draft.touched.has(d) && test(d))?.d;
  for (const wanted of ["new", "student", undefined] as const) {
    const d = first((d) => wanted === undefined || characterOfRegso[draft.regsoOfDeso[d]!] === wanted);
    if (d === undefined) continue;
    const { deso, people, terrain } = draft;
    const cells = cellsWhere((cell) => deso[cell] === d);
    const inside = (cell: number) => draft.deso[cell] === d;
    const { obstacleM, ground } = terrain;
    const parts = divide(cells, 2, { inside, people, obstacleM, ground, tolerance: 0.06 });
    const born = draft.regsoOfDeso.length;
    for (const cell of cells) deso[cell] = born + Math.max(0, parts[cell]!);
    draft.regsoOfDeso.push(draft.regsoOfDeso[d]!, draft.regsoOfDeso[d]!);
    draft.desoCameFrom.push(d, d);
    draft.changes.push({ kind: "split", from: d, to: [born, born + 1] });
    for (const k of [d, born, born + 1]) draft.touched.add(k);
    draft.regsoOfDeso[d] = -1;
  }
}

/** Moves a strip of a DeSO to its neighbour, across a RegSO border or inside one. */
function moveBorders(draft: Draft, acrossRegso: boolean, count: number): void {
  let moved = 0;
  const pairs = borders(
    draft.deso,
    draft.regsoOfDeso.map((_, d) => d),
  ).sort((x, y) => y.edges - x.edges || x.a - y.a);
  for (const { a, b } of pairs) {
    if (moved === count) return;
    const sizes = desoPeople(draft);
    const [giver, taker] = sizes[a]! > sizes[b]! ? [a, b] : [b, a];
    const [from, to] = [draft.regsoOfDeso[giver]!, draft.regsoOfDeso[taker]!];
    const wanted = draft.kommunOfRegso[from] === draft.kommunOfRegso[to] && (from !== to) === acrossRegso;
    if (!wanted || draft.touched.has(giver) || draft.touched.has(taker)) continue;
    if (sizes[giver]! < 1250 || sizes[taker]! > 1750) continue;
    if (!giveStrip(draft, giver, taker, 0.14 * sizes[giver]!)) continue;
    draft.changes.push({ kind: acrossRegso ? "regso-moved" : "deso-moved", from: giver, to: [taker] });
    touchRegso(draft, from);
    touchRegso(draft, to);
    moved++;
  }
}

/** Moves about `amount` people in the cells nearest the common border, if what is left stays in one piece. */
function giveStrip({ deso, people }: Draft, giver: number, taker: number, amount: number): boolean {
  const mine = cellsWhere((cell) => deso[cell] === giver);
  const depth = new Map<number, number>();
  let front = Array.from(mine).filter((cell) => touches(deso, cell, taker));
  let given = 0;
  const strip: number[] = [];
  while (given < amount && front.length > 0) {
    const next: number[] = [];
    for (const cell of front) {
      if (depth.has(cell) || given >= amount) continue;
      depth.set(cell, strip.length);
      strip.push(cell);
      given += people[cell]!;
      neighbours(cell, (n) => {
        if (deso[n] === giver && !depth.has(n)) next.push(n);
      });
    }
    front = next;
  }
  const rest = Array.from(mine).filter((cell) => !depth.has(cell));
  if (given > 1.6 * amount || pieces(rest) !== pieces(Array.from(mine))) return false;
  for (const cell of strip) deso[cell] = taker;
  return true;
}

function touches(labels: Labels, cell: number, label: number): boolean {
  let found = false;
  neighbours(cell, (n) => {
    if (labels[n] === label) found = true;
  });
  return found;
}

function pieces(cells: number[]): number {
  const left = new Set(cells);
  let count = 0;
  for (const start of cells) {
    if (!left.delete(start)) continue;
    count++;
    const part = [start];
    for (let k = 0; k < part.length; k++)
      neighbours(part[k]!, (n) => {
        if (left.delete(n)) part.push(n);
      });
  }
  return count;
}

/** Pairs of areas with a common border and how many lattice edges it has; `of` maps labels to areas. */
function borders(labels: Labels, of: number[]): { a: number; b: number; edges: number }[] {
  const found = new Map<number, number>();
  for (let cell = 0; cell < cellCount; cell++)
    for (const next of [cell + 1, cell + CELLS]) {
      if (next >= cellCount || labels[cell]! < 0 || labels[next]! < 0) continue;
      const [a, b] = [of[labels[cell]!]!, of[labels[next]!]!];
      if (a === b) continue;
      const key = Math.min(a, b) * 4096 + Math.max(a, b);
      found.set(key, (found.get(key) ?? 0) + 1);
    }
  return [...found]
    .map(([key, edges]) => ({ a: Math.floor(key / 4096), b: key % 4096, edges }))
    .sort((x, y) => x.a - y.a || x.b - y.b);
}

function desoPeople({ deso, people, regsoOfDeso }: Draft): number[] {
  const sizes = regsoOfDeso.map(() => 0);
  for (let cell = 0; cell < cellCount; cell++) if (deso[cell]! >= 0) sizes[deso[cell]!]! += people[cell]!;
  return sizes;
}

function regsoPeople(draft: Draft): number[] {
  const sizes = draft.kommunOfRegso.map(() => 0);
  desoPeople(draft).forEach((people, d) => {
    const r = draft.regsoOfDeso[d]!;
    if (r >= 0) sizes[r]! += people;
  });
  return sizes;
}

function touchRegso({ regsoOfDeso, touched }: Draft, regso: number): void {
  regsoOfDeso.forEach((r, d) => {
    if (r === regso) touched.add(d);
  });
}

const isTouched = ({ regsoOfDeso, touched }: Draft, regso: number): boolean =>
  regsoOfDeso.some((r, d) => r === regso && touched.has(d));

function tally(of: number[]): number[] {
  const counts: number[] = [];
  for (const k of of) if (k >= 0) counts[k] = (counts[k] ?? 0) + 1;
  return counts;
}
