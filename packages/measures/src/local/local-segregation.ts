import { defineMeasure } from "../catalogue/measure.ts";
import type { Counts } from "../data/counts.ts";
import { type GroupSums, groupSums, somebody } from "../data/sums.ts";
import { mutualInformationOf, mutualInformationParts } from "../multi/mutual-information.ts";
import { MANY_APART, MANY_EVEN } from "../multi/texts.ts";
import { noteOf } from "../single/texts.ts";

/**
 * Local segregation scores in nats (Mora & Ruiz-Castillo 2011): of each area, ls_u = Σ_g p_g|u ln(p_g|u/p_g), and of each group,
 * ls_g = Σ_u p_u|g ln(p_u|g/p_u). Σ p_u ls_u = Σ p_g ls_g = M. 0 in an area without people and for a group without members; never below 0.
 */
export function localSegregationOf(
  counts: Counts,
  whole: GroupSums = groupSums(counts),
): { perArea: Float64Array; perGroup: Float64Array } {
  const { perArea, perGroup } = mutualInformationParts(counts, whole);
  const { T, sums } = whole;
  return {
    perArea: perArea.map((part, i) =>
      counts.totals[i]! > 0 ? Math.max(0, (part * T) / counts.totals[i]!) : 0,
    ),
    perGroup: perGroup.map((part, g) => (sums[g]! > 0 ? Math.max(0, (part * T) / sums[g]!) : 0)),
  };
}

export const localSegregation = defineMeasure({
  id: "local-segregation",
  aliases: ["ls", "mutual-local", "linkage"],
  symbol: "ls",
  family: "local",
  name: { sv: "Lokal segregation", en: "Local segregation" },
  groups: "many",
  formula: "ls_u = Σ_g p_g|u ln(p_g|u/p_g); ls_g = Σ_u p_u|g ln(p_u|g/p_u); Σ p_u ls_u = Σ p_g ls_g = M",
  sources: ["Alonso-Villar & Del Río 2010", "Mora & Ruiz-Castillo 2011"],
  range: { low: 0, high: Infinity, lowMeans: MANY_EVEN, highMeans: MANY_APART },
  perArea: {
    sv: "Hur långt områdets sammansättning är från helhetens, ls_u. Snittet över alla människor är M. Aldrig under 0.",
    en: "How far the composition of the area is from that of the whole, ls_u. The mean over all people is M. Never below 0.",
  },
  sensitiveTo: {
    sv: "Slumpen i små områden: några få personer ur en liten grupp gör talet högt.",
    en: "Chance in small areas: a few persons of a small group make the number high.",
  },
  notToRead: {
    sv: "Ett högt tal säger att sammansättningen är ovanlig, åt vilket håll som helst: även ett område där nästan alla hör till den största gruppen kan ha det.",
    en: "A high number says that the composition is unusual, in whatever direction: an area where nearly all belong to the largest group can have it too.",
  },
  measure({ counts }) {
    const whole = somebody(counts);
    return {
      value: mutualInformationOf(counts, whole),
      ...localSegregationOf(counts, whole),
      note: noteOf(counts, {
        sv: "Värdet är M i nats. Gruppernas tal: hur ovanliga områden gruppen bor i.",
        en: "The value is M in nats. The numbers of groups: how unusual the areas are where the group lives.",
      }),
    };
  },
  quick: (counts) => mutualInformationOf(counts),
});
