import { defineMeasure } from "../catalogue/measure.ts";
import type { Counts } from "../data/counts.ts";
import { somebody, sumOf } from "../data/sums.ts";
import { entropyWithin } from "../multi/mutual-information.ts";
import { GROUPING } from "../multi/texts.ts";
import { noteOf } from "../single/texts.ts";
import { entropiesOf } from "./entropies.ts";
import { ALL_MIXED, ONE_GROUP_EACH, OWN_MIX } from "./texts.ts";

/** Mean entropy of areas, weighted by people, Σ (t_i/T) E_i = E − M, in nats. Range 0 to E; NaN where there is nobody. */
export function localDiversityOf(counts: Counts): number {
  return Math.max(0, entropyWithin(counts) / sumOf(counts.totals));
}

export const localDiversity = defineMeasure({
  id: "local-diversity",
  aliases: ["MultiLocalDiversity", "LShannon"],
  symbol: "E_i",
  family: "local",
  name: { sv: "Lokal mångfald", en: "Local diversity" },
  groups: "many",
  formula: "E_i = −Σ p_ig ln p_ig; value Σ (t_i/T) E_i = E − M",
  sources: ["Theil 1972"],
  range: { low: 0, high: Infinity, lowMeans: ONE_GROUP_EACH, highMeans: ALL_MIXED },
  perArea: {
    sv: "Områdets entropi, E_i. Snittet över alla människor är värdet.",
    en: "The area's entropy, E_i. The mean over all people is the value.",
  },
  sensitiveTo: GROUPING,
  notToRead: OWN_MIX,
  measure({ counts }) {
    somebody(counts);
    return { value: localDiversityOf(counts), perArea: entropiesOf(counts), note: noteOf(counts) };
  },
  quick: localDiversityOf,
});
