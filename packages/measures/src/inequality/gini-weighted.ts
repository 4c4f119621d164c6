import { defineMeasure } from "../catalogue/measure.ts";
import { orderBy } from "../numeric/order.ts";
import { areasError } from "./areas-error.ts";
import { curveProfile, lorenzCurve } from "./lorenz.ts";
import { relativeValues, spreadOut } from "./weighted-values.ts";

/**
 * Gini coefficient of a quantity per person, weighted by people, G = Σ_i Σ_j t_i t_j |v_i − v_j| / (2T²μ) by one sort.
 * Range 0–1; NaN where the values sum to 0. O(n log n).
 * @param values quantity per person by area, finite, 0 or more
 * @param weights persons by area
 */
export function giniWeightedOf(values: Float64Array, weights: Float64Array): number {
  let persons = 0;
  let total = 0;
  for (let i = 0; i < values.length; i += 1) {
    persons += weights[i]!;
    total += weights[i]! * values[i]!;
  }
  const order = orderBy(values);
  let below = 0;
  let sum = 0;
  for (let k = 0; k < order.length; k += 1) {
    const i = order[k]!;
    const weight = weights[i]!;
    sum += weight * values[i]! * (2 * below + weight - persons);
    below += weight;
  }
  return Math.max(0, sum / (persons * total));
}

/** Σ_j t_j |v_i − v_j| for every area, by one sort. */
export function differences(
  values: Float64Array,
  weights: Float64Array,
  persons: number,
  total: number,
): Float64Array {
  const order = orderBy(values);
  const sums = new Float64Array(values.length);
  let below = 0;
  let had = 0;
  for (let k = 0; k < order.length; k += 1) {
    const i = order[k]!;
    const weight = weights[i]!;
    const value = values[i]!;
    // Below: value·people − what they have; above: what they have − value·people.
    sums[i] = value * (2 * below + weight - persons) + (total - weight * value - 2 * had);
    below += weight;
    had += weight * value;
  }
  return sums;
}

export interface GiniOptions {
  /** Divide by 1 − Σ (t_i/T)², so that only pairs of different areas count: n/(n−1) for areas of equal size. */
  unbiased?: boolean;
}

export const giniWeighted = defineMeasure<GiniOptions>({
  id: "gini-weighted",
  aliases: ["gini-inequality", "gini-of-values"],
  symbol: "G",
  family: "inequality",
  name: { sv: "Ginikoefficient mellan områden", en: "Gini coefficient between areas" },
  groups: "none",
  needs: ["values"],
  formula: "G = Σ_i Σ_j t_i t_j |v_i − v_j| / (2T²μ)",
  sources: ["Gini 1912", "Lerman & Yitzhaki 1989", "Langel & Tillé 2013"],
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
    sv: "Områdets skillnader mot alla andra, vägda med folkmängd. Delarna summerar till G.",
    en: "The area's differences from all others, weighted by people. The parts sum to G.",
  },
  sensitiveTo: {
    sv: "Skillnader mitt i fördelningen mest. Mindre områden ger högre värde, eftersom skillnader inom områden inte syns.",
    en: "Differences in the middle of the distribution most. Smaller areas give a higher value, since differences within areas do not show.",
  },
  notToRead: {
    sv: "Det är skillnader mellan områdens medelvärden, inte mellan personer: inkomst-Gini för personer är mycket högre. Samma värde kan komma av olika fördelningar; se Lorenzkurvan.",
    en: "These are differences between the means of areas, not between people: the Gini of personal incomes is much higher. Different distributions can give one value; see the Lorenz curve.",
  },
  options: [
    {
      id: "unbiased",
      kind: "boolean",
      default: false,
      what: {
        sv: "Räkna bara par av olika områden: gånger n/(n−1) för lika stora områden.",
        en: "Count only pairs of different areas: times n/(n−1) for areas of equal size.",
      },
    },
  ],
  measure(data, { level = 0.95, unbiased = false }) {
    const given = relativeValues(data);
    const { values, weights, persons, total } = given;
    let pairs = 1;
    if (unbiased && values.length > 1)
      for (const weight of weights) pairs -= (weight / persons) * (weight / persons);
    const away = differences(values, weights, persons, total);
    const parts = away.map((sum, k) => (Math.max(0, sum) * weights[k]!) / (2 * persons * total * pairs));
    const value = giniWeightedOf(values, weights) / pairs;
    const influence = parts.map(
      (part, k) => 2 * part - value * (weights[k]! / persons + (weights[k]! * values[k]!) / total),
    );
    return {
      value,
      ...areasError(value, influence, level, 0, 1),
      perArea: spreadOut(given, parts),
      profile: curveProfile(lorenzCurve(values, weights)),
      note: {
        sv: `${values.length} områden med befolkning, vägda med folkmängd. Profilen är Lorenzkurvan.`,
        en: `${values.length} areas with people, weighted by people. The profile is the Lorenz curve.`,
      },
    };
  },
});
