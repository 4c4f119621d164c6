import { defineMeasure } from "../catalogue/measure.ts";
import type { Counts } from "../data/counts.ts";
import { type GroupSums, groupSums, manySums } from "../data/sums.ts";
import { noteOf } from "../single/texts.ts";
import { expectedCorrelationRatio } from "../single/under-independence.ts";
import { groupVariances, variancePartsByArea, weighted } from "./group-variance.ts";
import { MANY_APART, MANY_EVEN, SMALL_CELLS } from "./texts.ts";

const weightsOf = ({ sums, T, present }: GroupSums): Float64Array =>
  sums.map((members) => (members > 0 ? T / (members * (present - 1)) : 0));

/**
 * Squared coefficient of variation, C = Σ_g Σ_i t_i (p_ig − P_g)²/(T P_g (k − 1)) over the k groups with members (Reardon & Firebaugh 2002).
 * Range 0–1; NaN where fewer than two groups have members.
 */
export function squaredCoefficientOfVariationOf(counts: Counts, sums: GroupSums = groupSums(counts)): number {
  return sums.present < 2 ? NaN : weighted(weightsOf(sums), groupVariances(counts, sums));
}

export const squaredCoefficientOfVariation = defineMeasure({
  id: "squared-coefficient-of-variation",
  aliases: ["CMulti", "MultiSquaredCoefVar"],
  symbol: "C",
  family: "multi",
  name: { sv: "Kvadrerad variationskoefficient", en: "Squared coefficient of variation" },
  groups: "many",
  formula: "C = Σ_g Σ_i t_i (p_ig − P_g)²/(T P_g (k − 1))",
  sources: ["Reardon & Firebaugh 2002"],
  range: { low: 0, high: 1, lowMeans: MANY_EVEN, highMeans: MANY_APART },
  perArea: {
    sv: "Områdets del. Delarna summerar till värdet.",
    en: "The area's part. The parts sum to the value.",
  },
  sensitiveTo: SMALL_CELLS,
  notToRead: {
    sv: "Små grupper väger lika tungt som stora: en liten grupp som bor samlat kan ge ett högt värde ensam.",
    en: "Small groups weigh as much as large ones: a small group living together can make a high value alone.",
  },
  measure({ counts }) {
    const sums = manySums(counts);
    const weights = weightsOf(sums);
    return {
      value: squaredCoefficientOfVariationOf(counts, sums),
      expected: expectedCorrelationRatio(counts),
      perArea: variancePartsByArea(counts, sums, weights),
      perGroup: groupVariances(counts, sums).map((variance, g) => variance * weights[g]!),
      note: noteOf(counts),
    };
  },
  quick: (counts) => squaredCoefficientOfVariationOf(counts),
});
