import { defineMeasure } from "../catalogue/measure.ts";
import type { Counts } from "../data/counts.ts";
import { twoSums } from "../data/sums.ts";
import { MeasuresError } from "../error.ts";
import { APART, EVEN, noteOf } from "../single/texts.ts";
import { betaMixtureOf, dissimilarityOfMixture } from "./beta-mixture.ts";
import { NOT_REGISTER } from "./texts.ts";

export interface BetaMixtureOptions {
  /** How many beta distributions are mixed, 1–4. */
  components?: number;
}

/**
 * D of the distribution of shares behind the counts, a mixture of beta distributions found by maximum likelihood (Rathelot 2012):
 * E|p − m|/(2m(1 − m)). For very small units, such as workplaces or stairwells, where D itself is mostly chance. Range 0–1.
 */
export function dissimilarityBetaMixtureOf({ groups }: Counts, components = 2): number {
  return dissimilarityOfMixture(betaMixtureOf(groups[0]!, groups[1]!, components));
}

export const dissimilarityBetaMixture = defineMeasure<BetaMixtureOptions>({
  id: "dissimilarity-beta-mixture",
  aliases: ["D_beta", "rathelot"],
  symbol: "D_β",
  family: "small-units",
  name: { sv: "Dissimilaritetsindex av bakomliggande andelar", en: "Dissimilarity of underlying shares" },
  groups: "two",
  formula: "x_i ~ Bin(t_i, p_i), p_i ~ Σ_c w_c Beta(a_c, b_c); D = E|p − m|/(2m(1 − m)), m = E p",
  sources: ["Rathelot 2012"],
  range: { low: 0, high: 1, lowMeans: EVEN, highMeans: APART },
  sensitiveTo: {
    sv: "Antagandet att andelen inte hänger ihop med områdets storlek, eftersom alla områden väger lika, och antalet betafördelningar.",
    en: "The assumption that the share does not go with the size of the area, since all areas weigh alike, and the number of beta distributions.",
  },
  notToRead: NOT_REGISTER,
  options: [
    {
      id: "components",
      kind: "number",
      default: 2,
      what: {
        sv: "Hur många betafördelningar som blandas, 1–4.",
        en: "How many beta distributions are mixed, 1–4.",
      },
    },
  ],
  measure({ counts }, { components = 2 }) {
    if (!Number.isInteger(components) || components < 1 || components > 4)
      throw new MeasuresError("input", {
        value: components,
        expected: "1 to 4 beta distributions",
        action: "Use 2 unless areas are many.",
      });
    twoSums(counts);
    const mix = betaMixtureOf(counts.groups[0]!, counts.groups[1]!, components);
    const told = mix
      .map(({ weight, a, b }) => `${weight.toFixed(3)} × Beta(${a.toPrecision(4)}, ${b.toPrecision(4)})`)
      .join(" + ");
    return {
      value: dissimilarityOfMixture(mix),
      note: noteOf(counts, { sv: `Andelarna följer ${told}.`, en: `Shares follow ${told}.` }),
    };
  },
});
