import { type OptionInfo, defineMeasure } from "../catalogue/measure.ts";
import type { Counts } from "../data/counts.ts";
import { areaMeans, checkSpread, classValues, spreadOfAll } from "./class-values.ts";

/**
 * Neighbourhood sorting index, σ between areas over σ of all people: √(Σ t_i (m_i − μ)² / Σ N_k (v_k − μ)²) (Jargowsky 1996). Range 0–1;
 * NaN where all people have the same value.
 * @param counts one column for each class, from low to high
 * @param values one for each class; their mean centiles unless told
 */
export function neighbourhoodSortingOf(counts: Counts, values?: ArrayLike<number>): number {
  const ofClass = classValues(counts, values);
  const { mean, squares } = spreadOfAll(counts, ofClass);
  const means = areaMeans(counts, ofClass);
  let between = 0;
  for (let i = 0; i < means.length; i += 1) between += counts.totals[i]! * (means[i]! - mean) ** 2;
  return squares > 0 ? Math.sqrt(between / squares) : NaN;
}

export interface SortingOptions {
  /** Income or other value of each class; the mean centile of each class unless told. */
  values?: ArrayLike<number>;
}

export const VALUES_OPTION: OptionInfo = {
  id: "values",
  kind: "numbers",
  default: [],
  what: {
    sv: "Ett värde för varje klass, till exempel klassmitten i kronor; utan dem används klassernas percentiler.",
    en: "A value for each class, such as its midpoint in money; without them the centiles of the classes are used.",
  },
};

export const neighbourhoodSorting = defineMeasure<SortingOptions>({
  id: "neighbourhood-sorting",
  aliases: ["NSI"],
  symbol: "NSI",
  family: "ordered",
  name: { sv: "Sorteringsindex (NSI)", en: "Neighbourhood sorting index (NSI)" },
  groups: "ordered",
  formula: "NSI = σ_between/σ_total = √(Σ t_i (m_i − μ)² / Σ_k N_k (v_k − μ)²)",
  sources: ["Jargowsky 1996"],
  range: {
    low: 0,
    high: 1,
    lowMeans: { sv: "Alla områden har samma medelvärde.", en: "All areas have the same mean." },
    highMeans: {
      sv: "Inom varje område har alla samma värde.",
      en: "Within each area everyone has the same value.",
    },
  },
  perArea: {
    sv: "Områdets andel av skillnaden mellan områden. Andelarna summerar till 1.",
    en: "The area's share of the variation between areas. The shares sum to 1.",
  },
  sensitiveTo: {
    sv: "De högsta klassernas värden, och att skillnader inom en klass inte syns. Små områden ger för högt värde.",
    en: "The values of the highest classes, and that differences within a class do not show. Small areas make the value too high.",
  },
  notToRead: {
    sv: "Kvadraten, inte indexet, är den andel av skillnaderna som ligger mellan områden: 0,4 betyder 16 procent.",
    en: "The square, not the index, is the share of all variation that lies between areas: 0.4 means 16 per cent.",
  },
  options: [VALUES_OPTION],
  measure({ counts }, { values }) {
    const ofClass = classValues(counts, values);
    const all = spreadOfAll(counts, ofClass);
    checkSpread(all);
    const parts = areaMeans(counts, ofClass).map((mean, i) => counts.totals[i]! * (mean - all.mean) ** 2);
    const between = parts.reduce((sum, part) => sum + part, 0);
    const value = Math.sqrt(between / all.squares);
    let inhabited = 0;
    for (const total of counts.totals) if (total > 0) inhabited += 1;
    const share = (100 * value * value).toFixed(1);
    const used = values && values.length > 0;
    return {
      value,
      ...(all.persons > 1 ? { expected: Math.sqrt((inhabited - 1) / (all.persons - 1)) } : {}),
      perArea: between > 0 ? parts.map((part) => part / between) : parts,
      note: {
        sv: `${share.replace(".", ",")} procent av variationen ligger mellan områden; ${used ? "klassernas givna värden" : "klassernas percentiler"}.`,
        en: `${share} per cent of the variation lies between areas; ${used ? "the values given for the classes" : "the centiles of the classes"}.`,
      },
    };
  },
  quick: (counts) => neighbourhoodSortingOf(counts),
});
