import { defineMeasure } from "../catalogue/measure.ts";
import type { Counts } from "../data/counts.ts";
import { type GroupSums, groupSums, manySums } from "../data/sums.ts";
import { giniOf } from "../single/gini.ts";
import { noteOf } from "../single/texts.ts";
import { interactionOfWhole } from "./group-variance.ts";
import { MANY_APART, MANY_EVEN, SMALL_CELLS } from "./texts.ts";

/**
 * The part of each group in the Gini index of many groups: G_g P_g (1 − P_g)/I, G_g being the Gini of the group against the rest. One sort
 * for each group in place of all pairs of areas.
 */
export function giniMultiParts({ areas, groups, totals }: Counts, whole: GroupSums): Float64Array {
  const I = interactionOfWhole(whole);
  const rest = new Float64Array(areas);
  return Float64Array.from(groups, (column, g) => {
    const P = whole.sums[g]! / whole.T;
    if (P === 0) return 0;
    for (let i = 0; i < areas; i += 1) rest[i] = totals[i]! - column[i]!;
    return (giniOf(column, rest) * P * (1 - P)) / I;
  });
}

/**
 * Gini index of many groups, G = Σ_g Σ_i Σ_j t_i t_j |p_ig − p_jg|/(2T² I), I = Σ P_g (1 − P_g) (Reardon & Firebaugh 2002). Range 0–1; NaN
 * where fewer than two groups have members.
 */
export function giniMultiOf(counts: Counts, whole: GroupSums = groupSums(counts)): number {
  return whole.present < 2 ? NaN : giniMultiParts(counts, whole).reduce((sum, part) => sum + part, 0);
}

export const giniMulti = defineMeasure({
  id: "gini-multi",
  aliases: ["GiniMulti", "MultiGini"],
  symbol: "G",
  family: "multi",
  name: { sv: "Ginikoefficient för flera grupper", en: "Gini index of many groups" },
  groups: "many",
  formula: "G = Σ_g Σ_i Σ_j t_i t_j |p_ig − p_jg|/(2T² I), I = Σ P_g (1 − P_g)",
  sources: ["Reardon & Firebaugh 2002"],
  range: { low: 0, high: 1, lowMeans: MANY_EVEN, highMeans: MANY_APART },
  sensitiveTo: SMALL_CELLS,
  notToRead: {
    sv: "Det är inte inkomsternas ginikoefficient utan skillnader mellan områden i gruppernas andelar, i snitt över grupperna.",
    en: "It is not the Gini coefficient of incomes but differences between areas in the shares of groups, averaged over groups.",
  },
  measure({ counts }) {
    const perGroup = giniMultiParts(counts, manySums(counts));
    return { value: perGroup.reduce((sum, part) => sum + part, 0), perGroup, note: noteOf(counts) };
  },
  quick: (counts) => giniMultiOf(counts),
});
