import { defineMeasure } from "../../catalogue/measure.ts";
import { betweenGroupVariance } from "../group-spread.ts";
import { betweenGroupVarianceOf } from "../share-spread.ts";
import { areaShares, areasNote, chanceVariance } from "./area-shares.ts";

const EXPECTED_NOTE = {
  sv: "Det förväntade värdet är vad slumpen ensam ger om alla områden har samma andel.",
  en: "The expected value is what chance alone gives where all areas have one share.",
};

export const rateVariance = defineMeasure({
  id: "between-group-variance",
  aliases: ["BGV"],
  symbol: "BGV",
  family: "rates",
  name: { sv: "Varians mellan områden", en: "Between-group variance" },
  groups: "two",
  formula: "BGV = Σ (t_i/T)(p_i − P)²",
  sources: ["WHO 2013, Handbook on health inequality monitoring"],
  range: {
    low: 0,
    high: 0.25,
    lowMeans: { sv: "Alla områden har samma andel.", en: "All areas have one share." },
    highMeans: {
      sv: "Andelarna skiljer sig mycket mellan områdena.",
      en: "Shares differ much between areas.",
    },
  },
  perArea: {
    sv: "Områdets del; delarna summerar till värdet.",
    en: "The area’s part; parts sum to the value.",
  },
  sensitiveTo: {
    sv: "Slumpen: med många små områden blir värdet för högt. Jämför med det förväntade värdet.",
    en: "Chance: with many small areas the value is too high. Compare it with the expected value.",
  },
  notToRead: {
    sv: "Enheten är andel i kvadrat; roten ur värdet läses lättare. Jämför inte egenskaper med olika nivå.",
    en: "The unit is a squared share; its square root reads easier. Do not compare properties of different level.",
  },
  measure({ counts }, options) {
    const shares = areaShares(counts);
    const mean = shares.all.cases / shares.all.population;
    const estimate = betweenGroupVariance(shares, options);
    const perArea = new Float64Array(counts.areas);
    for (const i of shares.inhabited) {
      const part = shares.population[i]! / shares.all.population;
      const p = shares.value[i]!;
      perArea[i] = part * (p - mean) ** 2;
    }
    return {
      ...estimate,
      expected: chanceVariance(shares),
      perArea,
      note: areasNote(shares, EXPECTED_NOTE),
    };
  },
  quick: ({ groups, totals }) => betweenGroupVarianceOf(groups[0]!, totals),
});
