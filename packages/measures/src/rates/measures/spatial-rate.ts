import { defineMeasure } from "../../catalogue/measure.ts";
import { spatialRates } from "../marshall.ts";
import { shareOf } from "../share-interval.ts";
import { areaShares, areasNote } from "./area-shares.ts";

export const spatialShare = defineMeasure({
  id: "spatial-rate",
  aliases: ["spatial-smoothing"],
  symbol: "SR",
  family: "rates",
  name: { sv: "Grannskapets andel", en: "Share of the neighbourhood" },
  groups: "two",
  needs: ["adjacency"],
  formula: "Σ_j x_j / Σ_j t_j over the area and its neighbours",
  sources: ["Kafadar 1996"],
  range: {
    low: 0,
    high: 1,
    lowMeans: { sv: "Ingen har egenskapen.", en: "Nobody has the property." },
    highMeans: { sv: "Alla har egenskapen.", en: "Everybody has the property." },
  },
  perArea: {
    sv: "Andelen för området och dess grannar tillsammans.",
    en: "The share of the area and its neighbours together.",
  },
  sensitiveTo: {
    sv: "Vilka områden som räknas som grannar, och stora grannar som tar över.",
    en: "Which areas count as neighbours, and large neighbours that take over.",
  },
  notToRead: {
    sv: "Det är inte områdets egen andel. Grannområdens värden delar data och får inte jämföras som om de vore oberoende.",
    en: "It is not the area’s own share. Values of neighbours share data and must not be compared as if independent.",
  },
  measure({ counts, adjacency }, options) {
    const shares = areaShares(counts);
    const perArea = spatialRates(shares.cases, shares.population, adjacency!);
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
