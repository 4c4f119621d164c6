import { defineMeasure } from "../catalogue/measure.ts";
import { twoSums } from "../data/sums.ts";
import { orderBy } from "../numeric/order.ts";
import { expectedGini } from "../small-units/expected-gini.ts";
import { giniByBuckets } from "./gini-by-buckets.ts";
import { APART, EVEN, SMALL_AREAS, noteOf } from "./texts.ts";

/** Areas from the lowest to the highest share of the group; areas without people come first and add nothing. */
export function orderByShare(x: Float64Array, y: Float64Array): Uint32Array {
  const share = new Float64Array(x.length);
  for (let i = 0; i < x.length; i += 1) {
    const all = x[i]! + y[i]!;
    if (all > 0) share[i] = x[i]! / all;
  }
  return orderBy(share);
}

/**
 * Gini index of segregation, G = Σ_i Σ_j t_i t_j |p_i − p_j| / (2T² P(1 − P)) (Duncan 1955; James & Taeuber 1985), by one sort:
 * with areas by ascending share, G = Σ_j (x_j Y_<j − y_j X_<j)/(XY). Range 0–1; NaN where a group has no members.
 * @param x persons of the one group by area
 * @param y persons of the other, same length and order
 * @param order areas by ascending share, where it is known already
 */
export function giniOf(x: Float64Array, y: Float64Array, order?: Uint32Array): number {
  return order ? inOrder(x, y, order) : (giniByBuckets(x, y) ?? inOrder(x, y, orderByShare(x, y)));
}

function inOrder(x: Float64Array, y: Float64Array, order: Uint32Array): number {
  let before = 0;
  let X = 0;
  let Y = 0;
  for (let at = 0; at < order.length; at += 1) {
    const i = order[at]!;
    const members = x[i]!;
    const others = y[i]!;
    before += members * Y - others * X;
    X += members;
    Y += others;
  }
  return before / (X * Y);
}

export const gini = defineMeasure({
  id: "gini",
  aliases: ["G", "gini-segregation"],
  symbol: "G",
  family: "single",
  name: { sv: "Ginikoefficient för segregation", en: "Gini index of segregation" },
  groups: "two",
  formula: "G = Σ_i Σ_j t_i t_j |p_i − p_j| / (2T² P(1 − P))",
  sources: ["Duncan 1955", "James & Taeuber 1985"],
  range: { low: 0, high: 1, lowMeans: EVEN, highMeans: APART },
  perArea: {
    sv: "Områdets del av G: skillnaden mot alla andra områden, Σ_j t_i t_j |p_i − p_j| / (2T² P(1 − P)). Delarna summerar till G.",
    en: "The area's part of G: its difference from all others, Σ_j t_i t_j |p_i − p_j| / (2T² P(1 − P)). The parts sum to G.",
  },
  sensitiveTo: SMALL_AREAS,
  notToRead: {
    sv: "Det är inte inkomsternas ginikoefficient. Det mäter skillnader i gruppens andel mellan områden; 0,4 betyder inte att 40 procent är segregerade.",
    en: "It is not the Gini coefficient of incomes. It measures differences between areas in the share of the group; 0.4 does not mean that 40 per cent are segregated.",
  },
  measure({ counts }) {
    const [x, y] = counts.groups as [Float64Array, Float64Array];
    const sums = twoSums(counts);
    const order = orderByShare(x, y);
    return {
      value: giniOf(x, y, order),
      // Chance is known for whole persons only.
      expected: counts.totals.every(Number.isInteger) ? expectedGini(counts) : undefined,
      perArea: giniParts(x, y, order, sums),
      note: noteOf(counts),
    };
  },
  quick: ({ groups }) => giniOf(groups[0]!, groups[1]!),
});

function giniParts(
  x: Float64Array,
  y: Float64Array,
  order: Uint32Array,
  { X, Y }: { X: number; Y: number },
): Float64Array {
  const parts = new Float64Array(x.length);
  let xBelow = 0;
  let yBelow = 0;
  for (const i of order) {
    const xAbove = X - xBelow - x[i]!;
    const yAbove = Y - yBelow - y[i]!;
    parts[i] = (x[i]! * (yBelow - yAbove) + y[i]! * (xAbove - xBelow)) / (2 * X * Y);
    xBelow += x[i]!;
    yBelow += y[i]!;
  }
  return parts;
}
