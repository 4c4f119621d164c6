import { defineMeasure } from "../catalogue/measure.ts";
import type { Counts } from "../data/counts.ts";
import { groupSums, twoSums } from "../data/sums.ts";
import { MeasuresError } from "../error.ts";
import { expectedD } from "../inference/closed-forms.ts";
import { dissimilarityOf } from "../single/dissimilarity.ts";
import { APART, noteOf } from "../single/texts.ts";
import { beyondChance } from "./beyond-chance.ts";
import { BELOW_CHANCE, NOT_REGISTER, ONLY_CHANCE } from "./texts.ts";

export interface ModifiedDissimilarityOptions {
  /** How chance places people: each area draws its own at the share P, or the sizes of the groups are kept. */
  chance?: "binomial" | "permutation";
}

/**
 * Modified dissimilarity, (D − E D*)/(1 − E D*), with the D* of people placed at random: E D* = Σ E|k_i − t_i P|/(2TP(1 − P)) with the exact mean
 * absolute deviation of a binomial (Winship 1977; Carrington & Troske 1997). Range −1 to 1; NaN where a group has no members.
 */
export function dissimilarityModifiedOf(counts: Counts): number {
  if (groupSums(counts).present < 2) return NaN;
  return beyondChance(dissimilarityOf(counts.groups[0]!, counts.groups[1]!), expectedD(counts, "binomial"));
}

export const dissimilarityModified = defineMeasure<ModifiedDissimilarityOptions>({
  id: "dissimilarity-modified",
  aliases: ["D_ct", "ModifiedDissim", "carrington-troske"],
  symbol: "D_ct",
  family: "small-units",
  name: { sv: "Dissimilaritetsindex räknat från slumpen", en: "Dissimilarity beyond chance" },
  groups: "two",
  formula: "D_ct = (D − E D*)/(1 − E D*); (D − E D*)/E D* where D < E D*",
  sources: ["Winship 1977", "Carrington & Troske 1997"],
  range: { low: -1, high: 1, lowMeans: BELOW_CHANCE, highMeans: APART },
  sensitiveTo: ONLY_CHANCE,
  notToRead: NOT_REGISTER,
  options: [
    {
      id: "chance",
      kind: "choice",
      default: "binomial",
      choices: ["binomial", "permutation"],
      what: {
        sv: "binomial: varje område drar sina personer. permutation: gruppernas storlek hålls fast.",
        en: "binomial: each area draws its persons. permutation: the sizes of groups are kept.",
      },
    },
  ],
  measure({ counts }, { chance = "binomial" }) {
    if (chance !== "binomial" && chance !== "permutation")
      throw new MeasuresError("input", {
        value: chance,
        expected: '"binomial" or "permutation"',
        action: "Choose one of them.",
      });
    twoSums(counts);
    const D = dissimilarityOf(counts.groups[0]!, counts.groups[1]!);
    const expected = expectedD(counts, chance);
    return {
      value: beyondChance(D, expected),
      parts: [
        { id: "observed", name: { sv: "D", en: "D" }, value: D },
        { id: "chance", name: { sv: "D vid slump", en: "D under chance" }, value: expected },
      ],
      note: noteOf(counts, {
        sv: `D är ${comma(D)}; placerades alla slumpvis skulle D bli ${comma(expected)}.`,
        en: `D is ${D.toFixed(4)}; with everyone placed at random it would be ${expected.toFixed(4)}.`,
      }),
    };
  },
  quick: dissimilarityModifiedOf,
});

const comma = (value: number): string => value.toFixed(4).replace(".", ",");
