import type { Counts } from "../data/counts.ts";
import type { Adjacency } from "../data/place.ts";
import { MeasuresError } from "../error.ts";
import { PairHeap } from "./pair-heap.ts";
import { identityRows, rowSums, tableOf } from "./table.ts";
import { mutualInformationShares } from "./shares.ts";

/** One merge: the unit that takes in another, and what is lost of M. Units are called by the lowest area number among them. */
export interface Merge {
  into: number;
  from: number;
  loss: number;
  /** M that is left. */
  M: number;
  unitsLeft: number;
}

export interface Compression {
  /** M before any merge. */
  M: number;
  /** In the order they were made: a dendrogram. */
  merges: Merge[];
  /** For each area the unit it lies in once so many units are left, or so large a share of M (0–1) is kept. */
  unitsAt(left: { units: number } | { share: number }): Int32Array;
}

/** Pairs without adjacency are n(n − 1)/2. */
const MOST_AREAS_WITHOUT_ADJACENCY = 2000;

/**
 * Merges areas two by two, always the pair that loses least of M, until no pair is left (after Elbers 2023). Merging u and v loses
 * p_u KL(u ‖ uv) + p_v KL(v ‖ uv). A heap of pairs with neighbours: O(e k log e); without adjacency every pair may merge, O(n² k log n).
 * @param adjacency which areas touch; only such pairs merge, also after their areas have grown
 * @throws MeasuresError `input` without adjacency for more than 2,000 areas; `undefined` when nobody is counted
 */
export function compressUnits(counts: Counts, adjacency?: Adjacency): Compression {
  const n = counts.areas;
  if (!adjacency && n > MOST_AREAS_WITHOUT_ADJACENCY)
    throw new MeasuresError("input", {
      value: `${n} areas without adjacency`,
      expected: `at most ${MOST_AREAS_WITHOUT_ADJACENCY}, since every pair is weighed`,
      action: "Give which areas touch.",
    });
  const { columns, cells } = tableOf(counts, identityRows(n), [...counts.groups.keys()]);
  const M = mutualInformationShares({ rows: n, columns, cells }, new Float64Array(n));
  if (!Number.isFinite(M))
    throw new MeasuresError("undefined", {
      value: "nobody",
      expected: "people in at least one area",
      action: "Choose areas and a year with people.",
    });
  const merges = mergeAll(n, columns, cells, adjacency ? touching(n, adjacency) : everyone(n), M);
  return {
    M,
    merges,
    unitsAt: (left) =>
      unitsAfter(n, merges, "units" in left ? n - left.units : mergesKeeping(merges, M, left.share)),
  };
}

/** Which units may merge with which, as units grow. */
interface Nearby {
  forEach: (unit: number, visit: (other: number) => void) => void;
  merge: (into: number, from: number) => void;
}

function touching(n: number, { first, to }: Adjacency): Nearby {
  const sets = Array.from({ length: n }, (_, i) => new Set(to.subarray(first[i], first[i + 1])));
  return {
    forEach: (unit, visit) => sets[unit]!.forEach(visit),
    merge(into, from) {
      sets[into]!.delete(from);
      for (const other of sets[from]!) {
        if (other === into) continue;
        sets[other]!.delete(from);
        sets[other]!.add(into);
        sets[into]!.add(other);
      }
      sets[from]!.clear();
    },
  };
}

function everyone(n: number): Nearby {
  const left = new Set(identityRows(n));
  return {
    forEach: (unit, visit) => left.forEach((other) => (other === unit ? undefined : visit(other))),
    merge: (_, from) => void left.delete(from),
  };
}

/** c ln c, 0 at 0. */
const cLogC = (count: number): number => (count > 0 ? count * Math.log(count) : 0);

function mergeAll(n: number, columns: number, cells: Float64Array, near: Nearby, M: number): Merge[] {
  const totals = rowSums({ rows: n, columns, cells });
  const all = totals.reduce((sum, total) => sum + total, 0);
  // Kept for every unit, so that weighing a pair takes the logarithms of their union alone.
  const apart = new Float64Array(n);
  const weigh = (a: number): number => {
    let sum = cLogC(totals[a]!);
    for (let at = a * columns; at < (a + 1) * columns; at += 1) sum -= cLogC(cells[at]!);
    return sum;
  };
  for (let a = 0; a < n; a += 1) apart[a] = weigh(a);
  const lossOf = (a: number, b: number): number => {
    let together = cLogC(totals[a]! + totals[b]!);
    for (let g = 0, i = a * columns, j = b * columns; g < columns; g += 1, i += 1, j += 1)
      together -= cLogC(cells[i]! + cells[j]!);
    return Math.max(0, (together - apart[a]! - apart[b]!) / all);
  };
  const version = new Int32Array(n);
  const heap = new PairHeap();
  const push = (a: number, b: number): void => heap.push(lossOf(a, b), a, b, version[a]! + version[b]!);
  for (let a = 0; a < n; a += 1) near.forEach(a, (b) => (a < b ? push(a, b) : undefined));
  const gone = new Uint8Array(n);
  const merges: Merge[] = [];
  let left = M;
  while (heap.size > 0) {
    const { loss, a, b, version: seen } = heap.pop();
    // Versions only grow, so their sum tells whether either unit has changed since the pair was weighed.
    if (gone[a] || gone[b] || version[a]! + version[b]! !== seen) continue;
    for (let g = 0; g < columns; g += 1) cells[a * columns + g]! += cells[b * columns + g]!;
    totals[a]! += totals[b]!;
    apart[a] = weigh(a);
    version[a]! += 1;
    gone[b] = 1;
    near.merge(a, b);
    near.forEach(a, (c) => push(Math.min(a, c), Math.max(a, c)));
    left -= loss;
    merges.push({ into: a, from: b, loss, M: left, unitsLeft: n - merges.length - 1 });
  }
  return merges;
}

const mergesKeeping = (merges: readonly Merge[], M: number, share: number): number => {
  const first = merges.findIndex((merge) => merge.M < share * M);
  return first < 0 ? merges.length : first;
};

function unitsAfter(n: number, merges: readonly Merge[], count: number): Int32Array {
  if (!(count >= 0 && count <= merges.length))
    throw new MeasuresError("input", {
      value: `${n - count} units`,
      expected: `from ${n - merges.length} to ${n} units`,
      action: "Areas that do not touch, even over others, are never merged.",
    });
  const unit = identityRows(n);
  for (let at = count - 1; at >= 0; at -= 1) {
    const { into, from } = merges[at]!;
    unit[from] = unit[into]!;
  }
  return unit;
}
