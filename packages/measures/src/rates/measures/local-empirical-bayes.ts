import { defineMeasure } from "../../catalogue/measure.ts";
import { marshallLocal } from "../marshall.ts";
import { shareOf } from "../share-interval.ts";
import { areaShares, areasNote } from "./area-shares.ts";

export const localEmpiricalBayesShare = defineMeasure({
  id: "local-empirical-bayes",
  aliases: ["spatial-empirical-bayes"],
  symbol: "EB_loc",
  family: "rates",
  name: { sv: "Lokalt utjämnade andelar", en: "Local empirical Bayes shares" },
  groups: "two",
  needs: ["adjacency"],
  formula: "as empirical-bayes within each area and its neighbours",
  sources: ["Marshall 1991"],
  range: {
    low: 0,
    high: 1,
    lowMeans: { sv: "Ingen har egenskapen.", en: "Nobody has the property." },
    highMeans: { sv: "Alla har egenskapen.", en: "Everybody has the property." },
  },
  perArea: {
    sv: "Andelen dragen mot grannskapets, mer ju mindre området är.",
    en: "The share drawn towards that of its neighbourhood, more the smaller the area.",
  },
  sensitiveTo: {
    sv: "Vilka områden som räknas som grannar.",
    en: "Which areas count as neighbours.",
  },
  notToRead: {
    sv: "Utjämningen suddar ut gränser som finns på riktigt, till exempel tvärs över en järnväg.",
    en: "Smoothing blurs borders that are real, across a railway for example.",
  },
  measure({ counts, adjacency }, options) {
    const shares = areaShares(counts);
    const perArea = marshallLocal(shares.cases, shares.population, adjacency!).rate;
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
