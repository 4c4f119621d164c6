import { defineMeasure } from "../catalogue/measure.ts";
import { sumOf, twoSums } from "../data/sums.ts";
import { checkSpread, extremesOf, meanGroundOf } from "./concentration.ts";

/**
 * Absolute concentration, ACO = 1 − (Σ x_i a_i/X − m₁)/(m₂ − m₁), where m₁ and m₂ are the mean ground of the people in the smallest and
 * in the largest areas that together hold X persons (Massey & Denton 1988). 1: the group lives on the least ground it could.
 * @param x persons of the group by area
 * @param totals all persons
 * @param m2 ground of each area
 */
export function absoluteConcentrationOf(x: Float64Array, totals: Float64Array, m2: Float64Array): number {
  const { smallestM2, largestM2 } = extremesOf(totals, m2, sumOf(x));
  return 1 - (meanGroundOf(x, m2) - smallestM2) / (largestM2 - smallestM2);
}

export const absoluteConcentration = defineMeasure({
  id: "absolute-concentration",
  aliases: ["ACO"],
  symbol: "ACO",
  family: "spatial",
  name: { sv: "Absolut koncentration", en: "Absolute concentration" },
  groups: "two",
  needs: ["ground"],
  formula:
    "ACO = 1 − (Σ x_i a_i/X − m₁)/(m₂ − m₁), m₁, m₂ = Σ t_i a_i/Σ t_i over the smallest, the largest areas that hold X persons",
  sources: ["Massey & Denton 1988"],
  range: {
    low: 0,
    high: 1,
    lowMeans: {
      sv: "Gruppen bor på så mycket mark som den kan, i de största områdena.",
      en: "The group lives on as much ground as it could, in the largest areas.",
    },
    highMeans: {
      sv: "Gruppen bor på så lite mark som den kan, i de minsta områdena.",
      en: "The group lives on as little ground as it could, in the smallest areas.",
    },
  },
  sensitiveTo: {
    sv: "Några få mycket stora områden med få invånare: de bestämmer skalan.",
    en: "A few very large areas with few inhabitants: they set the scale.",
  },
  notToRead: {
    sv: "Värdet säger hur tätt gruppen bor, inte hur trångt människor bor i sina hem.",
    en: "The value says how densely the group lives, not how crowded people are in their homes.",
  },
  measure({ counts, ground }) {
    const x = counts.groups[0]!;
    const { X } = twoSums(counts);
    const { smallestM2, largestM2 } = extremesOf(counts.totals, ground!.m2, X);
    checkSpread(smallestM2, largestM2);
    const mean = meanGroundOf(x, ground!.m2);
    const km2 = (m2: number): string => (m2 / 1e6).toPrecision(3);
    return {
      value: 1 - (mean - smallestM2) / (largestM2 - smallestM2),
      note: {
        sv: `Gruppens medlemmar bor i områden på i genomsnitt ${km2(mean)} km²; minst möjligt vore ${km2(smallestM2)}, mest ${km2(largestM2)}.`,
        en: `Members of the group live in areas of ${km2(mean)} km² on average; the least possible would be ${km2(smallestM2)}, the most ${km2(largestM2)}.`,
      },
    };
  },
});
