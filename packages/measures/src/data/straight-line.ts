import { MeasuresError } from "../error.ts";
import { orderBy } from "../numeric/order.ts";
import type { Points, Reach } from "./place.ts";

/**
 * Points in horizontal strips, from west to east inside each. A search takes a run of every strip it meets, so that clustered points
 * cost no more than even ones, as they would on a grid of cells, and memory is O(n) whatever the extent.
 * Position p in this order is area `area[p]`; strip s holds positions `first[s]` … `first[s + 1] − 1`.
 */
export interface Strips {
  readonly bottomM: number;
  readonly heightM: number;
  readonly first: Int32Array;
  readonly area: Uint32Array;
  readonly x: Float64Array;
  readonly y: Float64Array;
}

/** What searches of one set of points share. */
export interface StraightLines {
  readonly points: Points;
  /** Strips of a height that suits searches within a distance; made when first asked for. */
  strips(withinM: number): Strips;
}

/**
 * Makes points ready to be searched.
 * @throws MeasuresError `input` when x and y have different lengths or a coordinate is not finite.
 */
export function straightLines(points: Points): StraightLines {
  const { x, y } = points;
  if (x.length !== y.length)
    throw new MeasuresError("input", {
      value: `${x.length} x and ${y.length} y`,
      expected: "one x and one y for each area",
      action: "Give both coordinates of every centre.",
    });
  let bottomM = Infinity;
  let topM = -Infinity;
  for (let i = 0; i < x.length; i += 1) {
    if (!Number.isFinite(x[i]!) || !Number.isFinite(y[i]!))
      throw new MeasuresError("input", {
        value: `(${x[i]}, ${y[i]})`,
        expected: `the centre of area ${i} in metres`,
        action: "Leave out areas without a centre.",
      });
    bottomM = Math.min(bottomM, y[i]!);
    topM = Math.max(topM, y[i]!);
  }
  const fromWest = orderBy(x);
  const lowest = Math.max((topM - bottomM) / (2 * x.length), Number.MIN_VALUE);
  const made = new Map<number, Strips>();
  return {
    points,
    strips(withinM) {
      // Half the distance, rounded to a power of two: a search meets five to nine strips, and few heights are ever made.
      const wanted = 2 ** Math.floor(Math.log2(withinM / 2));
      const heightM = Math.min(Math.max(wanted, lowest), Math.max(topM - bottomM, 1));
      let strips = made.get(heightM);
      if (strips === undefined) {
        strips = stripsOf(points, fromWest, bottomM, topM, heightM);
        made.set(heightM, strips);
      }
      return strips;
    },
  };
}

function stripsOf(
  { x, y }: Points,
  fromWest: Uint32Array,
  bottomM: number,
  topM: number,
  heightM: number,
): Strips {
  const n = x.length;
  const count = Math.floor((topM - bottomM) / heightM) + 1;
  const first = new Int32Array(count + 1);
  for (let i = 0; i < n; i += 1) first[Math.floor((y[i]! - bottomM) / heightM) + 1]! += 1;
  for (let strip = 0; strip < count; strip += 1) first[strip + 1]! += first[strip]!;
  const strips = {
    bottomM,
    heightM,
    first,
    area: new Uint32Array(n),
    x: new Float64Array(n),
    y: new Float64Array(n),
  };
  const next = first.slice();
  for (let rank = 0; rank < n; rank += 1) {
    const i = fromWest[rank]!;
    const strip = Math.floor((y[i]! - bottomM) / heightM);
    const p = next[strip]!;
    next[strip] = p + 1;
    strips.area[p] = i;
    strips.x[p] = x[i]!;
    strips.y[p] = y[i]!;
  }
  return strips;
}

/**
 * Writes the positions and distances of all points within `withinM` (inclusive) of a place and returns how many there are.
 * No callback and no allocation: what loops over millions of pairs are made of. `at` and `distanceM` hold n numbers.
 */
export function gatherWithin(
  strips: Strips,
  x0: number,
  y0: number,
  withinM: number,
  at: Uint32Array,
  distanceM: Float64Array,
): number {
  const { bottomM, heightM, first, x, y } = strips;
  const from = Math.max(0, Math.floor((y0 - withinM - bottomM) / heightM));
  const to = Math.min(first.length - 2, Math.floor((y0 + withinM - bottomM) / heightM));
  // Squares decide, a hair too generously, and the root has the last word: an area exactly at the distance is inside.
  const within2 = withinM * withinM * (1 + 1e-15);
  let found = 0;
  for (let strip = from; strip <= to; strip += 1) {
    const low = bottomM + strip * heightM;
    const away = Math.max(0, low - y0, y0 - low - heightM);
    const half = Math.sqrt(Math.max(0, within2 - away * away)) * (1 + 1e-9) + 1e-9 * heightM;
    const end = first[strip + 1]!;
    const east = x0 + half;
    for (let p = firstFrom(x, first[strip]!, end, x0 - half); p < end; p += 1) {
      const dx = x[p]! - x0;
      if (x[p]! > east) break;
      const dy = y[p]! - y0;
      const square = dx * dx + dy * dy;
      if (square > within2) continue;
      const distance = Math.sqrt(square);
      if (distance > withinM) continue;
      at[found] = p;
      distanceM[found] = distance;
      found += 1;
    }
  }
  return found;
}

/** The first position from `low` on, before `high`, whose x is `west` or more. */
function firstFrom(x: Float64Array, low: number, high: number, west: number): number {
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (x[middle]! < west) low = middle + 1;
    else high = middle;
  }
  return low;
}

/**
 * Distance as the crow flies between centres in metres of a plane grid, as a reach.
 * @throws MeasuresError `input` when x and y have different lengths or a coordinate is not finite.
 */
export function straightLine(points: Points): Reach {
  const lines = straightLines(points);
  const n = points.x.length;
  // One pair of arrays for each depth: a visitor may itself ask for what lies within reach.
  const spare: { at: Uint32Array; distanceM: Float64Array }[] = [];
  return (from, withinM, visit) => {
    if (!(withinM >= 0)) return;
    const strips = lines.strips(withinM);
    const room = spare.pop() ?? { at: new Uint32Array(n), distanceM: new Float64Array(n) };
    const found = gatherWithin(strips, points.x[from]!, points.y[from]!, withinM, room.at, room.distanceM);
    for (let hit = 0; hit < found; hit += 1) visit(strips.area[room.at[hit]!]!, room.distanceM[hit]!);
    spare.push(room);
  };
}
