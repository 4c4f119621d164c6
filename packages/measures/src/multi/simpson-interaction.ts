import { defineMeasure } from "../catalogue/measure.ts";
import { groupSums, somebody } from "../data/sums.ts";
import { noteOf } from "../single/texts.ts";
import { checkWholePairs, PAIRS, PAIRS_NOTE, type PairOptions } from "./pairs.ts";
import { simpsonConcentrationOf } from "./simpson-concentration.ts";
import { EQUAL_GROUPS, GROUPING, NOT_SPREAD, ONE_GROUP } from "./texts.ts";

/**
 * Simpson's interaction, I = Σ P_g (1 − P_g) = 1 − Σ P_g² (Simpson 1949; Lieberson 1969; Blau 1977): the chance that two persons belong to
 * different groups. Range 0 to 1 − 1/k; NaN where all are 0.
 * @param sums persons of each group
 */
export function simpsonInteractionOf(sums: ArrayLike<number>, exact = false): number {
  return 1 - simpsonConcentrationOf(sums, exact);
}

export const simpsonInteraction = defineMeasure<PairOptions>({
  id: "simpson-interaction",
  aliases: ["SimpsonsInteraction", "ISimpson", "blau", "gini-simpson", "fractionalisation"],
  symbol: "I",
  family: "multi",
  name: { sv: "Simpsons interaktion (Blaus index)", en: "Simpson's interaction (Blau's index)" },
  groups: "many",
  formula: "I = Σ P_g (1 − P_g) = 1 − λ",
  sources: ["Simpson 1949", "Lieberson 1969", "Blau 1977"],
  range: { low: 0, high: 1, lowMeans: ONE_GROUP, highMeans: EQUAL_GROUPS },
  sensitiveTo: GROUPING,
  notToRead: NOT_SPREAD,
  options: [PAIRS],
  measure({ counts }, { exact = false }) {
    const { sums, T } = somebody(counts);
    if (exact) checkWholePairs(sums, T);
    return { value: simpsonInteractionOf(sums, exact), note: noteOf(counts, exact ? PAIRS_NOTE : undefined) };
  },
  quick: (counts) => simpsonInteractionOf(groupSums(counts).sums),
});
