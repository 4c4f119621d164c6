import { defineMeasure } from "../catalogue/measure.ts";
import type { Counts } from "../data/counts.ts";
import { type GroupSums, groupSums, manySums } from "../data/sums.ts";
import { noteOf } from "../single/texts.ts";
import { expectedCorrelationRatio } from "../single/under-independence.ts";
import { groupVariances, variancePartsByArea, weighted } from "./group-variance.ts";
import { MANY_APART, MANY_EVEN, SMALL_CELLS } from "./texts.ts";

const weightsOf = ({ sums, T }: GroupSums): Float64Array =>
  sums.map((members) => (members > 0 ? T / (T - members) : 0));

/**
 * Normalised exposure, P = Σ_g P_g (gPg − P_g)/(1 − P_g) = Σ_g Σ_i t_i (p_ig − P_g)²/(T (1 − P_g)) (Bell 1954; James 1986; Reardon &
 * Firebaugh 2002). Range 0–1; NaN where fewer than two groups have members.
 */
export function normalisedExposureOf(counts: Counts, sums: GroupSums = groupSums(counts)): number {
  return sums.present < 2 ? NaN : weighted(weightsOf(sums), groupVariances(counts, sums));
}

export const normalisedExposure = defineMeasure({
  id: "normalised-exposure",
  aliases: ["P", "PMulti", "MultiNormExposure", "normalized-exposure"],
  symbol: "P",
  family: "multi",
  name: { sv: "Normerad exponering", en: "Normalised exposure" },
  groups: "many",
  formula: "P = Σ_g Σ_i t_i (p_ig − P_g)²/(T (1 − P_g))",
  sources: ["Bell 1954", "James 1986", "Reardon & Firebaugh 2002"],
  range: { low: 0, high: 1, lowMeans: MANY_EVEN, highMeans: MANY_APART },
  perArea: {
    sv: "Områdets del. Delarna summerar till värdet.",
    en: "The area's part. The parts sum to the value.",
  },
  sensitiveTo: SMALL_CELLS,
  notToRead: {
    sv: "Det är gruppernas isolation räknad från vad en jämn fördelning skulle ge, vägd efter deras storlek; enskilda grupper kan avvika mycket från snittet.",
    en: "It is the isolation of the groups counted from what an even spread would give, weighted by their size; single groups can depart much from the mean.",
  },
  measure({ counts }) {
    const sums = manySums(counts);
    const weights = weightsOf(sums);
    return {
      value: normalisedExposureOf(counts, sums),
      expected: expectedCorrelationRatio(counts),
      perArea: variancePartsByArea(counts, sums, weights),
      perGroup: groupVariances(counts, sums).map((variance, g) => variance * weights[g]!),
      note: noteOf(counts),
    };
  },
  quick: (counts) => normalisedExposureOf(counts),
});
