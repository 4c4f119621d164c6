import { defineMeasure } from "../catalogue/measure.ts";
import { areasError } from "./areas-error.ts";
import { entropyInfluence, generalisedEntropyOf } from "./generalised-entropy.ts";
import { relativeValues } from "./weighted-values.ts";

/**
 * Coefficient of variation weighted by people, σ/μ with σ² = Σ (t_i/T)(v_i − μ)². Range 0 and up; NaN where the values sum to 0.
 * @param values quantity per person by area, 0 or more
 * @param weights persons by area
 */
export const coefficientOfVariationOf = (values: Float64Array, weights: Float64Array): number =>
  Math.sqrt(2 * generalisedEntropyOf(values, weights, 2));

export interface VariationOptions {
  /** Divide the variance by 1 − Σ (t_i/T)²: (n−1)/n for areas of equal size, the variance of a sample. */
  unbiased?: boolean;
}

export const coefficientOfVariation = defineMeasure<VariationOptions>({
  id: "coefficient-of-variation",
  aliases: ["CV", "williamson"],
  symbol: "CV",
  family: "inequality",
  name: { sv: "Variationskoefficient mellan områden", en: "Coefficient of variation between areas" },
  groups: "none",
  needs: ["values"],
  formula: "CV = √(Σ (t_i/T)(v_i − μ)²) / μ",
  sources: ["Williamson 1965"],
  range: {
    low: 0,
    high: Infinity,
    lowMeans: {
      sv: "Alla områden har samma värde per person.",
      en: "All areas have the same value per person.",
    },
    highMeans: {
      sv: "Ju högre, desto större skillnader; ingen övre gräns.",
      en: "The higher, the larger the differences; no upper limit.",
    },
  },
  sensitiveTo: {
    sv: "De högsta värdena mest: ett enda mycket högt område kan styra det.",
    en: "The highest values most: one very high area can govern it.",
  },
  notToRead: {
    sv: "Det är inte mätosäkerhet. Skillnader inom områden syns inte.",
    en: "It is not uncertainty of measurement. Differences within areas do not show.",
  },
  options: [
    {
      id: "unbiased",
      kind: "boolean",
      default: false,
      what: {
        sv: "Variansen som i ett urval: delad med (n−1) för lika stora områden.",
        en: "The variance as of a sample: divided by (n−1) for areas of equal size.",
      },
    },
  ],
  measure(data, { level = 0.95, unbiased = false }) {
    const { values, weights, persons, mean } = relativeValues(data);
    let scale = 1;
    if (unbiased && values.length > 1) {
      let pairs = 1;
      for (const weight of weights) pairs -= (weight / persons) * (weight / persons);
      scale = 1 / Math.sqrt(pairs);
    }
    const half = generalisedEntropyOf(values, weights, 2);
    const plain = Math.sqrt(2 * half);
    const value = plain * scale;
    const error =
      plain > 0
        ? areasError(
            value,
            entropyInfluence(values, weights, 2, half, persons, mean).map((one) => (one * scale) / plain),
            level,
          )
        : {};
    return {
      value,
      ...error,
      note: {
        sv: `${values.length} områden med befolkning, vägda med folkmängd.`,
        en: `${values.length} areas with people, weighted by people.`,
      },
    };
  },
});
