import { defineMeasure } from "../../catalogue/measure.ts";
import { marshallGlobal } from "../marshall.ts";
import { shareOf } from "../share-interval.ts";
import { areaShares, areasNote } from "./area-shares.ts";

export const empiricalBayesShare = defineMeasure({
  id: "empirical-bayes",
  aliases: ["EB", "marshall"],
  symbol: "EB",
  family: "rates",
  name: { sv: "Utjämnade andelar", en: "Empirical Bayes shares" },
  groups: "two",
  formula: "P + (p_i − P) α/(α + P/t_i), α = max(0, Σ t_i(p_i − P)²/T − P/t̄)",
  sources: ["Marshall 1991"],
  range: {
    low: 0,
    high: 1,
    lowMeans: { sv: "Ingen har egenskapen.", en: "Nobody has the property." },
    highMeans: { sv: "Alla har egenskapen.", en: "Everybody has the property." },
  },
  perArea: {
    sv: "Andelen dragen mot alla områdens andel, mer ju mindre området är. Ett område utan invånare har alla områdens andel.",
    en: "The share drawn towards that of all areas, more the smaller the area. An area without people has that of all.",
  },
  sensitiveTo: {
    sv: "Hur olika områdena är på riktigt; med få områden är det osäkert.",
    en: "How much areas truly differ; with few areas that is uncertain.",
  },
  notToRead: {
    sv: "Ett verkligt avvikande litet område dras också mot mitten. Visa den utjämnade andelen på kartan, men det egna antalet i tabellen.",
    en: "A small area that truly stands out is drawn to the middle too. Show the smoothed share on the map, but its own count in the table.",
  },
  measure({ counts }, options) {
    const shares = areaShares(counts);
    const perArea = marshallGlobal(shares.cases, shares.population).rate;
    return {
      ...shareOf(shares.all.cases, shares.all.population, { level: options.level }),
      perArea,
      note: areasNote(shares, {
        sv: "Värdet är andelen för alla tillsammans; de utjämnade andelarna står per område.",
        en: "The value is the share of all together; smoothed shares are given by area.",
      }),
    };
  },
});
