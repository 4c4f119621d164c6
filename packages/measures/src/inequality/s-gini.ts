import { defineMeasure } from "../catalogue/measure.ts";
import { MeasuresError } from "../error.ts";
import { orderBy } from "../numeric/order.ts";
import { comma } from "./comma.ts";
import { relativeValues } from "./weighted-values.ts";

/**
 * Single-parameter Gini of Donaldson & Weymark (1980), 1 − Σ v_(i) [(1−F_(i−1))^δ − (1−F_(i))^δ]/μ, F the cumulated share of people from
 * the lowest value up. δ = 2 is the Gini coefficient, δ = 1 is 0; the higher δ, the more the lowest count. Range 0–1. O(n log n).
 * @param values quantity per person by area, finite, 0 or more
 * @param weights persons by area
 */
export function sGiniOf(values: Float64Array, weights: Float64Array, delta = 2): number {
  let persons = 0;
  let total = 0;
  for (let i = 0; i < values.length; i += 1) {
    persons += weights[i]!;
    total += weights[i]! * values[i]!;
  }
  const mean = total / persons;
  const order = orderBy(values);
  let below = 0;
  let left = 1;
  let sum = 0;
  for (let k = 0; k < order.length; k += 1) {
    below += weights[order[k]!]!;
    const next = k === order.length - 1 ? 0 : (1 - below / persons) ** delta;
    sum += (mean - values[order[k]!]!) * (left - next);
    left = next;
  }
  return Math.max(0, sum / mean);
}

export interface SGiniOptions {
  /** Aversion to inequality, 1 or more; 2 is the Gini coefficient. */
  delta?: number;
}

export const sGini = defineMeasure<SGiniOptions>({
  id: "s-gini",
  aliases: ["extended-gini", "donaldson-weymark"],
  symbol: "G(δ)",
  family: "inequality",
  name: { sv: "S-Gini mellan områden", en: "S-Gini between areas" },
  groups: "none",
  needs: ["values"],
  formula: "G(δ) = 1 − Σ v_(i) [(1−F_(i−1))^δ − (1−F_(i))^δ] / μ",
  sources: ["Donaldson & Weymark 1980", "Yitzhaki 1983"],
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
  sensitiveTo: {
    sv: "Parametern δ: ju högre, desto mer räknas områdena med lägst värden.",
    en: "The parameter δ: the higher, the more the areas with the lowest values count.",
  },
  notToRead: {
    sv: "Värden med olika δ kan inte jämföras med varandra. Skillnader inom områden syns inte.",
    en: "Values with different δ cannot be compared with each other. Differences within areas do not show.",
  },
  options: [
    {
      id: "delta",
      kind: "number",
      default: 2,
      what: {
        sv: "Hur mycket de lägsta räknas: 1 inte alls, 2 som i Ginikoefficienten.",
        en: "How much the lowest count: 1 not at all, 2 as in the Gini coefficient.",
      },
    },
  ],
  measure(data, { delta = 2 }) {
    if (!(delta >= 1 && delta < Infinity))
      throw new MeasuresError("input", {
        value: delta,
        expected: "δ of 1 or more",
        action: "2 gives the Gini coefficient.",
      });
    const { values, weights } = relativeValues(data);
    return {
      value: sGiniOf(values, weights, delta),
      note: {
        sv: `${values.length} områden med befolkning, δ = ${comma(delta)}.`,
        en: `${values.length} areas with people, δ = ${delta}.`,
      },
    };
  },
});
