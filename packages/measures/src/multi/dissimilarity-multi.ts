import { defineMeasure } from "../catalogue/measure.ts";
import type { Counts } from "../data/counts.ts";
import { type GroupSums, groupSums, manySums } from "../data/sums.ts";
import { expectedD } from "../inference/closed-forms.ts";
import { noteOf } from "../single/texts.ts";
import { interactionOfWhole } from "./group-variance.ts";
import { MANY_APART, MANY_EVEN, SMALL_CELLS } from "./texts.ts";

/**
 * Dissimilarity of many groups, D = Σ_g Σ_i t_i |p_ig − P_g|/(2 T I), I = Σ P_g (1 − P_g) (Morgan 1975; Sakoda 1981). Range 0–1; NaN where
 * fewer than two groups have members. With two groups it is the index of dissimilarity.
 */
export function dissimilarityMultiOf(
  { areas, groups, totals }: Counts,
  whole: GroupSums = groupSums({ areas, groups, totals }),
): number {
  if (whole.present < 2) return NaN;
  let sum = 0;
  for (let g = 0; g < groups.length; g += 1) {
    const column = groups[g]!;
    const P = whole.sums[g]! / whole.T;
    for (let i = 0; i < areas; i += 1) sum += Math.abs(column[i]! - totals[i]! * P);
  }
  return sum / (2 * whole.T * interactionOfWhole(whole));
}

/** Its parts by area and by group; both sum to D. */
export function dissimilarityMultiParts(
  { areas, groups, totals }: Counts,
  whole: GroupSums,
): { perArea: Float64Array; perGroup: Float64Array } {
  const perArea = new Float64Array(areas);
  const perGroup = new Float64Array(groups.length);
  const scale = 1 / (2 * whole.T * interactionOfWhole(whole));
  for (let g = 0; g < groups.length; g += 1) {
    const column = groups[g]!;
    const P = whole.sums[g]! / whole.T;
    for (let i = 0; i < areas; i += 1) {
      const part = Math.abs(column[i]! - totals[i]! * P) * scale;
      perArea[i]! += part;
      perGroup[g]! += part;
    }
  }
  return { perArea, perGroup };
}

/** D to be expected if everyone were placed at random: the mean over groups, weighted by P_g (1 − P_g), of that of each against the rest. */
function expectedDissimilarityMulti({ areas, groups, totals }: Counts, whole: GroupSums): number {
  const I = interactionOfWhole(whole);
  let sum = 0;
  for (let g = 0; g < groups.length; g += 1) {
    const P = whole.sums[g]! / whole.T;
    if (P === 0) continue;
    const rest = totals.map((all, i) => Math.max(0, all - groups[g]![i]!));
    sum += (expectedD({ areas, groups: [groups[g]!, rest], totals }) * P * (1 - P)) / I;
  }
  return sum;
}

export const dissimilarityMulti = defineMeasure({
  id: "dissimilarity-multi",
  aliases: ["DMulti", "MultiDissim", "generalised-dissimilarity"],
  symbol: "D",
  family: "multi",
  name: { sv: "Dissimilaritetsindex för flera grupper", en: "Dissimilarity of many groups" },
  groups: "many",
  formula: "D = Σ_g Σ_i t_i |p_ig − P_g|/(2 T I), I = Σ P_g (1 − P_g)",
  sources: ["Morgan 1975", "Sakoda 1981", "Reardon & Firebaugh 2002"],
  range: { low: 0, high: 1, lowMeans: MANY_EVEN, highMeans: MANY_APART },
  perArea: {
    sv: "Områdets del av D: t_i Σ_g |p_ig − P_g|/(2 T I). Delarna summerar till D.",
    en: "The area's part of D: t_i Σ_g |p_ig − P_g|/(2 T I). The parts sum to D.",
  },
  sensitiveTo: SMALL_CELLS,
  notToRead: {
    sv: "Det är ett snitt över grupperna. Två grupper som bor nära varandra och en tredje för sig kan ge samma värde som tre som alla bor isär.",
    en: "It is a mean over groups. Two groups living together and a third apart can give the same value as three that all live apart.",
  },
  measure({ counts }) {
    const whole = manySums(counts);
    return {
      value: dissimilarityMultiOf(counts, whole),
      expected: expectedDissimilarityMulti(counts, whole),
      ...dissimilarityMultiParts(counts, whole),
      note: noteOf(counts),
    };
  },
  quick: (counts) => dissimilarityMultiOf(counts),
});
