import { defineMeasure } from "../catalogue/measure.ts";
import type { Counts } from "../data/counts.ts";
import { type GroupSums, groupSums, somebody } from "../data/sums.ts";
import { MeasuresError } from "../error.ts";
import { biasOfM, expectedM, seOfM } from "../inference/closed-forms.ts";
import { cLogC, cLogCTable } from "../numeric/c-log-c.ts";
import { noteOf } from "../single/texts.ts";
import { entropyOf } from "./entropy.ts";
import { MANY_APART, MANY_EVEN, SMALL_CELLS } from "./texts.ts";
import { underChance } from "../single/under-chance.ts";

export interface MutualInformationOptions {
  /** Natural logarithms (nats) or binary (bits). */
  base?: "e" | "2";
}

/** Σ_i t_i E_i, the entropy within areas summed over people, in nats. */
export function entropyWithin({ areas, groups, totals }: Counts): number {
  const table = cLogCTable();
  const inArea = new Float64Array(areas);
  let g = 0;
  // Four groups at a time, since reading and writing the sums takes as long as looking up.
  for (; g + 3 < groups.length; g += 4) {
    const [a, b, c, d] = groups.slice(g, g + 4) as [Float64Array, Float64Array, Float64Array, Float64Array];
    for (let i = 0; i < areas; i += 1)
      inArea[i]! += cLogC(a[i]!, table) + cLogC(b[i]!, table) + (cLogC(c[i]!, table) + cLogC(d[i]!, table));
  }
  for (; g < groups.length; g += 1) {
    const column = groups[g]!;
    for (let i = 0; i < areas; i += 1) inArea[i]! += cLogC(column[i]!, table);
  }
  // Area by area, so that terms of the size of t ln t cancel before they are summed.
  let within = 0;
  for (let i = 0; i < areas; i += 1) within += cLogC(totals[i]!, table) - inArea[i]!;
  return within;
}

/**
 * Mutual information of group and area, M = Σ p_ug ln(p_ug/(p_u p_g)), in nats (Theil & Finizza 1971; Frankel & Volij 2011;
 * Mora & Ruiz-Castillo 2011). Range 0 to the smaller of the entropies of groups and areas; NaN where there is nobody.
 */
export function mutualInformationOf(counts: Counts, sums: GroupSums = groupSums(counts)): number {
  return Math.max(0, entropyOf(sums.sums) - entropyWithin(counts) / sums.T);
}

/** Parts of M by area, p_u Σ_g p_g|u ln(p_g|u/p_g), and by group, p_g Σ_u p_u|g ln(p_u|g/p_u); both sum to M. In nats, never below 0. */
export function mutualInformationParts(
  { areas, groups, totals }: Counts,
  { sums, T }: GroupSums,
): { perArea: Float64Array; perGroup: Float64Array } {
  const perArea = new Float64Array(areas);
  const perGroup = new Float64Array(groups.length);
  for (let g = 0; g < groups.length; g += 1) {
    const column = groups[g]!;
    const scale = T / sums[g]!;
    for (let i = 0; i < areas; i += 1) {
      const c = column[i]!;
      if (c === 0) continue;
      const part = (c / T) * Math.log((c / totals[i]!) * scale);
      perArea[i]! += part;
      perGroup[g]! += part;
    }
  }
  return { perArea, perGroup };
}

export const mutualInformation = defineMeasure<MutualInformationOptions>({
  id: "mutual-information",
  aliases: ["M", "mutual"],
  symbol: "M",
  family: "multi",
  name: { sv: "Ömsesidig information", en: "Mutual information index" },
  groups: "many",
  formula: "M = Σ_u Σ_g p_ug ln(p_ug/(p_u p_g))",
  sources: ["Theil & Finizza 1971", "Frankel & Volij 2011", "Mora & Ruiz-Castillo 2011"],
  range: { low: 0, high: Infinity, lowMeans: MANY_EVEN, highMeans: MANY_APART },
  perArea: {
    sv: "Områdets del av M: dess andel av alla gånger hur mycket dess sammansättning avviker från helheten. Delarna summerar till M.",
    en: "The area's part of M: its share of all people times how far its composition departs from the whole. The parts sum to M.",
  },
  sensitiveTo: SMALL_CELLS,
  notToRead: {
    sv: "Det har inget fast tak: högst gruppernas entropi. Jämför M mellan orter med olika sammansättning bara tillsammans med H, som delar med den.",
    en: "It has no fixed ceiling: at most the entropy of the groups. Compare M of places of different composition only together with H, which divides by it.",
  },
  options: [
    {
      id: "base",
      kind: "choice",
      default: "e",
      choices: ["e", "2"],
      what: {
        sv: "Logaritmens bas: e ger nats, 2 ger bitar.",
        en: "Base of the logarithm: e gives nats, 2 gives bits.",
      },
    },
  ],
  measure({ counts }, { base = "e", level = 0.95 }) {
    if (base !== "e" && base !== "2")
      throw new MeasuresError("input", {
        value: base,
        expected: '"e" or "2"',
        action: "Use e for nats, 2 for bits.",
      });
    const unit = base === "2" ? Math.LN2 : 1;
    const sums = somebody(counts);
    const value = mutualInformationOf(counts, sums) / unit;
    const { perArea, perGroup } = mutualInformationParts(counts, sums);
    const { said, ...chance } = underChance(
      value,
      {
        standardError: seOfM(counts) / unit,
        bias: biasOfM(counts) / unit,
        expected: expectedM(counts) / unit,
      },
      level,
      entropyOf(sums.sums) / unit,
    );
    return {
      value,
      ...chance,
      perArea: perArea.map((part) => part / unit),
      perGroup: perGroup.map((part) => part / unit),
      note: noteOf(counts, {
        sv: `Mätt i ${base === "2" ? "bitar" : "nats"}. ${said.sv}`,
        en: `In ${base === "2" ? "bits" : "nats"}. ${said.en}`,
      }),
    };
  },
  quick: (counts) => mutualInformationOf(counts),
});
