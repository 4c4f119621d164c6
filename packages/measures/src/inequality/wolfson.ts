import { defineMeasure } from "../catalogue/measure.ts";
import { MeasuresError } from "../error.ts";
import { giniWeightedOf } from "./gini-weighted.ts";
import { curveAt, curveProfile, lorenzCurve } from "./lorenz.ts";
import { relativeValues, weightedMedian } from "./weighted-values.ts";

/**
 * Wolfson's polarisation, 2(μ/m)[2(½ − L(½)) − G] with m the median: 0 where all have the same, 1 where half the people have nothing and
 * half all of it (Wolfson 1994). NaN where the median is 0.
 * @param values quantity per person by area, 0 or more
 * @param weights persons by area
 */
export function wolfsonOf(values: Float64Array, weights: Float64Array): number {
  let persons = 0;
  let total = 0;
  for (let i = 0; i < values.length; i += 1) {
    persons += weights[i]!;
    total += weights[i]! * values[i]!;
  }
  const half = 0.5 - curveAt(lorenzCurve(values, weights), 0.5);
  const median = weightedMedian(values, weights);
  return median > 0 ? (2 * (total / persons) * (2 * half - giniWeightedOf(values, weights))) / median : NaN;
}

export const wolfson = defineMeasure({
  id: "wolfson",
  aliases: ["bipolarisation", "polarization"],
  symbol: "W",
  family: "inequality",
  name: { sv: "Wolfsons polarisering mellan områden", en: "Wolfson's polarisation between areas" },
  groups: "none",
  needs: ["values"],
  formula: "W = 2(μ/m) [2(½ − L(½)) − G]",
  sources: ["Wolfson 1994"],
  range: {
    low: 0,
    high: 1,
    lowMeans: {
      sv: "Ingen mitt har tunnats ut: alla områden är lika.",
      en: "No middle has thinned: all areas are alike.",
    },
    highMeans: {
      sv: "Hälften av folket har inget, hälften har allt. Vid mycket skev fördelning kan värdet överstiga 1.",
      en: "Half the people have nothing, half have everything. A very skewed distribution can exceed 1.",
    },
  },
  sensitiveTo: {
    sv: "Hur folk fördelas kring medianen: när mitten tunnas ut stiger värdet, även om Gini är oförändrad.",
    en: "How people are spread around the median: as the middle thins the value rises, even with the Gini unchanged.",
  },
  notToRead: {
    sv: "Det är områdens medelvärden, inte personers. Programmet PySAL visar hälften av detta värde.",
    en: "These are means of areas, not people. The program PySAL shows half this value.",
  },
  measure(data) {
    const { values, weights } = relativeValues(data);
    const value = wolfsonOf(values, weights);
    if (Number.isNaN(value))
      throw new MeasuresError("undefined", {
        value: "a median of 0",
        expected: "a median above 0",
        action: "Choose a quantity that more than half the people have, or use gini-weighted.",
      });
    return {
      value,
      profile: curveProfile(lorenzCurve(values, weights)),
      note: {
        sv: `${values.length} områden med befolkning, vägda med folkmängd. Profilen är Lorenzkurvan.`,
        en: `${values.length} areas with people, weighted by people. The profile is the Lorenz curve.`,
      },
    };
  },
});
