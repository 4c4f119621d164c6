import { type Counts, countsOf } from "../data/counts.ts";
import type { Points } from "../data/place.ts";
import { sumOf } from "../data/sums.ts";
import { MeasuresError } from "../error.ts";
import { orderBy } from "../numeric/order.ts";
import { distortionOf } from "./distortion-of.ts";
import { outwardOrder } from "./outward-order.ts";

/**
 * The largest local distortion that the same people could have in the same areas (de Bézenac, Clark, Olteanu & Randon-Furling 2022): all
 * groups wholly apart, in rings around a corner of the map, the smallest innermost. Several corners are tried; the largest counts, so more
 * corners can only raise it. Each ring ends where its group's people are housed at the areas' own sizes; every group gets an area.
 * Each corner costs as much as the distortion itself.
 * @throws MeasuresError `undefined` when there are fewer inhabited areas than groups
 */
export function mostDistorted(counts: Counts, centres: Points, corners = 4): number {
  const present = counts.groups.filter((group) => sumOf(group) > 0);
  const inhabited = counts.totals.reduce((many, t) => many + (t > 0 ? 1 : 0), 0);
  if (present.length < 2 || inhabited < present.length)
    throw new MeasuresError("undefined", {
      value: `${present.length} groups in ${inhabited} inhabited areas`,
      expected: "two groups or more, and an area for each",
      action: "Ask for the distortion itself, without normalisation.",
    });
  const outward = outwardOrder(centres);
  let most = 0;
  for (const seed of cornersOf(centres, corners)) {
    const order = outward(seed).order.filter((i) => counts.totals[i]! > 0);
    const apart = countsOf(inRings(present, counts.totals, order));
    for (const local of distortionOf(apart, centres)) if (local > most) most = local;
  }
  return most;
}

function inRings(groups: readonly Float64Array[], totals: Float64Array, order: Uint32Array): Float64Array[] {
  const sums = Float64Array.from(groups, sumOf);
  const rising = orderBy(sums);
  const ends = endsOf(order, totals, rising, sums);
  const rings = groups.map(() => new Float64Array(totals.length));
  let start = 0;
  rising.forEach((g, at) => {
    const ring = order.subarray(start, ends[at]!);
    let room = 0;
    for (const i of ring) room += totals[i]!;
    for (const i of ring) rings[g]![i] = (sums[g]! * totals[i]!) / room;
    start = ends[at]!;
  });
  return rings;
}

/** Where each ring ends along the order: once its groups are housed, but no later than leaves an area for each group to come. */
function endsOf(
  order: Uint32Array,
  totals: Float64Array,
  rising: Uint32Array,
  sums: Float64Array,
): Int32Array {
  const k = rising.length;
  const ends = new Int32Array(k);
  let housed = 0;
  let room = 0;
  let at = 0;
  for (let ring = 0; ring < k; ring += 1) {
    housed += sums[rising[ring]!]!;
    while (at < order.length && room < housed) {
      room += totals[order[at]!]!;
      at += 1;
    }
    ends[ring] = Math.max(at, ring + 1);
  }
  ends[k - 1] = order.length;
  for (let ring = k - 2; ring >= 0; ring -= 1) ends[ring] = Math.min(ends[ring]!, ends[ring + 1]! - 1);
  return ends;
}

/** Points on the convex hull, evenly along it (Andrew's monotone chain); the point farthest from the mean where there is no hull. */
export function cornersOf({ x, y }: Points, corners: number): number[] {
  const n = x.length;
  const order = [...Array(n).keys()].sort((a, b) => x[a]! - x[b]! || y[a]! - y[b]! || a - b);
  const chain = (points: readonly number[]): number[] => {
    const hull: number[] = [];
    for (const p of points) {
      while (hull.length > 1 && turn(hull[hull.length - 2]!, hull[hull.length - 1]!, p) <= 0) hull.pop();
      hull.push(p);
    }
    return hull.slice(0, -1);
  };
  const turn = (a: number, b: number, c: number): number =>
    (x[b]! - x[a]!) * (y[c]! - y[a]!) - (y[b]! - y[a]!) * (x[c]! - x[a]!);
  const hull = [...chain(order), ...chain(order.toReversed())];
  if (corners === 1 || hull.length < 3) {
    const meanX = sumOf(x) / n;
    const meanY = sumOf(y) / n;
    const away = (i: number): number => (x[i]! - meanX) ** 2 + (y[i]! - meanY) ** 2;
    return [order.reduce((far, i) => (away(i) > away(far) ? i : far), order[0]!)];
  }
  if (hull.length <= corners) return hull;
  return Array.from({ length: corners }, (_, at) => hull[Math.floor((at * hull.length) / corners)]!);
}
