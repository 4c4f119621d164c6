import { defineMeasure } from "../catalogue/measure.ts";
import { relativeValues, spreadOut } from "./weighted-values.ts";

/**
 * Hoover's index, ½ Σ (t_i/T)|v_i/μ − 1|: the share of the total that would have to change area for all to have the same per person
 * (Hoover 1936; also Schutz, Robin Hood, Pietra). Range 0–1; NaN where the values sum to 0.
 * @param values quantity per person by area, 0 or more
 * @param weights persons by area
 */
export function hooverOf(values: Float64Array, weights: Float64Array): number {
  let persons = 0;
  let total = 0;
  for (let i = 0; i < values.length; i += 1) {
    persons += weights[i]!;
    total += weights[i]! * values[i]!;
  }
  const mean = total / persons;
  let sum = 0;
  for (let i = 0; i < values.length; i += 1) sum += weights[i]! * Math.abs(values[i]! - mean);
  return sum / (2 * total);
}

export const hoover = defineMeasure({
  id: "hoover",
  aliases: ["robin-hood", "schutz", "pietra"],
  symbol: "Ho",
  family: "inequality",
  name: { sv: "Hoovers index (Robin Hood)", en: "Hoover index (Robin Hood)" },
  groups: "none",
  needs: ["values"],
  formula: "Ho = ½ Σ (t_i/T) |v_i/μ − 1|",
  sources: ["Hoover 1936", "Schutz 1951"],
  range: {
    low: 0,
    high: 1,
    lowMeans: {
      sv: "Alla områden har samma värde per person.",
      en: "All areas have the same value per person.",
    },
    highMeans: {
      sv: "Ett litet område har allt, alla andra inget.",
      en: "One small area has everything, all others nothing.",
    },
  },
  perArea: {
    sv: "Områdets del, ½(t_i/T)|v_i/μ − 1|. Delarna summerar till värdet.",
    en: "The area's part, ½(t_i/T)|v_i/μ − 1|. The parts sum to the value.",
  },
  sensitiveTo: {
    sv: "Bara skillnader över medelvärdet: omfördelning mellan två områden som båda ligger under det märks inte.",
    en: "Only differences across the mean: a transfer between two areas that both lie below it does not show.",
  },
  notToRead: {
    sv: "Andelen är ett räknesätt, inte ett förslag om att flytta inkomster. Skillnader inom områden syns inte.",
    en: "The share is a way of counting, not a proposal to move incomes. Differences within areas do not show.",
  },
  measure(data) {
    const given = relativeValues(data);
    const { values, weights, total, mean } = given;
    const parts = values.map((v, k) => (weights[k]! * Math.abs(v - mean)) / (2 * total));
    return {
      value: hooverOf(values, weights),
      perArea: spreadOut(given, parts),
      note: {
        sv: `${values.length} områden med befolkning, vägda med folkmängd.`,
        en: `${values.length} areas with people, weighted by people.`,
      },
    };
  },
});
