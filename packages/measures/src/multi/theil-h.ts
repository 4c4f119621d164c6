import { defineMeasure } from "../catalogue/measure.ts";
import type { Counts } from "../data/counts.ts";
import { type GroupSums, groupSums, manySums } from "../data/sums.ts";
import { biasOfH, expectedH, seOfH } from "../inference/closed-forms.ts";
import { noteOf } from "../single/texts.ts";
import { entropyOf } from "./entropy.ts";
import { entropyWithin } from "./mutual-information.ts";
import { MANY_APART, MANY_EVEN, SMALL_CELLS } from "./texts.ts";
import { underChance } from "../single/under-chance.ts";

/**
 * Theil's information theory index, H = Σ t_i (E − E_i)/(E T) = M/E, for two groups or many (Theil & Finizza 1971; Theil 1972; Reardon &
 * Firebaugh 2002). Range 0–1; NaN where fewer than two groups have members.
 */
export function theilHOf(counts: Counts, { sums, T }: GroupSums = groupSums(counts)): number {
  const E = entropyOf(sums);
  if (!(E > 0)) return NaN;
  return Math.max(0, (E - entropyWithin(counts) / T) / E);
}

/** The parts of H by area, t_i (E − E_i)/(E T). They sum to H; below 0 where an area is more mixed than the whole. */
export function theilHParts({ areas, groups, totals }: Counts, { sums, T }: GroupSums): Float64Array {
  const E = entropyOf(sums);
  const parts = totals.map((people) => people / T);
  for (const column of groups)
    for (let i = 0; i < areas; i += 1) {
      const c = column[i]!;
      if (c > 0) parts[i]! += ((c / T) * Math.log(c / totals[i]!)) / E;
    }
  return parts;
}

export const theilH = defineMeasure({
  id: "theil-h",
  aliases: ["H", "theil", "information-theory", "HTheil", "MultiInfoTheory", "entropy-index"],
  symbol: "H",
  family: "multi",
  name: { sv: "Theils informationsindex", en: "Theil's information theory index" },
  groups: "many",
  formula: "H = Σ t_i (E − E_i)/(E T) = M/E, E = −Σ P_g ln P_g",
  sources: ["Theil & Finizza 1971", "Theil 1972", "Reardon & Firebaugh 2002"],
  range: { low: 0, high: 1, lowMeans: MANY_EVEN, highMeans: MANY_APART },
  perArea: {
    sv: "Områdets del av H: t_i(E − E_i)/(E T). Delarna summerar till H; under 0 där området är mer blandat än helheten.",
    en: "The area's part of H: t_i(E − E_i)/(E T). The parts sum to H; below 0 where the area is more mixed than the whole.",
  },
  sensitiveTo: SMALL_CELLS,
  notToRead: {
    sv: "Värdena är mycket lägre än D för samma fördelning: 0,03 kan vara mycket för en liten grupp. Jämför med värdet vid slump och med andra orter, inte med D.",
    en: "Values are much lower than D for the same spread: 0.03 can be much for a small group. Compare with the value under chance and with other places, not with D.",
  },
  measure({ counts }, { level = 0.95 }) {
    const sums = manySums(counts);
    const value = theilHOf(counts, sums);
    const { said, ...chance } = underChance(
      value,
      { standardError: seOfH(counts), bias: biasOfH(counts), expected: expectedH(counts) },
      level,
      1,
    );
    return { value, ...chance, perArea: theilHParts(counts, sums), note: noteOf(counts, said) };
  },
  quick: (counts) => theilHOf(counts),
});
