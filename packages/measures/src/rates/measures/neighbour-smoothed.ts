import { defineMeasure } from "../../catalogue/measure.ts";
import { lerouxRates } from "../leroux.ts";
import { shareOf } from "../share-interval.ts";
import { areaShares, areasNote } from "./area-shares.ts";

/** Shares smoothed over neighbours as far as the data say that neighbours are alike, with intervals. */
export const neighbourSmoothedShare = defineMeasure({
  id: "neighbour-smoothed",
  aliases: ["leroux", "CAR"],
  symbol: "CAR",
  family: "rates",
  name: { sv: "Andelar utjämnade över grannar", en: "Shares smoothed over neighbours" },
  groups: "two",
  needs: ["adjacency"],
  formula:
    "logit p_i = μ + φ_i, φ ~ N(0, σ²(λR + (1 − λ)I)⁻¹), R_ii neighbours of i, R_ij = −1 for neighbours",
  sources: ["Leroux, Lei & Breslow 2000", "Rue, Martino & Chopin 2009"],
  range: {
    low: 0,
    high: 1,
    lowMeans: { sv: "Ingen har egenskapen.", en: "Nobody has the property." },
    highMeans: { sv: "Alla har egenskapen.", en: "Everybody has the property." },
  },
  perArea: {
    sv: "Andelen med stöd av grannarna; profilen har dess intervall. Ett område utan invånare får grannarnas.",
    en: "The share with support from neighbours; the profile has its interval. An area without people has that of its neighbours.",
  },
  sensitiveTo: {
    sv: "Vilka områden som räknas som grannar, och antagandet att likheten är densamma överallt.",
    en: "Which areas count as neighbours, and the assumption that likeness is the same everywhere.",
  },
  notToRead: {
    sv: "Utjämningen suddar ut gränser som finns på riktigt, till exempel tvärs över en järnväg. Intervallen räknar inte med att spridning och likhet själva är uppskattade.",
    en: "Smoothing blurs borders that are real, across a railway for example. The intervals do not count that spread and likeness are themselves estimated.",
  },
  measure({ counts, adjacency }, { level }) {
    const shares = areaShares(counts);
    const { rate, low, high, likeness } = lerouxRates(
      shares.cases,
      shares.population,
      adjacency!,
      "persons",
      { level },
    );
    const alike = likeness.toFixed(2);
    return {
      ...shareOf(shares.all.cases, shares.all.population, { level }),
      perArea: rate,
      profile: {
        scale: { sv: "Område, i tabellens ordning", en: "Area, in the order of the table" },
        at: Float64Array.from({ length: counts.areas }, (_, i) => i),
        value: rate,
        low,
        high,
      },
      note: areasNote(shares, {
        sv: `Grannars likhet är ${alike.replace(".", ",")} på en skala från 0 (ingen) till 1. Värdet är andelen för alla tillsammans.`,
        en: `Neighbours are alike by ${alike} on a scale from 0 (not at all) to 1. The value is the share of all together.`,
      }),
    };
  },
});
