import { defineMeasure } from "../catalogue/measure.ts";
import { twoSums } from "../data/sums.ts";
import { APART, EVEN, SMALL_AREAS, noteOf } from "./texts.ts";

/**
 * Hutchens' square root index, S = 1 − Σ √(x_i y_i/(XY)) (Hutchens 2001, 2004). Range 0–1; NaN where a group has no members.
 * @param x persons of the one group by area
 * @param y persons of the other, same length and order
 */
export function hutchensOf(x: Float64Array, y: Float64Array): number {
  let X = 0;
  let Y = 0;
  let sum = 0;
  for (let i = 0; i < x.length; i += 1) {
    X += x[i]!;
    Y += y[i]!;
    sum += Math.sqrt(x[i]! * y[i]!);
  }
  return Math.max(0, 1 - sum / Math.sqrt(X * Y));
}

export const hutchens = defineMeasure({
  id: "hutchens",
  aliases: ["square-root", "hutchens-square-root", "HutchensSqrt"],
  symbol: "S",
  family: "single",
  name: { sv: "Hutchens kvadratrotsindex", en: "Hutchens square root index" },
  groups: "two",
  formula: "S = 1 − Σ √(x_i y_i/(XY))",
  sources: ["Hutchens 2001", "Hutchens 2004"],
  range: { low: 0, high: 1, lowMeans: EVEN, highMeans: APART },
  perArea: {
    sv: "Områdets del: ½(√(x_i/X) − √(y_i/Y))². Delarna summerar till värdet.",
    en: "The area's part: ½(√(x_i/X) − √(y_i/Y))². The parts sum to the value.",
  },
  sensitiveTo: SMALL_AREAS,
  notToRead: {
    sv: "Värdena är mycket lägre än D för samma fördelning. Ett lågt tal betyder inte att skillnaderna är små; jämför med samma mått för andra orter eller år.",
    en: "Values are much lower than D for the same spread. A low number does not mean that differences are small; compare it with the same measure of other places or years.",
  },
  measure({ counts }) {
    const [x, y] = counts.groups as [Float64Array, Float64Array];
    const { X, Y } = twoSums(counts);
    return {
      value: hutchensOf(x, y),
      perArea: x.map((members, i) => (Math.sqrt(members / X) - Math.sqrt(y[i]! / Y)) ** 2 / 2),
      note: noteOf(counts),
    };
  },
  quick: ({ groups }) => hutchensOf(groups[0]!, groups[1]!),
});
