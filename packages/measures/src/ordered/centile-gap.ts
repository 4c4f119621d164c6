import { defineMeasure } from "../catalogue/measure.ts";
import type { Counts } from "../data/counts.ts";
import { sumOf } from "../data/sums.ts";
import { definedThresholds } from "./thresholds.ts";

/**
 * Mean distance in centiles of an area's people from the centile of its median person, for every area. People of a class are taken as
 * spread evenly over the centiles of that class, which is what they are in all areas together: then one area for all gives exactly ¼.
 * 0 for areas without people. O(nk).
 */
export function centileDeviations({ areas, groups, totals }: Counts): Float64Array {
  const persons = sumOf(totals);
  const classes = groups.length;
  const edge = new Float64Array(classes + 1);
  for (let k = 0; k < classes; k += 1) edge[k + 1] = edge[k]! + sumOf(groups[k]!) / persons;
  const deviations = new Float64Array(areas);
  for (let i = 0; i < areas; i += 1) {
    const all = totals[i]!;
    if (all === 0) continue;
    let below = 0;
    let k = 0;
    while (k < classes - 1 && below + groups[k]![i]! < all / 2) {
      below += groups[k]![i]!;
      k += 1;
    }
    const within = groups[k]![i]!;
    const median = edge[k]! + (within > 0 ? (all / 2 - below) / within : 0) * (edge[k + 1]! - edge[k]!);
    let sum = 0;
    for (let g = 0; g < classes; g += 1) {
      const people = groups[g]![i]!;
      if (people === 0) continue;
      const low = edge[g]! - median;
      const high = edge[g + 1]! - median;
      // ∫|x|dx over the class: the mean distance where the median lies outside it, two triangles where inside.
      sum +=
        low >= 0 || high <= 0
          ? people * Math.abs((low + high) / 2)
          : (people * (low * low + high * high)) / (2 * (high - low));
    }
    deviations[i] = sum / all;
  }
  return deviations;
}

/**
 * Centile gap index, (¼ − mean distance from the area's median centile)/¼ (Watson 2009). Range 0–1, never quite 1 with classes: people of
 * one class differ among themselves. NaN without people.
 * @param counts one column for each class, from low to high
 */
export function centileGapOf(counts: Counts): number {
  const deviations = centileDeviations(counts);
  let sum = 0;
  for (let i = 0; i < counts.areas; i += 1) sum += counts.totals[i]! * deviations[i]!;
  return 1 - (4 * sum) / sumOf(counts.totals);
}

export const centileGap = defineMeasure({
  id: "centile-gap",
  aliases: ["CGI"],
  symbol: "CGI",
  family: "ordered",
  name: { sv: "Percentilgap (CGI)", en: "Centile gap index (CGI)" },
  groups: "ordered",
  formula:
    "CGI = (¼ − Σ (t_i/T) d_i) / ¼, d_i the mean distance in centiles from the median person of area i",
  sources: ["Watson 2009"],
  range: {
    low: 0,
    high: 1,
    lowMeans: {
      sv: "Varje område har hela fördelningen.",
      en: "Every area holds the whole distribution.",
    },
    highMeans: {
      sv: "Inom varje område ligger alla på samma percentil.",
      en: "Within each area everyone is at the same centile.",
    },
  },
  perArea: {
    sv: "Områdets del, (t_i/T)(1 − 4d_i). Delarna summerar till värdet; under noll där området är mer blandat än helheten.",
    en: "The area's part, (t_i/T)(1 − 4d_i). The parts sum to the value; below zero where the area is more mixed than the whole.",
  },
  sensitiveTo: {
    sv: "Hur många klasser det är: få klasser gör värdet lägre, eftersom folk i samma klass räknas som utspridda i den.",
    en: "How many classes there are: few classes lower the value, since people of a class count as spread over it.",
  },
  notToRead: {
    sv: "Det bygger på platser i rangordningen, inte på kronor: växande inkomstskillnader ändrar det inte av sig självt. Jämför bara data med lika många klasser.",
    en: "It rests on places in the ranking, not on money: growing income differences do not change it by themselves. Compare only data with the same number of classes.",
  },
  measure({ counts }) {
    const { persons } = definedThresholds(counts, "variance");
    const deviations = centileDeviations(counts);
    const perArea = deviations.map((deviation, i) => (counts.totals[i]! / persons) * (1 - 4 * deviation));
    const most = counts.groups.reduce((sum, column) => sum + (sumOf(column) / persons) ** 2, 0);
    return {
      value: perArea.reduce((sum, part) => sum + part, 0),
      perArea,
      note: {
        sv: `${counts.groups.length} klasser; högsta möjliga värde med dem är ${(1 - most).toFixed(3).replace(".", ",")}.`,
        en: `${counts.groups.length} classes; the highest possible value with them is ${(1 - most).toFixed(3)}.`,
      },
    };
  },
  quick: centileGapOf,
});
