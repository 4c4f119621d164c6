import { defineMeasure } from "../../catalogue/measure.ts";
import { rateTheil } from "../group-spread.ts";
import { rateTheilOf } from "../share-spread.ts";
import { areaShares, areasNote, chanceVariance } from "./area-shares.ts";

const EXPECTED_NOTE = {
  sv: "Det förväntade värdet är vad slumpen ensam ger om alla områden har samma andel.",
  en: "The expected value is what chance alone gives where all areas have one share.",
};

export const theilOfRates = defineMeasure({
  id: "rate-theil",
  aliases: ["rate-theil-index"],
  symbol: "T",
  family: "rates",
  name: { sv: "Theilindex för andelar", en: "Theil index of rates" },
  groups: "two",
  formula: "T = Σ (t_i/T)(p_i/P) ln(p_i/P)",
  sources: ["Theil 1967", "WHO 2013, Handbook on health inequality monitoring"],
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
    sv: "Det är relativt: samma skillnad i procentenheter väger mer när egenskapen är ovanlig.",
    en: "It is relative: one difference in percentage points weighs more where the property is rare.",
  },
  measure({ counts }, options) {
    const shares = areaShares(counts);
    const mean = shares.all.cases / shares.all.population;
    const estimate = rateTheil(shares, options);
    const perArea = new Float64Array(counts.areas);
    for (const i of shares.inhabited) {
      const part = shares.population[i]! / shares.all.population;
      const p = shares.value[i]!;
      perArea[i] = p > 0 ? (part * p * Math.log(p / mean)) / mean : 0;
    }
    return {
      ...estimate,
      expected: chanceVariance(shares) / (2 * mean * mean),
      perArea,
      note: areasNote(shares, EXPECTED_NOTE),
    };
  },
  quick: ({ groups, totals }) => rateTheilOf(groups[0]!, totals),
});
