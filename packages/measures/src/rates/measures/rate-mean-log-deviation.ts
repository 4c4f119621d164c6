import { defineMeasure } from "../../catalogue/measure.ts";
import { rateMeanLogDeviation } from "../group-spread.ts";
import { rateMeanLogDeviationOf } from "../share-spread.ts";
import { areaShares, areasNote, chanceVariance } from "./area-shares.ts";

const EXPECTED_NOTE = {
  sv: "Det förväntade värdet är vad slumpen ensam ger om alla områden har samma andel.",
  en: "The expected value is what chance alone gives where all areas have one share.",
};

export const meanLogDeviationOfRates = defineMeasure({
  id: "rate-mean-log-deviation",
  aliases: ["rate-mld"],
  symbol: "MLD",
  family: "rates",
  name: { sv: "Genomsnittlig logavvikelse för andelar", en: "Mean log deviation of rates" },
  groups: "two",
  formula: "MLD = Σ (t_i/T) ln(P/p_i)",
  sources: ["WHO 2013, Handbook on health inequality monitoring"],
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
    sv: "Områdets del; delarna summerar till värdet och kan vara negativa.",
    en: "The area’s part; parts sum to the value and may be negative.",
  },
  sensitiveTo: {
    sv: "Slumpen: med många små områden blir värdet för högt. Jämför med det förväntade värdet.",
    en: "Chance: with many small areas the value is too high. Compare it with the expected value.",
  },
  notToRead: {
    sv: "Låga andelar väger tyngst; ett område utan någon med egenskapen gör att måttet inte finns.",
    en: "Low shares weigh most; an area where nobody has the property leaves the measure without a value.",
  },
  measure({ counts }, options) {
    const shares = areaShares(counts);
    const mean = shares.all.cases / shares.all.population;
    const estimate = rateMeanLogDeviation(shares, options);
    const perArea = new Float64Array(counts.areas);
    for (const i of shares.inhabited) {
      const part = shares.population[i]! / shares.all.population;
      const p = shares.value[i]!;
      perArea[i] = part * Math.log(mean / p);
    }
    return {
      ...estimate,
      expected: chanceVariance(shares) / (2 * mean * mean),
      perArea,
      note: areasNote(shares, EXPECTED_NOTE),
    };
  },
  quick: ({ groups, totals }) => rateMeanLogDeviationOf(groups[0]!, totals),
});
