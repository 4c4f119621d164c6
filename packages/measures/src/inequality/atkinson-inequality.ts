import { defineMeasure } from "../catalogue/measure.ts";
import { MeasuresError } from "../error.ts";
import { areasError } from "./areas-error.ts";
import { entropyInfluence, generalisedEntropyOf } from "./generalised-entropy.ts";
import { comma } from "./comma.ts";
import { relativeValues } from "./weighted-values.ts";

/**
 * Atkinson's inequality A(ε) = 1 − [Σ (t_i/T)(v_i/μ)^(1−ε)]^(1/(1−ε)), for ε = 1 one less the geometric mean over the arithmetic. Range 0–1;
 * 1 for ε ≥ 1 where a value is 0.
 * @param values quantity per person by area, 0 or more
 * @param weights persons by area
 */
export function atkinsonInequalityOf(values: Float64Array, weights: Float64Array, epsilon = 0.5): number {
  if (epsilon === 0) return 0;
  const entropy = generalisedEntropyOf(values, weights, 1 - epsilon);
  if (epsilon === 1) return -Math.expm1(-entropy);
  // The sum is 1 + α(α−1)GE with α = 1 − ε; through log1p so that small inequalities keep their digits.
  return -Math.expm1(Math.log1p(-epsilon * (1 - epsilon) * entropy) / (1 - epsilon));
}

export interface AtkinsonInequalityOptions {
  /** Aversion to inequality, 0 or more. */
  epsilon?: number;
}

export const atkinsonInequality = defineMeasure<AtkinsonInequalityOptions>({
  id: "atkinson-inequality",
  aliases: ["atkinson-of-values"],
  symbol: "A(ε)",
  family: "inequality",
  name: { sv: "Atkinsons ojämlikhet mellan områden", en: "Atkinson's inequality between areas" },
  groups: "none",
  needs: ["values"],
  formula: "A(ε) = 1 − [Σ (t_i/T)(v_i/μ)^(1−ε)]^(1/(1−ε))",
  sources: ["Atkinson 1970"],
  range: {
    low: 0,
    high: 1,
    lowMeans: {
      sv: "Alla områden har samma värde per person.",
      en: "All areas have the same value per person.",
    },
    highMeans: {
      sv: "Nästan allt finns i ett litet område.",
      en: "Nearly everything is in one small area.",
    },
  },
  sensitiveTo: {
    sv: "Parametern ε: ju högre, desto mer räknas de lägsta värdena.",
    en: "The parameter ε: the higher, the more the lowest values count.",
  },
  notToRead: {
    sv: "Det är den andel av det samlade värdet som kunde avvaras om det delades lika och ε uttrycker hur illa man tycker om skillnader: ε är en värdering, inte ett mätvärde. Värden med olika ε kan inte jämföras.",
    en: "It is the share of the total that could be spared if it were shared alike, where ε says how much one dislikes differences: ε is a judgement, not a measurement. Values with different ε cannot be compared.",
  },
  options: [
    {
      id: "epsilon",
      kind: "number",
      default: 0.5,
      what: {
        sv: "Hur mycket skillnader ogillas: 0 inte alls, 1 och 2 mycket.",
        en: "How much differences are disliked: 0 not at all, 1 and 2 much.",
      },
    },
  ],
  measure(data, { level = 0.95, epsilon = 0.5 }) {
    if (!(epsilon >= 0 && epsilon < Infinity))
      throw new MeasuresError("input", {
        value: epsilon,
        expected: "ε of 0 or more",
        action: "0.5, 1 and 2 are the usual ones.",
      });
    const { values, weights, persons, mean } = relativeValues(data);
    const value = atkinsonInequalityOf(values, weights, epsilon);
    const alpha = 1 - epsilon;
    const entropy = generalisedEntropyOf(values, weights, alpha);
    // dA/dGE: (1−A)·ε over the sum that is raised, which is 1 at ε = 1.
    const slope = ((1 - value) * epsilon) / (1 - epsilon * alpha * entropy);
    const error =
      Number.isFinite(entropy) && epsilon > 0
        ? areasError(
            value,
            entropyInfluence(values, weights, alpha, entropy, persons, mean).map((one) => one * slope),
            level,
            0,
            1,
          )
        : {};
    return {
      value,
      ...error,
      note: {
        sv: `${values.length} områden med befolkning, ε = ${comma(epsilon)}.`,
        en: `${values.length} areas with people, ε = ${epsilon}.`,
      },
    };
  },
});
