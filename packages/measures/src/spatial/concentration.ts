import { MeasuresError } from "../error.ts";
import { orderBy } from "../numeric/order.ts";
import { sumOf } from "../data/sums.ts";

/**
 * Mean ground per area of the people in the smallest areas that together hold `persons`, and in the largest: the least and the most
 * ground that a group of that size could live on (Massey & Denton 1988). The area that passes the count is taken whole; areas of equal
 * size are taken together, so that the order in which areas are given does not matter.
 */
export function extremesOf(
  totals: Float64Array,
  m2: Float64Array,
  smallestPersons: number,
  largestPersons = smallestPersons,
): { smallestM2: number; largestM2: number } {
  const order = orderBy(m2);
  return {
    smallestM2: meanUntil(totals, m2, order, smallestPersons),
    largestM2: meanUntil(totals, m2, order.reverse(), largestPersons),
  };
}

function meanUntil(totals: Float64Array, m2: Float64Array, order: Uint32Array, persons: number): number {
  const share = persons / sumOf(totals);
  const all = sumOf(totals);
  let held = 0;
  let weighted = 0;
  for (let at = 0; at < order.length;) {
    const size = m2[order[at]!]!;
    let here = 0;
    for (; at < order.length && m2[order[at]!] === size; at += 1) here += totals[order[at]!]!;
    held += here;
    weighted += here * size;
    if (held / all >= share) break;
  }
  return weighted / held;
}

/** Mean ground of the areas where a group's members live, Σ x_i a_i / X. */
export function meanGroundOf(x: Float64Array, m2: Float64Array): number {
  let weighted = 0;
  for (let i = 0; i < x.length; i += 1) weighted += x[i]! * m2[i]!;
  return weighted / sumOf(x);
}

/** @throws MeasuresError `undefined` when the smallest and the largest areas are of one size */
export function checkSpread(smallestM2: number, largestM2: number): void {
  if (smallestM2 !== largestM2) return;
  throw new MeasuresError("undefined", {
    value: `${smallestM2} m² in both the smallest and the largest areas`,
    expected: "areas of different sizes",
    action: "Concentration compares small areas with large ones; use delta or dissimilarity instead.",
  });
}
