import { defineMeasure } from "../catalogue/measure.ts";
import { type Moments, PERMUTATION_OPTIONS, type PermutationOptions, pOf } from "./chance.ts";
import { kurtosisOf } from "./moran.ts";
import {
  type WeightOptions,
  WEIGHT_OPTION,
  type Weights,
  centred,
  fieldOf,
  spread,
  weightsOf,
} from "./neighbours.ts";

/** For each area Σ_j w_ij (v_i − v_j)² (n − 1)/(2 S0 Σ z²): parts that sum to Geary's C. */
export function gearyParts(values: Float64Array, { first, to, weight, S0 }: Weights): Float64Array {
  const { squares } = centred(values);
  const scale = (values.length - 1) / (2 * S0 * squares);
  return values.map((own, i) => {
    let sum = 0;
    for (let e = first[i]!; e < first[i + 1]!; e += 1) sum += weight[e]! * (own - values[to[e]!]!) ** 2;
    return scale * sum;
  });
}

/** Geary's C = (n − 1) Σ_ij w_ij (v_i − v_j)² / (2 S0 Σ z²) (Geary 1954). O(edges). */
export const gearyOf = (values: Float64Array, weights: Weights): number =>
  gearyParts(values, weights).reduce((sum, part) => sum + part, 0);

/** Moments of C for values drawn from one normal distribution (Cliff & Ord 1981). */
export const gearyNormal = (n: number, { S0, S1, S2 }: Weights): Moments => ({
  expected: 1,
  variance: ((2 * S1 + S2) * (n - 1) - 4 * S0 * S0) / (2 * (n + 1) * S0 * S0),
});

/** Moments of C over all ways to deal these very values (Cliff & Ord 1981). Needs four areas. */
export function gearyRandomised(values: Float64Array, { S0, S1, S2 }: Weights): Moments {
  const n = values.length;
  const k = kurtosisOf(values);
  const a = (n - 1) * S1 * (n * n - 3 * n + 3 - (n - 1) * k);
  const b = 0.25 * (n - 1) * S2 * (n * n + 3 * n - 6 - (n * n - n + 2) * k);
  const c = S0 * S0 * (n * n - 3 - (n - 1) ** 2 * k);
  return { expected: 1, variance: (a - b + c) / (n * (n - 2) * (n - 3) * S0 * S0) };
}

export const geary = defineMeasure<WeightOptions & PermutationOptions>({
  id: "geary",
  aliases: ["geary-c"],
  symbol: "C",
  family: "autocorrelation",
  name: { sv: "Gearys C", en: "Geary's C" },
  groups: "none",
  needs: ["adjacency"],
  formula: "C = (n − 1) Σ_ij w_ij (v_i − v_j)²/(2 S0 Σ z_i²); E = 1",
  sources: ["Geary 1954", "Cliff & Ord 1981"],
  range: {
    low: 0,
    high: Infinity,
    lowMeans: { sv: "Grannar har samma värde.", en: "Neighbours have the same value." },
    highMeans: {
      sv: "1: slumpvis. Över 1: olika ligger intill varandra.",
      en: "1: at random. Above 1: unlike lies beside unlike.",
    },
  },
  perArea: {
    sv: "Områdets del av C. Delarna summerar till C; stor där området skiljer sig från sina grannar.",
    en: "The area's part of C. The parts sum to C; large where the area differs from its neighbours.",
  },
  sensitiveTo: {
    sv: "Skillnader mellan närmaste grannar, mer än Morans I, och enstaka extrema värden.",
    en: "Differences between next neighbours, more than Moran's I, and single extreme values.",
  },
  notToRead: {
    sv: "Lågt betyder likhet och högt olikhet, tvärt emot Morans I.",
    en: "Low means likeness and high unlikeness, the other way round than Moran's I.",
  },
  options: [WEIGHT_OPTION, ...PERMUTATION_OPTIONS],
  measure(data, { weights: weighting, permutations = 0, seed = 1 }) {
    const { values, adjacency, area, note } = fieldOf(data);
    const weights = weightsOf(adjacency, weighting);
    const parts = gearyParts(values, weights);
    const value = parts.reduce((sum, part) => sum + part, 0);
    const moments =
      values.length < 4 ? gearyNormal(values.length, weights) : gearyRandomised(values, weights);
    return {
      value,
      expected: 1,
      standardError: Math.sqrt(Math.max(0, moments.variance)),
      pValue: pOf(values, (dealt) => gearyOf(dealt, weights), moments, { permutations, seed }),
      perArea: spread(parts, area, data.counts.areas),
      note,
    };
  },
});
