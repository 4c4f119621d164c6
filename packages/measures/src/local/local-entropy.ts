import { defineMeasure } from "../catalogue/measure.ts";
import type { Counts } from "../data/counts.ts";
import { somebody } from "../data/sums.ts";
import { GROUPING } from "../multi/texts.ts";
import { noteOf } from "../single/texts.ts";
import { entropiesOf } from "./entropies.ts";
import { localDiversityOf } from "./local-diversity.ts";
import { ALL_MIXED, ONE_GROUP_EACH, OWN_MIX } from "./texts.ts";

/** Mean entropy of areas over its maximum, Σ (t_i/T) E_i/ln k. Range 0–1; NaN where there is nobody. */
export function localEntropyOf(counts: Counts): number {
  return localDiversityOf(counts) / Math.log(counts.groups.length);
}

export const localEntropy = defineMeasure({
  id: "local-entropy",
  aliases: ["MultiLocalEntropy", "HLoc"],
  symbol: "E*_i",
  family: "local",
  name: { sv: "Lokal entropi", en: "Local entropy" },
  groups: "many",
  formula: "E*_i = E_i/ln k; value Σ (t_i/T) E*_i",
  sources: ["Theil 1972"],
  range: { low: 0, high: 1, lowMeans: ONE_GROUP_EACH, highMeans: ALL_MIXED },
  perArea: {
    sv: "Områdets entropi delad med den högsta möjliga, 0–1. Snittet över alla människor är värdet.",
    en: "The area's entropy over the highest possible, 0–1. The mean over all people is the value.",
  },
  sensitiveTo: GROUPING,
  notToRead: OWN_MIX,
  measure({ counts }) {
    somebody(counts);
    const highest = Math.log(counts.groups.length);
    return {
      value: localEntropyOf(counts),
      perArea: entropiesOf(counts).map((entropy) => entropy / highest),
      note: noteOf(counts),
    };
  },
  quick: localEntropyOf,
});
