import { type Measure, type MeasureInfo, defineMeasure } from "../catalogue/measure.ts";
import type { MeasureData } from "../data/measure-data.ts";
import { MeasuresError } from "../error.ts";
import type { Result } from "../result.ts";
import type { Text } from "../text.ts";
import { areasError } from "./areas-error.ts";
import { nestedParts } from "./nested-parts.ts";
import { comma } from "./comma.ts";
import { relativeValues, spreadOut } from "./weighted-values.ts";

/**
 * What an area at r times the mean adds per person: convex, 0 at r = 1 and never negative, so that parts of areas say something and small
 * inequalities keep their digits. Summed over areas it is the usual form, since Σ t_i (r_i − 1) = 0.
 */
function term(alpha: number, r: number): number {
  if (alpha === 1) return r > 0 ? r * Math.log(r) - r + 1 : 1;
  if (alpha === 0) return r - 1 - Math.log(r);
  return (r ** alpha - 1 - alpha * (r - 1)) / (alpha * (alpha - 1));
}

/**
 * Generalised entropy of a quantity per person weighted by people: Σ (t_i/T)[(v_i/μ)^α − 1]/(α(α−1)); Theil T at α = 1, Theil L (mean
 * logarithmic deviation) at α = 0, half the squared coefficient of variation at α = 2. Range 0 and up; infinite for α ≤ 0 where a value
 * is 0, NaN where all are.
 * @param values quantity per person by area, 0 or more
 * @param weights persons by area; areas without people add nothing
 */
export function generalisedEntropyOf(values: Float64Array, weights: Float64Array, alpha = 1): number {
  let persons = 0;
  let total = 0;
  for (let i = 0; i < values.length; i += 1) {
    persons += weights[i]!;
    total += weights[i]! * values[i]!;
  }
  const mean = total / persons;
  let sum = 0;
  for (let i = 0; i < values.length; i += 1)
    if (weights[i]! > 0) sum += weights[i]! * term(alpha, values[i]! / mean);
  return Math.max(0, sum / persons);
}

/** Influence of an area with the share w of people, at r times the mean. */
function influenceOf(alpha: number, value: number, w: number, r: number): number {
  if (alpha === 1) return w * (term(1, r) - r * value);
  if (alpha === 0) return w * (term(0, r) - value);
  const whole = 1 + alpha * (alpha - 1) * value;
  return (w * ((alpha - 1) * whole + r ** alpha - alpha * whole * r)) / (alpha * (alpha - 1));
}

/** Influence of every area on the generalised entropy, for measures that are functions of it. */
export function entropyInfluence(
  values: Float64Array,
  weights: Float64Array,
  alpha: number,
  value: number,
  persons: number,
  mean: number,
): Float64Array {
  return values.map((v, k) => influenceOf(alpha, value, weights[k]! / persons, v / mean));
}

function entropyResult(data: MeasureData, alpha: number, level: number): Result {
  const given = relativeValues(data);
  const { values, weights, persons, mean } = given;
  if (alpha <= 0 && values.includes(0))
    throw new MeasuresError("undefined", {
      value: "an area with value 0",
      expected: `values above 0 for α = ${alpha}, which takes logarithms or powers below 0`,
      action: "Use Theil T (α = 1), or leave that area out and say so.",
    });
  const value = generalisedEntropyOf(values, weights, alpha);
  const parts = values.map((v, k) => (weights[k]! / persons) * term(alpha, v / mean));
  return {
    value,
    ...areasError(value, entropyInfluence(values, weights, alpha, value, persons, mean), level),
    perArea: spreadOut(given, parts),
    ...(data.nesting?.length
      ? {
          parts: nestedParts(given, data.nesting, value, (summed) =>
            generalisedEntropyOf(summed.values, summed.weights, alpha),
          ),
        }
      : {}),
    note: {
      sv: `${values.length} områden med befolkning, α = ${comma(alpha)}.`,
      en: `${values.length} areas with people, α = ${alpha}.`,
    },
  };
}

interface Entry {
  id: string;
  aliases: readonly string[];
  symbol: string;
  name: Text;
  formula: string;
  sources: readonly string[];
  sensitiveTo: Text;
}

const description = (entry: Entry): MeasureInfo => ({
  ...entry,
  family: "inequality",
  groups: "none",
  needs: ["values"],
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
  perArea: {
    sv: "Områdets del, aldrig under noll. Delarna summerar till värdet.",
    en: "The area's part, never below zero. The parts sum to the value.",
  },
  notToRead: {
    sv: "Det är skillnader mellan områdens medelvärden, inte mellan personer. Enheten är inte andelar: jämför tider och platser, läs inte ett enskilt värde som högt eller lågt.",
    en: "These are differences between the means of areas, not between people. The unit is not shares: compare times and places, do not read one value as high or low.",
  },
});

export interface EntropyOptions {
  /** 0 weighs low values most, 1 all alike, 2 high values most. */
  alpha?: number;
}

export const generalisedEntropy = defineMeasure<EntropyOptions>({
  ...description({
    id: "generalised-entropy",
    aliases: ["GE", "generalized-entropy"],
    symbol: "GE(α)",
    name: { sv: "Generaliserad entropi mellan områden", en: "Generalised entropy between areas" },
    formula: "GE(α) = Σ (t_i/T) [(v_i/μ)^α − 1] / (α(α−1))",
    sources: ["Shorrocks 1980", "Cowell 2000"],
    sensitiveTo: {
      sv: "Parametern α: låga α märker de lägsta värdena, höga α de högsta. Delas upp utan rest på län, kommuner och områden.",
      en: "The parameter α: a low α notices the lowest values, a high α the highest. Splits without rest over counties, municipalities and areas.",
    },
  }),
  options: [
    {
      id: "alpha",
      kind: "number",
      default: 1,
      what: {
        sv: "0 märker låga värden mest, 1 alla lika, 2 höga värden mest.",
        en: "0 notices low values most, 1 all alike, 2 high values most.",
      },
    },
  ],
  measure(data, { level = 0.95, alpha = 1 }) {
    if (!Number.isFinite(alpha))
      throw new MeasuresError("input", {
        value: alpha,
        expected: "a finite α",
        action: "0, 1 and 2 are the usual ones.",
      });
    return entropyResult(data, alpha, level);
  },
});

/** A generalised entropy of one α that has a name of its own. */
export function namedEntropy(alpha: number, entry: Entry): Measure {
  return defineMeasure({
    ...description(entry),
    measure: (data, { level = 0.95 }) => entropyResult(data, alpha, level),
  });
}
