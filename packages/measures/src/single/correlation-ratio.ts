import { defineMeasure } from "../catalogue/measure.ts";
import { twoSums } from "../data/sums.ts";
import { APART, EVEN, SMALL_AREAS, noteOf } from "./texts.ts";
import { expectedCorrelationRatio } from "./under-independence.ts";

/**
 * Correlation ratio (eta², V), Σ t_i (p_i − P)²/(T P(1 − P)) = (xPx − P)/(1 − P): the share of the variance of membership that lies between
 * areas (Bell 1954; White 1986). Range 0–1; NaN where a group has no members.
 * @param x persons of the group by area
 * @param y everybody else, same length and order
 */
export function correlationRatioOf(x: Float64Array, y: Float64Array): number {
  let X = 0;
  let Y = 0;
  for (let i = 0; i < x.length; i += 1) {
    X += x[i]!;
    Y += y[i]!;
  }
  let sum = 0;
  for (let i = 0; i < x.length; i += 1) {
    const all = x[i]! + y[i]!;
    const away = x[i]! * Y - y[i]! * X;
    if (all > 0) sum += (away * away) / all;
  }
  return sum / (X * Y * (X + Y));
}

export const correlationRatio = defineMeasure({
  id: "correlation-ratio",
  aliases: ["V", "eta2", "eta-squared", "CorrelationR"],
  symbol: "V",
  family: "single",
  name: { sv: "Korrelationskvot", en: "Correlation ratio" },
  groups: "two",
  formula: "V = η² = (xPx − P)/(1 − P) = Σ t_i (p_i − P)²/(T P(1 − P))",
  sources: ["Bell 1954", "White 1986"],
  range: { low: 0, high: 1, lowMeans: EVEN, highMeans: APART },
  perArea: {
    sv: "Områdets del: t_i (p_i − P)²/(T P(1 − P)). Delarna summerar till värdet.",
    en: "The area's part: t_i (p_i − P)²/(T P(1 − P)). The parts sum to the value.",
  },
  sensitiveTo: SMALL_AREAS,
  notToRead: {
    sv: "Det är isolationen räknad från vad en jämn fördelning skulle ge. En liten grupp får lågt värde även när den bor samlat; jämför inte grupper av mycket olika storlek.",
    en: "It is isolation counted from what an even spread would give. A small group has a low value even where it lives together; do not compare groups of very different size.",
  },
  measure({ counts }) {
    const [x, y] = counts.groups as [Float64Array, Float64Array];
    const { T, P } = twoSums(counts);
    return {
      value: correlationRatioOf(x, y),
      expected: expectedCorrelationRatio(counts),
      perArea: x.map((members, i) => {
        const all = counts.totals[i]!;
        return all > 0 ? (all * (members / all - P) ** 2) / (T * P * (1 - P)) : 0;
      }),
      note: noteOf(counts),
    };
  },
  quick: ({ groups }) => correlationRatioOf(groups[0]!, groups[1]!),
});
