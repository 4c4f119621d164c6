import { defineMeasure } from "../catalogue/measure.ts";
import { somebody } from "../data/sums.ts";
import { biasOfM, expectedM, seOfM } from "../inference/closed-forms.ts";
import { noteOf } from "../single/texts.ts";
import { entropyOf } from "./entropy.ts";
import { mutualInformationOf, mutualInformationParts } from "./mutual-information.ts";
import { MANY_APART, MANY_EVEN, SMALL_CELLS } from "./texts.ts";
import { underChance } from "../single/under-chance.ts";

export const divergence = defineMeasure({
  id: "divergence",
  aliases: ["KL", "kullback-leibler", "MultiDivergence", "DI"],
  symbol: "DI",
  family: "multi",
  name: { sv: "Divergensindex", en: "Divergence index" },
  groups: "many",
  formula: "DI = Σ_i (t_i/T) Σ_g p_ig ln(p_ig/P_g) = M",
  sources: ["Kullback & Leibler 1951", "Roberto 2015"],
  range: { low: 0, high: Infinity, lowMeans: MANY_EVEN, highMeans: MANY_APART },
  perArea: {
    sv: "Områdets egen divergens: Σ_g p_ig ln(p_ig/P_g). Snittet över alla människor är värdet.",
    en: "The area's own divergence: Σ_g p_ig ln(p_ig/P_g). The mean over all people is the value.",
  },
  sensitiveTo: SMALL_CELLS,
  notToRead: {
    sv: "Det är samma tal som M. Ett högt värde i ett område säger att dess sammansättning är ovanlig, inte att den är dålig.",
    en: "It is the same number as M. A high value of an area says that its composition is unusual, not that it is bad.",
  },
  measure({ counts }, { level = 0.95 }) {
    const whole = somebody(counts);
    const value = mutualInformationOf(counts, whole);
    const { said, ...chance } = underChance(
      value,
      { standardError: seOfM(counts), bias: biasOfM(counts), expected: expectedM(counts) },
      level,
      entropyOf(whole.sums),
    );
    return {
      value,
      ...chance,
      perArea: mutualInformationParts(counts, whole).perArea.map((part, i) =>
        counts.totals[i]! > 0 ? (part * whole.T) / counts.totals[i]! : 0,
      ),
      note: noteOf(counts, said),
    };
  },
  quick: (counts) => mutualInformationOf(counts),
});
