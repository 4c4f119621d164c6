import { defineMeasure } from "../catalogue/measure.ts";
import { twoSums } from "../data/sums.ts";
import { expectedD } from "../inference/closed-forms.ts";
import { EVEN, SMALL_AREAS, noteOf } from "./texts.ts";

/**
 * Gorard's segregation index of a group among all, GS = ½ Σ |x_i/X − t_i/T| = D (1 − P) (Gorard & Taylor 2002).
 * Range 0 to 1 − P; NaN where the group has no members.
 * @param x persons of the group by area
 * @param y everybody else, same length and order
 */
export function gorardOf(x: Float64Array, y: Float64Array): number {
  let X = 0;
  let Y = 0;
  for (let i = 0; i < x.length; i += 1) {
    X += x[i]!;
    Y += y[i]!;
  }
  let sum = 0;
  for (let i = 0; i < x.length; i += 1) sum += Math.abs(x[i]! * Y - y[i]! * X);
  return sum / (2 * X * (X + Y));
}

export const gorard = defineMeasure({
  id: "gorard",
  aliases: ["GS", "S"],
  symbol: "GS",
  family: "single",
  name: { sv: "Gorards segregationsindex", en: "Gorard's segregation index" },
  groups: "two",
  formula: "GS = ½ Σ |x_i/X − t_i/T| = D(1 − P)",
  sources: ["Gorard & Taylor 2002"],
  range: {
    low: 0,
    high: 1,
    lowMeans: EVEN,
    highMeans: {
      sv: "Nås aldrig helt: högst 1 − P, när gruppen bor i områden för sig själv.",
      en: "Never quite reached: at most 1 − P, where the group lives in areas of its own.",
    },
  },
  perArea: {
    sv: "Områdets del: ½|x_i/X − t_i/T|. Delarna summerar till värdet.",
    en: "The area's part: ½|x_i/X − t_i/T|. The parts sum to the value.",
  },
  sensitiveTo: SMALL_AREAS,
  notToRead: {
    sv: "Det är den andel av gruppen som skulle behöva byta område, utan att någon flyttar tillbaka, för att fördelas som hela befolkningen. Jämför inte med D: taket är 1 − P och beror på gruppens storlek.",
    en: "It is the share of the group that would have to change area, with nobody moving in return, to be spread as the whole population. Do not compare it with D: its ceiling is 1 − P and depends on the size of the group.",
  },
  measure({ counts }) {
    const [x, y] = counts.groups as [Float64Array, Float64Array];
    const { X, T, P } = twoSums(counts);
    return {
      value: gorardOf(x, y),
      expected: expectedD(counts) * (1 - P),
      perArea: x.map((members, i) => Math.abs(members / X - counts.totals[i]! / T) / 2),
      note: noteOf(counts),
    };
  },
  quick: ({ groups }) => gorardOf(groups[0]!, groups[1]!),
});
