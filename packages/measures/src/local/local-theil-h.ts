import { defineMeasure } from "../catalogue/measure.ts";
import { manySums } from "../data/sums.ts";
import { entropyOf } from "../multi/entropy.ts";
import { MANY_APART, MANY_EVEN } from "../multi/texts.ts";
import { theilHOf } from "../multi/theil-h.ts";
import { noteOf } from "../single/texts.ts";
import { entropiesOf } from "./entropies.ts";

export const localTheilH = defineMeasure({
  id: "local-theil-h",
  aliases: ["local-H", "h_j"],
  symbol: "h_i",
  family: "local",
  name: { sv: "Lokalt Theils H", en: "Local Theil's H" },
  groups: "many",
  formula: "h_i = (E − E_i)/E; value Σ (t_i/T) h_i = H",
  sources: ["Theil 1972", "Feitosa et al. 2007"],
  range: { low: 0, high: 1, lowMeans: MANY_EVEN, highMeans: MANY_APART },
  perArea: {
    sv: "Hur mycket mindre blandat området är än helheten, (E − E_i)/E: 1 är en enda grupp, 0 lika blandat, under 0 mer blandat. Snittet över alla människor är H.",
    en: "How much less mixed the area is than the whole, (E − E_i)/E: 1 is a single group, 0 equally mixed, below 0 more mixed. The mean over all people is H.",
  },
  sensitiveTo: {
    sv: "Slumpen i små områden, som ser mindre blandade ut än de är.",
    en: "Chance in small areas, which look less mixed than they are.",
  },
  notToRead: {
    sv: "Noll betyder lika blandat som helheten, inte samma sammansättning: andelarna kan vara ombytta mellan grupperna.",
    en: "Zero means as mixed as the whole, not the same composition: shares may have changed places between groups.",
  },
  measure({ counts }) {
    const whole = manySums(counts);
    const E = entropyOf(whole.sums);
    return {
      value: theilHOf(counts, whole),
      perArea: entropiesOf(counts).map((own, i) => (counts.totals[i]! > 0 ? (E - own) / E : 0)),
      note: noteOf(counts),
    };
  },
  quick: (counts) => theilHOf(counts),
});
