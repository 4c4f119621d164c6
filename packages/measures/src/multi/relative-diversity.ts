import { defineMeasure } from "../catalogue/measure.ts";
import type { Counts } from "../data/counts.ts";
import { type GroupSums, groupSums, manySums } from "../data/sums.ts";
import { noteOf } from "../single/texts.ts";
import { expectedCorrelationRatio } from "../single/under-independence.ts";
import { groupVariances, interactionOfWhole, variancePartsByArea, weighted } from "./group-variance.ts";
import { MANY_APART, MANY_EVEN, SMALL_CELLS } from "./texts.ts";

const weightsOf = (whole: GroupSums): Float64Array => whole.sums.map(() => 1 / interactionOfWhole(whole));

/**
 * Relative diversity, R = Σ t_i (I − I_i)/(T I) = Σ_g Σ_i t_i (p_ig − P_g)²/(T I), I = Σ P_g (1 − P_g) (Goodman & Kruskal's tau;
 * Carlson 1992; Reardon & Firebaugh 2002). Range 0–1; NaN where fewer than two groups have members.
 */
export function relativeDiversityOf(counts: Counts, sums: GroupSums = groupSums(counts)): number {
  return sums.present < 2 ? NaN : weighted(weightsOf(sums), groupVariances(counts, sums));
}

export const relativeDiversity = defineMeasure({
  id: "relative-diversity",
  aliases: ["R", "RelDivers", "MultiRelativeDiversity", "goodman-kruskal-tau"],
  symbol: "R",
  family: "multi",
  name: { sv: "Relativ mångfald", en: "Relative diversity" },
  groups: "many",
  formula: "R = Σ t_i (I − I_i)/(T I), I = Σ P_g (1 − P_g)",
  sources: ["Goodman & Kruskal 1954", "Carlson 1992", "Reardon & Firebaugh 2002"],
  range: { low: 0, high: 1, lowMeans: MANY_EVEN, highMeans: MANY_APART },
  perArea: {
    sv: "Områdets del. Delarna summerar till värdet.",
    en: "The area's part. The parts sum to the value.",
  },
  sensitiveTo: SMALL_CELLS,
  notToRead: {
    sv: "Det är hur mycket mindre blandat ett genomsnittligt område är än helheten. Stora grupper styr värdet; en liten grupps läge syns knappt.",
    en: "It is how much less mixed the average area is than the whole. Large groups drive the value; where a small group lives hardly shows.",
  },
  measure({ counts }) {
    const sums = manySums(counts);
    const weights = weightsOf(sums);
    return {
      value: relativeDiversityOf(counts, sums),
      expected: expectedCorrelationRatio(counts),
      perArea: variancePartsByArea(counts, sums, weights),
      perGroup: groupVariances(counts, sums).map((variance, g) => variance * weights[g]!),
      note: noteOf(counts),
    };
  },
  quick: (counts) => relativeDiversityOf(counts),
});
