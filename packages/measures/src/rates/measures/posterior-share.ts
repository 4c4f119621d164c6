import { defineMeasure } from "../../catalogue/measure.ts";
import { PRIOR_METHODS, posteriorRates } from "../posterior.ts";
import type { PriorMethod } from "../posterior.ts";
import { shareOf } from "../share-interval.ts";
import { areaShares, areasNote } from "./area-shares.ts";

/** Smoothed shares with credible intervals by area. */
export const posteriorShare = defineMeasure<{ prior?: PriorMethod }>({
  id: "posterior-share",
  aliases: ["beta-binomial"],
  symbol: "EB_β",
  family: "rates",
  name: { sv: "Utjämnade andelar med intervall", en: "Smoothed shares with intervals" },
  groups: "two",
  formula: "p_i | x_i ~ Beta(Mm + x_i, M(1 − m) + t_i − x_i), m and M from the areas themselves",
  sources: ["Kleinman 1973", "Carlin & Louis 2000"],
  range: {
    low: 0,
    high: 1,
    lowMeans: { sv: "Ingen har egenskapen.", en: "Nobody has the property." },
    highMeans: { sv: "Alla har egenskapen.", en: "Everybody has the property." },
  },
  perArea: {
    sv: "Andelen dragen mot alla områdens, mer ju mindre området är; profilen har dess intervall.",
    en: "The share drawn towards that of all areas, more the smaller the area; the profile has its interval.",
  },
  sensitiveTo: {
    sv: "Antagandet att områdenas verkliga andelar följer en gemensam fördelning. Med få områden är intervallen något för smala.",
    en: "The assumption that true shares follow one distribution. With few areas intervals are somewhat too narrow.",
  },
  notToRead: {
    sv: "Det är en bedömning av den verkliga andelen, inte vad som räknades. Rangordna inte områden efter den.",
    en: "It is a judgement of the true share, not what was counted. Do not rank areas by it.",
  },
  options: [
    {
      id: "prior",
      kind: "choice",
      default: "likelihood",
      choices: PRIOR_METHODS,
      what: {
        sv: "Hur skillnaden mellan områden uppskattas: troligast, eller ur variansen.",
        en: "How the difference between areas is estimated: most likely, or from the variance.",
      },
    },
  ],
  measure({ counts }, { level, prior }) {
    const shares = areaShares(counts);
    const found = posteriorRates(shares.cases, shares.population, "persons", { level, method: prior });
    const weight = Math.round(found.prior.weight);
    return {
      ...shareOf(shares.all.cases, shares.all.population, { level }),
      perArea: found.rate,
      profile: {
        scale: { sv: "Område, i tabellens ordning", en: "Area, in the order of the table" },
        at: Float64Array.from({ length: counts.areas }, (_, i) => i),
        value: found.rate,
        low: found.low,
        high: found.high,
      },
      note: areasNote(shares, {
        sv: `Det gemensamma väger som ${weight} personer: ett område med så många invånare dras halvvägs mot medelvärdet.`,
        en: `What areas have in common weighs as ${weight} persons: an area with so many people is drawn half-way to the mean.`,
      }),
    };
  },
});
