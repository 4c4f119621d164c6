import type { Counts } from "../data/counts.ts";
import type { Adjacency } from "../data/place.ts";
import { MeasuresError } from "../error.ts";
import { identityRows, tableOf } from "./table.ts";
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
const MOST_AREAS_WITHOUT_ADJACENCY = 3000;

/**
 * Merges areas two by two, always the pair that loses least of M, until no pair is left (after Elbers 2023). Merging u and v loses
 * p_u KL(u ‖ uv) + p_v KL(v ‖ uv). A heap of pairs with neighbours: O(e k log e); without adjacency every pair may merge, O(n² k log n).
 * @param adjacency which areas touch; only such pairs merge, also after their areas have grown
 * @throws MeasuresError `input` without adjacency for more than 3,000 areas; `undefined` when nobody is counted
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
  const merges = mergeAll(n, columns, cells, neighboursOf(n, adjacency), M);
  return {
    M,
    merges,
    unitsAt: (left) =>
      unitsAfter(n, merges, "units" in left ? n - left.units : mergesKeeping(merges, M, left.share)),
  };
}

function neighboursOf(n: number, adjacency?: Adjacency): Set<number>[] {
  return Array.from({ length: n }, (_, i) =>
    adjacency
      ? new Set(adjacency.to.subarray(adjacency.first[i], adjacency.first[i + 1]))
      : new Set(Array.from({ length: n }, (_, j) => j).filter((j) => j !== i)),
  );
}

/** n ln n, 0 at 0. */
const xlogx = (x: number): number => (x > 0 ? x * Math.log(x) : 0);

function mergeAll(
  n: number,
  columns: number,
  cells: Float64Array,
  neighbours: Set<number>[],
  M: number,
): Merge[] {
  const totals = new Float64Array(n);
  for (let i = 0, at = 0; i < n; i += 1)
    for (let g = 0; g < columns; g += 1, at += 1) totals[i]! += cells[at]!;
  const all = totals.reduce((sum, total) => sum + total, 0);
  const lossOf = (a: number, b: number): number => {
    let loss = xlogx(totals[a]! + totals[b]!) - xlogx(totals[a]!) - xlogx(totals[b]!);
    for (let g = 0, i = a * columns, j = b * columns; g < columns; g += 1, i += 1, j += 1)
      loss -= xlogx(cells[i]! + cells[j]!) - xlogx(cells[i]!) - xlogx(cells[j]!);
    return Math.max(0, loss / all);
  };
  const version = new Int32Array(n);
  const heap = pairHeap();
  const push = (a: number, b: number): void => heap.push(lossOf(a, b), a, b, version[a]!, version[b]!);
  neighbours.forEach((near, a) => near.forEach((b) => (a < b ? push(a, b) : undefined)));
  const merges: Merge[] = [];
  let left = M;
  for (let top = heap.pop(); top; top = heap.pop()) {
    const [loss, a, b, versionA, versionB] = top;
    if (version[a] !== versionA || version[b] !== versionB) continue;
    for (let g = 0; g < columns; g += 1) cells[a * columns + g]! += cells[b * columns + g]!;
    totals[a]! += totals[b]!;
    version[a]! += 1;
    version[b] = -1;
    neighbours[a]!.delete(b);
    neighbours[b]!.forEach((c) => {
      if (c === a) return;
      neighbours[c]!.delete(b);
      neighbours[c]!.add(a);
      neighbours[a]!.add(c);
    });
    neighbours[b]!.clear();
    neighbours[a]!.forEach((c) => push(Math.min(a, c), Math.max(a, c)));
    left -= loss;
    merges.push({ into: a, from: b, loss, M: left, unitsLeft: n - merges.length - 1 });
  }
  return merges;
}

type Entry = [loss: number, a: number, b: number, versionA: number, versionB: number];

/** A binary heap of pairs, least loss first, then lowest numbers: the order never depends on how neighbours were listed. */
function pairHeap(): { push: (...entry: Entry) => void; pop: () => Entry | undefined } {
  const heap: Entry[] = [];
  const before = (x: Entry, y: Entry): boolean =>
    x[0] !== y[0] ? x[0] < y[0] : x[1] !== y[1] ? x[1] < y[1] : x[2] < y[2];
  return {
    push(...entry) {
      let at = heap.length;
      heap.push(entry);
      while (at > 0) {
        const parent = (at - 1) >> 1;
        if (!before(entry, heap[parent]!)) break;
        heap[at] = heap[parent]!;
        at = parent;
      }
      heap[at] = entry;
    },
    pop() {
      const top = heap[0];
      const last = heap.pop();
      if (heap.length === 0 || !last) return top;
      let at = 0;
      for (;;) {
        let child = 2 * at + 1;
        if (child >= heap.length) break;
        if (child + 1 < heap.length && before(heap[child + 1]!, heap[child]!)) child += 1;
        if (!before(heap[child]!, last)) break;
        heap[at] = heap[child]!;
        at = child;
      }
      heap[at] = last;
      return top;
    },
  };
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
