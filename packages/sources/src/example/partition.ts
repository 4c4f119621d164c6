import { cellCount, eastM, neighbours, northM } from "./grid.ts";
import { divide, grow } from "./grow.ts";
import { DISTRICTS, KOMMUNER } from "./plan.ts";
import type { Character } from "./plan.ts";
import { cellAt } from "./grid.ts";
import type { Terrain } from "./terrain.ts";

/** Index per cell, -1 at sea. */
export type Labels = Int16Array;

export interface Partition {
  kommun: Labels;
  regso: Labels;
  deso: Labels;
  /** Municipality of each RegSO, RegSO of each DeSO (indices). */
  kommunOfRegso: number[];
  regsoOfDeso: number[];
  /** People per cell about 2020, municipalities brought to their totals. */
  people: Float64Array;
}

const DESO_PEOPLE = 1600;
const DESO_MOST = 2150;

/** Divides the land into municipalities, RegSO and DeSO, each inside the one above. */
export function partition(terrain: Terrain): Partition {
  const { land, obstacleM, ground } = terrain;
  const landCells = cellsWhere((cell) => land[cell] === 1);
  const kommun = grow(
    KOMMUNER.map(({ at }) => cellAt(at[0], at[1])),
    Float64Array.from(KOMMUNER, ({ pull }) => pull),
    { inside: (cell) => land[cell] === 1, people: new Float64Array(cellCount), obstacleM, ground },
  );
  adoptIslands(kommun, landCells);
  const people = scaled(terrain.people, kommun);
  const regso = new Int16Array(cellCount).fill(-1);
  const deso = new Int16Array(cellCount).fill(-1);
  const kommunOfRegso: number[] = [];
  const regsoOfDeso: number[] = [];
  KOMMUNER.forEach((plan, k) => {
    const cells = landCells.filter((cell) => kommun[cell] === k);
    const count = plan.regso;
    const parts = divide(cells, count, {
      inside: (cell) => kommun[cell] === k,
      people,
      obstacleM,
      ground,
      tolerance: 0.55,
    });
    adoptIslands(parts, cells);
    for (const cell of cells) regso[cell] = parts[cell]! + kommunOfRegso.length;
    for (let r = 0; r < count; r++) kommunOfRegso.push(k);
  });
  kommunOfRegso.forEach((_, r) => {
    const cells = landCells.filter((cell) => regso[cell] === r);
    const total = cells.reduce((sum, cell) => sum + people[cell]!, 0);
    const count = Math.max(1, Math.round(total / DESO_PEOPLE), Math.ceil(total / DESO_MOST));
    const inside = (cell: number) => regso[cell] === r;
    const parts =
      count === 1
        ? new Int16Array(cellCount)
        : divide(cells, count, { inside, people, obstacleM, ground, tolerance: 0.15, rounds: 16 });
    adoptIslands(parts, cells);
    for (const cell of cells) deso[cell] = parts[cell]! + regsoOfDeso.length;
    for (let d = 0; d < count; d++) regsoOfDeso.push(r);
  });
  return { kommun, regso, deso, kommunOfRegso, regsoOfDeso, people };
}

export function cellsWhere(test: (cell: number) => boolean): Int32Array {
  const cells: number[] = [];
  for (let cell = 0; cell < cellCount; cell++) if (test(cell)) cells.push(cell);
  return Int32Array.from(cells);
}

function scaled(raw: Float64Array, kommun: Labels): Float64Array {
  const sums = KOMMUNER.map(() => 0);
  raw.forEach((count, cell) => {
    if (kommun[cell]! >= 0) sums[kommun[cell]!]! += count;
  });
  return raw.map((count, cell) => {
    const k = kommun[cell]!;
    return k < 0 ? 0 : (count * KOMMUNER[k]!.people) / sums[k]!;
  });
}

/** Gives each piece that growth could not reach (an island) to the nearest piece it did reach. */
function adoptIslands(labels: Labels, cells: Int32Array): void {
  const left = cells.filter((cell) => labels[cell]! < 0);
  if (left.length === 0) return;
  const member = new Uint8Array(cellCount);
  for (const cell of left) member[cell] = 1;
  const reached = cells.filter((cell) => labels[cell]! >= 0);
  for (const start of left) {
    if (!member[start]) continue;
    const label = labels[nearest(start, reached)]!;
    const part = [start];
    member[start] = 0;
    for (let k = 0; k < part.length; k++) {
      labels[part[k]!] = label;
      neighbours(part[k]!, (next) => {
        if (member[next]) {
          member[next] = 0;
          part.push(next);
        }
      });
    }
  }
}

function nearest(from: number, among: Int32Array): number {
  let best = among[0]!;
  let least = Infinity;
  for (const cell of among) {
    const away = (eastM(cell) - eastM(from)) ** 2 + (northM(cell) - northM(from)) ** 2;
    if (away < least) [least, best] = [away, cell];
  }
  return best;
}

/** The character most of the people in each piece live in. */
export function characters(
  labels: Labels,
  count: number,
  people: Float64Array,
  terrain: Terrain,
): Character[] {
  const votes = Array.from({ length: count }, () => new Map<Character, number>());
  for (let cell = 0; cell < cellCount; cell++) {
    const label = labels[cell]!;
    if (label < 0) continue;
    const character = DISTRICTS[terrain.district[cell]!]?.character ?? "rural";
    votes[label]!.set(character, (votes[label]!.get(character) ?? 0) + people[cell]!);
  }
  return votes.map((tally) => [...tally].sort((a, b) => b[1] - a[1])[0]?.[0] ?? "rural");
}
