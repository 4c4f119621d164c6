import type { Counts } from "../data/counts.ts";
import { sumOf } from "../data/sums.ts";
import { MeasuresError } from "../error.ts";
import { NearestFirst } from "./nearest-first.ts";
import { addRows, emptyLike, rowsOf, setArea } from "./rows.ts";
import { surroundingsOf } from "./surroundings.ts";
import type { Place } from "./surroundings.ts";

/** The k nearest people of every area: N_k in `totals`, T_k in `groups`. */
export interface NearestPeople extends Counts {
  readonly k: number;
  /** How far the farthest of them lives: metres, or steps over borders. */
  readonly distanceM: Float64Array;
  /** Areas around which fewer than k people can be reached; theirs are all who can. */
  readonly short: number;
}

/** Areas whose distances differ by less than this lie in one ring, which is counted whole or not at all (EquiPop). */
const SAME_RING_M = 1e-6;

/**
 * The k nearest people of every area for each k, by EquiPop's convention: areas are added whole, nearest first and the area itself before
 * all, until k people are reached; areas equally far as the last (within 1e-6 m) are added with it. So N_k ≥ k, except where
 * fewer can be reached at all. O(n m log m) for the m areas that hold the largest k; O(n k) memory for each k.
 * @param ks numbers of people, above 0, in any order
 * @throws MeasuresError `needs` where no distance can be known; `input` for a k that cannot be
 */
export function nearestPeople(counts: Counts, place: Place, ks: ArrayLike<number>): NearestPeople[] {
  const wanted = Float64Array.from(ks);
  for (const k of wanted)
    if (!(k > 0 && k < Infinity))
      throw new MeasuresError("input", {
        value: k,
        expected: "a number of people above 0",
        action: "Give for example 400, 1600 and 6400.",
      });
  if (wanted.length === 0)
    throw new MeasuresError("input", {
      value: "no k",
      expected: "one number of people or more",
      action: "Give for example 400, 1600 and 6400.",
    });
  const order = Array.from(wanted, (_, s) => s).sort((a, b) => wanted[a]! - wanted[b]!);
  const answers = order.map((s) => ({
    ...emptyLike(counts),
    k: wanted[s]!,
    distanceM: new Float64Array(counts.areas),
    short: 0,
  }));
  walk(counts, place, answers);
  return Array.from(wanted, (_, s) => answers[order.indexOf(s)]!);
}

/** A guess of how far k people reach, which only speed depends on. */
function usualReach({ areas, totals }: Counts, { centres }: Place, k: number): number {
  if (!centres || areas === 0) return 1000;
  let west = Infinity;
  let east = -Infinity;
  let south = Infinity;
  let north = -Infinity;
  for (let i = 0; i < areas; i += 1) {
    west = Math.min(west, centres.x[i]!);
    east = Math.max(east, centres.x[i]!);
    south = Math.min(south, centres.y[i]!);
    north = Math.max(north, centres.y[i]!);
  }
  // People live closer together than even: a quarter of what an even country would need.
  const even = Math.sqrt(((east - west) * (north - south) * k) / (Math.PI * Math.max(sumOf(totals), 1)));
  return Math.max(even / 4, 1);
}

function walk(counts: Counts, place: Place, answers: (NearestPeople & { short: number })[]): void {
  const { areas, totals } = counts;
  const most = answers.at(-1)!.k;
  const around = surroundingsOf(areas, place, usualReach(counts, place, most));
  const rows = rowsOf(counts, around.area);
  const people = new Float64Array(areas);
  for (let p = 0; p < areas; p += 1) people[p] = totals[around.area[p]!]!;
  const ones = new Float64Array(areas).fill(1);
  const sums = new Float64Array(rows.width);
  const nearest = new NearestFirst(around, people, SAME_RING_M);
  for (let p = 0; p < areas; p += 1) {
    const area = around.area[p]!;
    sums.fill(0);
    let counted = 0;
    nearest.from(p, most);
    for (const answer of answers) {
      const reached = nearest.until(answer.k);
      addRows(rows, nearest.at, ones, counted, nearest.end, sums);
      counted = nearest.end;
      setArea(answer, area, sums);
      answer.distanceM[area] = nearest.last;
      if (!reached) answer.short += 1;
    }
  }
}
