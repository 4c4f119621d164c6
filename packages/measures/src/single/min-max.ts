import { defineMeasure } from "../catalogue/measure.ts";
import { twoSums } from "../data/sums.ts";
import { dissimilarityOf } from "./dissimilarity.ts";
import { APART, EVEN, SMALL_AREAS, noteOf } from "./texts.ts";

/**
 * Min-max index, 1 − Σ min(x_i/X, y_i/Y) / Σ max(x_i/X, y_i/Y) = 2D/(1 + D) (O'Sullivan & Wong 2007). Range 0–1; NaN where a group has
 * no members. The minima sum to 1 − D and the maxima to 1 + D, so D is all that is needed.
 * @param x persons of the one group by area
 * @param y persons of the other, same length and order
 */
export function minMaxOf(x: Float64Array, y: Float64Array): number {
  const D = dissimilarityOf(x, y);
  return (2 * D) / (1 + D);
}

export const minMax = defineMeasure({
  id: "min-max",
  aliases: ["MinMax"],
  symbol: "MM",
  family: "single",
  name: { sv: "Min–max-index", en: "Min–max index" },
  groups: "two",
  formula: "MM = 1 − Σ min(x_i/X, y_i/Y) / Σ max(x_i/X, y_i/Y) = 2D/(1 + D)",
  sources: ["O'Sullivan & Wong 2007"],
  range: { low: 0, high: 1, lowMeans: EVEN, highMeans: APART },
  sensitiveTo: SMALL_AREAS,
  notToRead: {
    sv: "Det är D på en annan skala, 2D/(1 + D), och säger inget som D inte redan säger.",
    en: "It is D on another scale, 2D/(1 + D), and says nothing that D does not.",
  },
  measure({ counts }) {
    twoSums(counts);
    return { value: minMaxOf(counts.groups[0]!, counts.groups[1]!), note: noteOf(counts) };
  },
  quick: ({ groups }) => minMaxOf(groups[0]!, groups[1]!),
});
