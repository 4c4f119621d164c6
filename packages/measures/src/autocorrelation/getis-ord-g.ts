import { defineMeasure } from "../catalogue/measure.ts";
import { MeasuresError } from "../error.ts";
import { type Moments, PERMUTATION_OPTIONS, type PermutationOptions, pOf } from "./chance.ts";
import { type Weights, fieldOf, lagOf, weightsOf } from "./neighbours.ts";

/** Getis & Ord's G = Σ_{i≠j} w_ij v_i v_j / Σ_{i≠j} v_i v_j for values of 0 or more (Getis & Ord 1992). O(edges). */
export function getisOrdOf(values: Float64Array, weights: Weights): number {
  const lag = lagOf(weights, values);
  let near = 0;
  let sum = 0;
  let squares = 0;
  for (let i = 0; i < values.length; i += 1) {
    near += values[i]! * lag[i]!;
    sum += values[i]!;
    squares += values[i]! * values[i]!;
  }
  return near / (sum * sum - squares);
}

/** Moments of G over all ways to deal these very values (Getis & Ord 1992). Needs four areas. */
export function getisOrdRandomised(values: Float64Array, { S0, S1, S2 }: Weights): Moments {
  const n = values.length;
  let m1 = 0;
  let m2 = 0;
  let m3 = 0;
  let m4 = 0;
  for (const v of values) {
    m1 += v;
    m2 += v * v;
    m3 += v ** 3;
    m4 += v ** 4;
  }
  const expected = S0 / (n * (n - 1));
  const b0 = (n * n - 3 * n + 3) * S1 - n * S2 + 3 * S0 * S0;
  const b1 = -((n * n - n) * S1 - 2 * n * S2 + 6 * S0 * S0);
  const b2 = -(2 * n * S1 - (n + 3) * S2 + 6 * S0 * S0);
  const b3 = 4 * (n - 1) * S1 - 2 * (n + 1) * S2 + 8 * S0 * S0;
  const b4 = S1 - S2 + S0 * S0;
  const squares =
    (b0 * m2 * m2 + b1 * m4 + b2 * m1 * m1 * m2 + b3 * m1 * m3 + b4 * m1 ** 4) /
    ((m1 * m1 - m2) ** 2 * n * (n - 1) * (n - 2) * (n - 3));
  return { expected, variance: squares - expected * expected };
}

export const getisOrdG = defineMeasure<PermutationOptions>({
  id: "getis-ord-g",
  aliases: ["general-g"],
  symbol: "G",
  family: "autocorrelation",
  name: { sv: "Getis–Ords G", en: "Getis–Ord G" },
  groups: "none",
  needs: ["adjacency"],
  formula: "G = Σ_{i≠j} w_ij v_i v_j/Σ_{i≠j} v_i v_j, w_ij = 1 where areas touch; E = S0/(n(n − 1))",
  sources: ["Getis & Ord 1992"],
  range: {
    low: 0,
    high: 1,
    lowMeans: {
      sv: "Under det förväntade: det är låga värden som ligger samlade, eller höga som ligger isär.",
      en: "Below the expected: it is low values that lie together, or high ones that lie apart.",
    },
    highMeans: {
      sv: "Över det förväntade: höga värden ligger samlade.",
      en: "Above the expected: high values lie together.",
    },
  },
  sensitiveTo: {
    sv: "Var nollan ligger: värdena ska vara mängder eller andelar, 0 eller mer.",
    en: "Where zero is: values must be amounts or shares, 0 or more.",
  },
  notToRead: {
    sv: "Jämför med det förväntade värdet, inte med 0 eller 1: båda beror på antalet områden och gränser.",
    en: "Compare with the expected value, not with 0 or 1: both depend on the number of areas and borders.",
  },
  options: PERMUTATION_OPTIONS,
  measure(data, { permutations = 0, seed = 1 }) {
    const { values, adjacency, note } = fieldOf(data);
    const negative = values.find((value) => value < 0);
    if (negative !== undefined || values.length < 4)
      throw new MeasuresError("undefined", {
        value: negative ?? `${values.length} areas`,
        expected: "four areas or more with values of 0 or more",
        action: "Use moran, which takes any values.",
      });
    const weights = weightsOf(adjacency, "binary");
    const value = getisOrdOf(values, weights);
    if (!Number.isFinite(value))
      throw new MeasuresError("undefined", {
        value: "one area with a value above 0",
        expected: "two or more",
        action: "Use local-getis-ord, or a quantity that more areas have.",
      });
    const moments = getisOrdRandomised(values, weights);
    return {
      value,
      expected: moments.expected,
      standardError: Math.sqrt(Math.max(0, moments.variance)),
      pValue: pOf(values, (dealt) => getisOrdOf(dealt, weights), moments, { permutations, seed }),
      note,
    };
  },
});
