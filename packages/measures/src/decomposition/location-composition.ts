import { defineMeasure } from "../catalogue/measure.ts";
import type { Counts } from "../data/counts.ts";
import { MeasuresError } from "../error.ts";

export interface LocationComposition {
  /** Σ_i (t_i/T) Σ_k p_ik²: the chance that two persons of an area are of the same group, drawn with replacement. */
  value: number;
  location: number;
  composition: number;
  qualitative: number;
}

/**
 * The average concentration of groups in areas, taken apart into what comes from where the groups live (value − Σ P_k²), from groups of
 * unlike size (Σ P_k² − 1/k) and from the mere number of groups (1/k) (Sadahiro & Hong 2013). They do so on a smoothed surface; on areas
 * the same definition needs no smoothing. NaN without people.
 */
export function locationCompositionOf({ areas, groups, totals }: Counts): LocationComposition {
  let all = 0;
  for (const total of totals) all += total;
  let value = 0;
  let even = 0;
  for (const column of groups) {
    let members = 0;
    for (let i = 0; i < areas; i += 1) {
      members += column[i]!;
      if (totals[i]! > 0) value += (column[i]! * column[i]!) / totals[i]!;
    }
    even += (members / all) ** 2;
  }
  value /= all;
  const qualitative = 1 / groups.length;
  return { value, location: value - even, composition: even - qualitative, qualitative };
}

export const locationComposition = defineMeasure({
  id: "location-composition-decomposition",
  aliases: ["deseg"],
  symbol: "S",
  family: "decomposition",
  name: { sv: "Läge, sammansättning och antal grupper", en: "Location, composition and number of groups" },
  groups: "many",
  formula: "S = Σ (t_i/T) Σ_k p_ik² = [S − Σ P_k²] + [Σ P_k² − 1/k] + 1/k",
  sources: ["Sadahiro & Hong 2013"],
  range: {
    low: 0,
    high: 1,
    lowMeans: {
      sv: "Nås aldrig: med k lika stora grupper, lika blandade överallt, är värdet 1/k.",
      en: "Never reached: with k groups of one size, mixed alike everywhere, the value is 1/k.",
    },
    highMeans: { sv: "Varje område har en enda grupp.", en: "Each area has one group alone." },
  },
  perArea: {
    sv: "Områdets del: (t_i/T) Σ p_ik². Delarna summerar till värdet.",
    en: "The area's part: (t_i/T) Σ p_ik². The parts sum to the value.",
  },
  sensitiveTo: {
    sv: "Antalet grupper och hur de delas in; slumpen i små områden höjer lägets del.",
    en: "The number of groups and how they are defined; chance in small areas raises the part of location.",
  },
  notToRead: {
    sv: "Bara delen för läge handlar om var människor bor. De andra två följer av hur grupperna är valda.",
    en: "Only the part of location is about where people live. The other two follow from how groups were chosen.",
  },
  measure({ counts }) {
    const { value, location, composition, qualitative } = locationCompositionOf(counts);
    if (!Number.isFinite(value))
      throw new MeasuresError("undefined", {
        value: "nobody",
        expected: "people in at least one area",
        action: "Choose areas and a year with people.",
      });
    const all = counts.totals.reduce((sum, total) => sum + total, 0);
    return {
      value,
      perArea: counts.totals.map((total, i) =>
        total > 0 ? counts.groups.reduce((sum, column) => sum + column[i]! ** 2, 0) / total / all : 0,
      ),
      parts: [
        { id: "location", name: { sv: "Var grupperna bor", en: "Where the groups live" }, value: location },
        {
          id: "composition",
          name: { sv: "Att grupperna är olika stora", en: "Groups of unlike size" },
          value: composition,
        },
        {
          id: "qualitative",
          name: { sv: "Antalet grupper", en: "The number of groups" },
          value: qualitative,
        },
      ],
      note: {
        sv: `${counts.areas} områden, ${counts.groups.length} grupper; utan utjämning i rummet.`,
        en: `${counts.areas} areas, ${counts.groups.length} groups; not smoothed over space.`,
      },
    };
  },
  quick: (counts) => locationCompositionOf(counts).value,
});
