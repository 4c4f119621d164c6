import { defineMeasure } from "../catalogue/measure.ts";
import type { Counts } from "../data/counts.ts";
import { groupSums, somebody, sumOf } from "../data/sums.ts";
import type { Matrix } from "../result.ts";
import { noteOf } from "../single/texts.ts";
import { expectedCorrelationRatio } from "../single/under-independence.ts";
import { simpsonConcentrationOf } from "./simpson-concentration.ts";
import { GROUPING } from "./texts.ts";

/**
 * Exposure of every group to every group, gPh = Σ_i (x_ig/X_g) p_ih (Bell 1954; Lieberson 1981): row g is what the members of g have in their
 * areas, on average. Rows sum to 1; the row of a group without members is 0.
 */
export function exposureMatrixOf({ areas, groups, totals }: Counts): Matrix {
  const k = groups.length;
  const values = new Float64Array(k * k);
  const share = new Float64Array(areas);
  const sums = Float64Array.from(groups, sumOf);
  for (let g = 0; g < k; g += 1) {
    if (sums[g] === 0) continue;
    for (let i = 0; i < areas; i += 1) share[i] = totals[i]! > 0 ? groups[g]![i]! / totals[i]! : 0;
    for (let h = g; h < k; h += 1) {
      if (sums[h] === 0) continue;
      const other = groups[h]!;
      let met = 0;
      for (let i = 0; i < areas; i += 1) met += share[i]! * other[i]!;
      values[g * k + h] = met / sums[g]!;
      values[h * k + g] = met / sums[h]!;
    }
  }
  return { rows: k, columns: k, values };
}

/** Mean isolation, Σ_g P_g gPg: the chance that two persons of the same area belong to the same group. NaN where there is nobody. */
export function meanIsolationOf({ areas, groups, totals }: Counts): number {
  let same = 0;
  for (const column of groups)
    for (let i = 0; i < areas; i += 1) if (column[i]! > 0) same += (column[i]! * column[i]!) / totals[i]!;
  return same / sumOf(totals);
}

export const exposureMatrix = defineMeasure({
  id: "exposure-matrix",
  aliases: ["exposures", "P-star"],
  symbol: "gPh",
  family: "multi",
  name: { sv: "Exponeringsmatris", en: "Exposure matrix" },
  groups: "many",
  formula: "gPh = Σ_i (x_ig/X_g) p_ih; value Σ_g P_g gPg",
  sources: ["Bell 1954", "Lieberson 1981"],
  range: {
    low: 0,
    high: 1,
    lowMeans: {
      sv: "Nås aldrig helt: lägst är chansen att två av alla hör till samma grupp, när områdena är lika.",
      en: "Never quite reached: the lowest is the chance that two of all people belong to one group, where areas are alike.",
    },
    highMeans: {
      sv: "Alla har bara sin egen grupp i sitt område.",
      en: "Everyone has only their own group in their area.",
    },
  },
  sensitiveTo: GROUPING,
  notToRead: {
    sv: "Läs raden: vad gruppens medlemmar i snitt har omkring sig. Rader och kolumner är inte utbytbara, och höga tal i en stor grupps kolumn är väntade.",
    en: "Read the row: what members of the group have around them on average. Rows and columns are not interchangeable, and high numbers in the column of a large group are to be expected.",
  },
  measure({ counts }) {
    const { sums } = somebody(counts);
    const together = simpsonConcentrationOf(sums);
    const ratio = expectedCorrelationRatio(counts);
    const matrix = exposureMatrixOf(counts);
    return {
      value: meanIsolationOf(counts),
      expected: ratio === undefined ? undefined : together + (1 - together) * ratio,
      matrix,
      perGroup: Float64Array.from(counts.groups, (_, g) => matrix.values[g * matrix.columns + g]!),
      note: noteOf(counts, {
        sv: "Värdet är den vägda medelisolationen: chansen att två i samma område hör till samma grupp.",
        en: "The value is the weighted mean isolation: the chance that two in the same area belong to the same group.",
      }),
    };
  },
  quick: (counts) => (groupSums(counts).present > 0 ? meanIsolationOf(counts) : NaN),
});
