import { defineMeasure } from "../catalogue/measure.ts";
import { manySums } from "../data/sums.ts";
import { dissimilarityMultiOf, dissimilarityMultiParts } from "../multi/dissimilarity-multi.ts";
import { MANY_APART, MANY_EVEN } from "../multi/texts.ts";
import { noteOf } from "../single/texts.ts";

export const localDissimilarity = defineMeasure({
  id: "local-dissimilarity",
  aliases: ["local-D", "d_j"],
  symbol: "d_i",
  family: "local",
  name: { sv: "Lokal dissimilaritet", en: "Local dissimilarity" },
  groups: "many",
  formula: "d_i = Σ_g |p_ig − P_g|/(2I), I = Σ P_g (1 − P_g); value Σ (t_i/T) d_i = D",
  sources: ["Sakoda 1981", "Feitosa et al. 2007"],
  range: { low: 0, high: 1, lowMeans: MANY_EVEN, highMeans: MANY_APART },
  perArea: {
    sv: "Hur långt områdets sammansättning är från helhetens, Σ_g |p_ig − P_g|/(2I); kan överstiga 1 där en liten grupp är ensam. Snittet över alla människor är D.",
    en: "How far the composition of the area is from that of the whole, Σ_g |p_ig − P_g|/(2I); above 1 where a small group is alone. The mean over all people is D.",
  },
  sensitiveTo: {
    sv: "Slumpen i små områden, vars sammansättning lätt blir ovanlig.",
    en: "Chance in small areas, whose composition easily becomes unusual.",
  },
  notToRead: {
    sv: "Ett högt tal säger att sammansättningen är ovanlig, åt vilket håll som helst, inte att området är dåligt.",
    en: "A high number says that the composition is unusual, in whatever direction, not that the area is bad.",
  },
  measure({ counts }) {
    const whole = manySums(counts);
    return {
      value: dissimilarityMultiOf(counts, whole),
      perArea: dissimilarityMultiParts(counts, whole).perArea.map((part, i) =>
        counts.totals[i]! > 0 ? (part * whole.T) / counts.totals[i]! : 0,
      ),
      note: noteOf(counts),
    };
  },
  quick: (counts) => dissimilarityMultiOf(counts),
});
