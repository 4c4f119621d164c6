import { defineMeasure } from "../../catalogue/measure.ts";
import { indexOfDisparity } from "../group-spread.ts";
import { indexOfDisparityOf } from "../share-spread.ts";
import { areaShares, areasNote } from "./area-shares.ts";

export const disparityIndex = defineMeasure<{ weighted?: boolean }>({
  id: "index-of-disparity",
  aliases: ["IDIS"],
  symbol: "IDIS",
  family: "rates",
  name: { sv: "Index för avvikelse", en: "Index of disparity" },
  groups: "two",
  formula: "IDIS = 100 · Σ w_i |p_i − P|/P, w_i = 1/k or t_i/T",
  sources: ["Pearcy & Keppel 2002"],
  range: {
    low: 0,
    high: Infinity,
    lowMeans: { sv: "Alla områden har samma andel.", en: "All areas have one share." },
    highMeans: {
      sv: "Andelarna skiljer sig mycket mellan områdena.",
      en: "Shares differ much between areas.",
    },
  },
  perArea: {
    sv: "Områdets avstånd från medelvärdet, i procent av det.",
    en: "The area’s distance from the mean, in per cent of it.",
  },
  sensitiveTo: {
    sv: "Slumpen i små områden, som väger lika mycket som stora om de inte vägs.",
    en: "Chance in small areas, which count as much as large ones unless weighted.",
  },
  notToRead: {
    sv: "Talet är procent av medelvärdet, inte procentenheter, och säger inte åt vilket håll områdena skiljer sig.",
    en: "The figure is in per cent of the mean, not percentage points, and does not say in which direction areas differ.",
  },
  options: [
    {
      id: "weighted",
      kind: "boolean",
      default: false,
      what: { sv: "Väg områden efter invånare.", en: "Weigh areas by people." },
    },
  ],
  measure({ counts }, options) {
    const shares = areaShares(counts);
    const mean = shares.all.cases / shares.all.population;
    const estimate = indexOfDisparity(shares, options);
    const perArea = new Float64Array(counts.areas);
    for (const i of shares.inhabited) {
      const p = shares.value[i]!;
      perArea[i] = (100 * Math.abs(p - mean)) / mean;
    }
    return {
      ...estimate,
      perArea,
      note: areasNote(shares),
    };
  },
  quick: ({ groups, totals }) => indexOfDisparityOf(groups[0]!, totals),
});
