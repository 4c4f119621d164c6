import { defineMeasure } from "../catalogue/measure.ts";
import type { Counts } from "../data/counts.ts";
import { type GroupSums, groupSums, somebody } from "../data/sums.ts";
import { MeasuresError } from "../error.ts";
import { isolationOf } from "../single/isolation.ts";
import { noteOf } from "../single/texts.ts";

/**
 * Location quotients p_ig/P_g, areas × groups, row-major (Isard 1960). 1 where a group is as common as in the whole; 0 in an area without people
 * and for a group without members.
 */
export function locationQuotientsOf(
  { areas, groups, totals }: Counts,
  { sums, T }: GroupSums = groupSums({ areas, groups, totals }),
): Float64Array {
  const k = groups.length;
  const values = new Float64Array(areas * k);
  for (let g = 0; g < k; g += 1) {
    if (sums[g] === 0) continue;
    const column = groups[g]!;
    const scale = T / sums[g]!;
    for (let i = 0; i < areas; i += 1)
      if (column[i]! > 0) values[i * k + g] = (column[i]! / totals[i]!) * scale;
  }
  return values;
}

const others = ({ groups, totals }: Counts): Float64Array =>
  totals.map((all, i) => Math.max(0, all - groups[0]![i]!));

/** Σ (x_i/X) LQ_i = xPx/P of the first group. NaN where it has no members. */
export function meanQuotientOf(counts: Counts): number {
  const { sums, T } = groupSums(counts);
  return isolationOf(counts.groups[0]!, others(counts)) / (sums[0]! / T);
}

export const locationQuotient = defineMeasure({
  id: "location-quotient",
  aliases: ["LQ", "MultiLocationQuotient"],
  symbol: "LQ",
  family: "local",
  name: { sv: "Lokaliseringskvot", en: "Location quotient" },
  groups: "many",
  formula: "LQ_ig = p_ig/P_g; value Σ (x_i/X) LQ_i of the first group = xPx/P",
  sources: ["Isard 1960"],
  range: {
    low: 0,
    high: Infinity,
    lowMeans: { sv: "Gruppen saknas i området.", en: "The group is absent from the area." },
    highMeans: {
      sv: "Gruppen är mycket vanligare i området än i helheten.",
      en: "The group is much more common in the area than in the whole.",
    },
  },
  perArea: {
    sv: "Den första gruppens kvot i området: 1 är som i helheten, 2 är dubbelt så vanlig. Matrisen har alla grupper.",
    en: "The first group's quotient in the area: 1 is as in the whole, 2 is twice as common. The matrix has all groups.",
  },
  sensitiveTo: {
    sv: "Små grupper och små områden: några få personer kan ge en mycket hög kvot.",
    en: "Small groups and small areas: a few persons can make a very high quotient.",
  },
  notToRead: {
    sv: "En kvot på 3 kan vara 3 procent mot 1 i helheten. Den säger inget om hur många det gäller; visa antalet bredvid.",
    en: "A quotient of 3 can be 3 per cent against 1 in the whole. It says nothing about how many; show the number beside it.",
  },
  measure({ counts }) {
    const whole = somebody(counts);
    if (whole.sums[0] === 0)
      throw new MeasuresError("undefined", {
        value: "0 members of the first group",
        expected: "a first group with members",
        action: "Put a group that exists first.",
      });
    const values = locationQuotientsOf(counts, whole);
    const k = counts.groups.length;
    return {
      value: meanQuotientOf(counts),
      perArea: Float64Array.from(counts.totals, (_, i) => values[i * k]!),
      matrix: { rows: counts.areas, columns: k, values },
      note: noteOf(counts, {
        sv: "Värdet är hur många gånger vanligare den första gruppen är där dess medlemmar bor än i helheten, i snitt.",
        en: "The value is how many times more common the first group is where its members live than in the whole, on average.",
      }),
    };
  },
  quick: meanQuotientOf,
});
