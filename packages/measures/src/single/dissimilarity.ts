import { defineMeasure } from "../catalogue/measure.ts";
import { twoSums } from "../data/sums.ts";
import { biasOfD, expectedD, seOfD } from "../inference/closed-forms.ts";
import { APART, EVEN, SMALL_AREAS, noteOf } from "./texts.ts";
import { underChance } from "./under-chance.ts";

/**
 * Index of dissimilarity of two groups, D = ½ Σ |x_i/X − y_i/Y| (Duncan & Duncan 1955). Range 0–1; NaN where a group has no members.
 * @param x persons of the one group by area
 * @param y persons of the other, same length and order
 */
export function dissimilarityOf(x: Float64Array, y: Float64Array): number {
  let X = 0;
  let Y = 0;
  for (let i = 0; i < x.length; i += 1) {
    X += x[i]!;
    Y += y[i]!;
  }
  // Cross products in place of shares: exact for whole persons, so groups that are spread alike have exactly 0.
  let sum = 0;
  for (let i = 0; i < x.length; i += 1) sum += Math.abs(x[i]! * Y - y[i]! * X);
  return sum / (2 * X * Y);
}

export const dissimilarity = defineMeasure({
  id: "dissimilarity",
  aliases: ["D", "dissim"],
  symbol: "D",
  family: "single",
  name: { sv: "Dissimilaritetsindex", en: "Index of dissimilarity" },
  groups: "two",
  formula: "D = ½ Σ |x_i/X − y_i/Y|",
  sources: ["Duncan & Duncan 1955"],
  range: { low: 0, high: 1, lowMeans: EVEN, highMeans: APART },
  perArea: {
    sv: "Områdets del av D: ½|x_i/X − y_i/Y|. Delarna summerar till D.",
    en: "The area's part of D: ½|x_i/X − y_i/Y|. The parts sum to D.",
  },
  sensitiveTo: SMALL_AREAS,
  notToRead: {
    sv: "Det är den andel av den ena gruppen som skulle behöva byta område för att fördelas som den andra, inte en andel som borde flytta. Kommuner med olika många och olika stora områden kan inte jämföras rakt av.",
    en: "It is the share of one group that would have to change area to be spread as the other, not a share that ought to move. Municipalities with different numbers and sizes of areas cannot be compared directly.",
  },
  measure({ counts }, { level = 0.95 }) {
    const [x, y] = counts.groups as [Float64Array, Float64Array];
    const { X, Y } = twoSums(counts);
    const value = dissimilarityOf(x, y);
    const { said, ...chance } = underChance(
      value,
      { standardError: seOfD(counts), bias: biasOfD(counts), expected: expectedD(counts) },
      level,
      1,
    );
    return {
      value,
      ...chance,
      perArea: x.map((members, i) => Math.abs(members / X - y[i]! / Y) / 2),
      note: noteOf(counts, said),
    };
  },
  quick: ({ groups }) => dissimilarityOf(groups[0]!, groups[1]!),
});
