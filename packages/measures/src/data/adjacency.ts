import { MeasuresError } from "../error.ts";
import type { Adjacency, Reach } from "./place.ts";

/** Two areas that touch, and the length of the boundary they share where known. Each pair may be given one way or both. */
export type AdjacentPair = readonly [a: number, b: number, borderM?: number];

/** The same as columns: `a[e]` touches `b[e]` along `borderM[e]` metres. */
export interface AdjacentColumns {
  readonly a: ArrayLike<number>;
  readonly b: ArrayLike<number>;
  readonly borderM?: ArrayLike<number>;
}

const isColumns = (pairs: Iterable<AdjacentPair> | AdjacentColumns): pairs is AdjacentColumns => "a" in pairs;

const shownPair = (a: number, b: number): string => `[${a}, ${b}]`;

const checkArea = (area: number, areas: number, a: number, b: number): void => {
  if (Number.isInteger(area) && area >= 0 && area < areas) return;
  throw new MeasuresError("input", {
    value: shownPair(a, b),
    expected: `two areas numbered from 0 to ${areas - 1}`,
    action: "Number the areas as in the counts; an area outside them cannot be a neighbour.",
  });
};

function columnsOf(pairs: Iterable<AdjacentPair> | AdjacentColumns): AdjacentColumns {
  if (isColumns(pairs)) {
    const { a, b, borderM } = pairs;
    if (b.length !== a.length || (borderM && borderM.length !== a.length))
      throw new MeasuresError("input", {
        value: `${a.length}, ${b.length}${borderM ? ` and ${borderM.length}` : ""} numbers`,
        expected: "as many a as b, and as many borders where given",
        action: "Give one a and one b for each pair.",
      });
    return pairs;
  }
  const list = [...pairs];
  const withBorder = list.filter(([, , border]) => border !== undefined).length;
  if (withBorder > 0 && withBorder < list.length)
    throw new MeasuresError("input", {
      value: `${withBorder} borders for ${list.length} pairs`,
      expected: "a border for every pair, or for none",
      action: "Give the missing lengths, or leave them all out.",
    });
  return {
    a: list.map(([a]) => a),
    b: list.map(([, b]) => b),
    ...(withBorder > 0 ? { borderM: list.map(([, , border]) => border!) } : {}),
  };
}

/**
 * Adjacency of n areas from pairs that touch: both ways, sorted, each pair once. A pair may be given one way or both; given more than once,
 * its shared boundary must be the same each time. O(edges log degree).
 * @param borderM length of the shared boundary beside `pairs`, where the pairs do not carry it themselves
 * @throws MeasuresError `input` for an area that is not there, an area beside itself, a border below 0, or two borders for one pair
 */
export function adjacencyOf(
  areas: number,
  pairs: Iterable<AdjacentPair> | AdjacentColumns,
  borderM?: ArrayLike<number>,
): Adjacency {
  const given = columnsOf(pairs);
  const columns = borderM ? columnsOf({ a: given.a, b: given.b, borderM }) : given;
  const { a, b, borderM: border } = columns;
  const first = new Int32Array(areas + 1);
  for (let e = 0; e < a.length; e += 1) {
    const from = a[e]!;
    const to = b[e]!;
    checkArea(from, areas, from, to);
    checkArea(to, areas, from, to);
    if (from === to)
      throw new MeasuresError("input", {
        value: shownPair(from, to),
        expected: "two different areas",
        action: "Leave out pairs of an area with itself.",
      });
    if (border && !(border[e]! >= 0 && border[e]! < Infinity))
      throw new MeasuresError("input", {
        value: border[e],
        expected: `a length of 0 m or more for the pair ${shownPair(from, to)}`,
        action: "Areas that meet in a point share 0 m.",
      });
    first[from + 1]! += 1;
    first[to + 1]! += 1;
  }
  for (let i = 0; i < areas; i += 1) first[i + 1]! += first[i]!;
  const fill = first.slice(0, areas);
  const edge = new Int32Array(2 * a.length);
  for (let e = 0; e < a.length; e += 1) {
    edge[fill[a[e]!]!++] = e;
    edge[fill[b[e]!]!++] = e;
  }
  return withoutRepeats(areas, columns, first, edge);
}

function withoutRepeats(
  areas: number,
  { a, b, borderM }: AdjacentColumns,
  from: Int32Array,
  edge: Int32Array,
): Adjacency {
  const first = new Int32Array(areas + 1);
  const to = new Int32Array(edge.length);
  const length = borderM ? new Float64Array(edge.length) : undefined;
  let at = 0;
  for (let i = 0; i < areas; i += 1) {
    const other = (e: number): number => (a[e] === i ? b[e]! : a[e]!);
    const row = edge.subarray(from[i]!, from[i + 1]!).sort((e, f) => other(e) - other(f));
    for (const e of row) {
      const j = other(e);
      if (at > first[i]! && to[at - 1] === j) {
        if (length && length[at - 1] !== borderM![e])
          throw new MeasuresError("input", {
            value: `${length[at - 1]} and ${borderM![e]}`,
            expected: `one length of the boundary between areas ${i} and ${j}`,
            action: "Sum the pieces of a shared boundary first.",
          });
        continue;
      }
      to[at] = j;
      if (length) length[at] = borderM![e]!;
      at += 1;
    }
    first[i + 1] = at;
  }
  return { first, to: to.slice(0, at), ...(length ? { borderM: length.slice(0, at) } : {}) };
}

/** How many areas an adjacency has: rows, also those without neighbours. */
export const areasOf = ({ first }: Adjacency): number => first.length - 1;

/**
 * Distance as steps over borders: a neighbour is at 1, its neighbour at 2. Breadth first, nearest areas first, so a call costs the areas
 * within reach and no more. The returned function keeps its own scratch and must not be called from within `visit`.
 */
export function stepsReach({ first, to }: Adjacency): Reach {
  const areas = first.length - 1;
  const seen = new Int32Array(areas);
  const queue = new Int32Array(areas);
  const steps = new Int32Array(areas);
  let round = 0;
  return (from, withinSteps, visit) => {
    if (round === 0x7fffffff) {
      seen.fill(0);
      round = 0;
    }
    round += 1;
    seen[from] = round;
    queue[0] = from;
    steps[from] = 0;
    let last = 1;
    for (let at = 0; at < last; at += 1) {
      const area = queue[at]!;
      const distance = steps[area]!;
      visit(area, distance);
      if (distance + 1 > withinSteps) continue;
      for (let e = first[area]!; e < first[area + 1]!; e += 1) {
        const next = to[e]!;
        if (seen[next] === round) continue;
        seen[next] = round;
        steps[next] = distance + 1;
        queue[last] = next;
        last += 1;
      }
    }
  };
}
