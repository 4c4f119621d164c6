import { defineMeasure } from "../catalogue/measure.ts";
import { type Moments, PERMUTATION_OPTIONS, type PermutationOptions, pOf } from "./chance.ts";
import {
  type WeightOptions,
  WEIGHT_OPTION,
  type Weights,
  centred,
  fieldOf,
  lagOf,
  spread,
  weightsOf,
} from "./neighbours.ts";

/** Moran's I = (n/S0) Σ_ij w_ij z_i z_j / Σ z² (Moran 1950). O(edges). NaN when all values are alike. */
export function moranOf(values: Float64Array, weights: Weights): number {
  const { z, squares } = centred(values);
  const { first, to, weight, S0 } = weights;
  let cross = 0;
  for (let i = 0; i < z.length; i += 1) {
    let lag = 0;
    for (let e = first[i]!; e < first[i + 1]!; e += 1) lag += weight[e]! * z[to[e]!]!;
    cross += z[i]! * lag;
  }
  return ((z.length / S0) * cross) / squares;
}

/** Moments of I for values drawn from one normal distribution (Cliff & Ord 1981). */
export function moranNormal(n: number, { S0, S1, S2 }: Weights): Moments {
  const expected = -1 / (n - 1);
  return {
    expected,
    variance: (n * n * S1 - n * S2 + 3 * S0 * S0) / (S0 * S0 * (n * n - 1)) - expected * expected,
  };
}

/** Moments of I over all ways to deal these very values to the areas (Cliff & Ord 1981). Needs four areas. */
export function moranRandomised(values: Float64Array, { S0, S1, S2 }: Weights): Moments {
  const n = values.length;
  const expected = -1 / (n - 1);
  const k = kurtosisOf(values);
  const squares =
    n * ((n * n - 3 * n + 3) * S1 - n * S2 + 3 * S0 * S0) - k * ((n * n - n) * S1 - 2 * n * S2 + 6 * S0 * S0);
  return {
    expected,
    variance: squares / ((n - 1) * (n - 2) * (n - 3) * S0 * S0) - expected * expected,
  };
}

/** m4/m2² about the mean. */
export function kurtosisOf(values: Float64Array): number {
  const { z, squares } = centred(values);
  let fourth = 0;
  for (const deviation of z) fourth += deviation ** 4;
  return (fourth * values.length) / (squares * squares);
}

export interface MoranOptions extends WeightOptions, PermutationOptions {
  /** Which closed form the standard error and p come from. */
  assume?: "randomisation" | "normality";
}

export const moran = defineMeasure<MoranOptions>({
  id: "moran",
  aliases: ["I", "moran-i"],
  symbol: "I",
  family: "autocorrelation",
  name: { sv: "Morans I", en: "Moran's I" },
  groups: "none",
  needs: ["adjacency"],
  formula: "I = (n/S0) Σ_ij w_ij z_i z_j/Σ z_i², z = value − mean, S0 = Σ w_ij; E = −1/(n − 1)",
  sources: ["Moran 1950", "Cliff & Ord 1981"],
  range: {
    low: -1,
    high: 1,
    lowMeans: {
      sv: "Negativt: olika ligger intill varandra, som på ett schackbräde. Omkring 0: slumpvis.",
      en: "Negative: unlike lies beside unlike, as on a chess board. About 0: at random.",
    },
    highMeans: {
      sv: "Lika ligger intill lika: höga värden för sig och låga för sig.",
      en: "Like lies beside like: high values together and low values together.",
    },
  },
  perArea: {
    sv: "Områdets del av I. Delarna summerar till I; positiv där området liknar sina grannar.",
    en: "The area's part of I. The parts sum to I; positive where the area is like its neighbours.",
  },
  sensitiveTo: {
    sv: "Hur områdena är indelade, enstaka extrema värden, och andelar i små områden: deras slump drar I mot 0.",
    en: "How areas are drawn, single extreme values, and shares in small areas: their chance draws I towards 0.",
  },
  notToRead: {
    sv: "Det är ett mått på kartans mönster, inte på hur stora skillnaderna är. Gränsen −1 till 1 är ungefärlig.",
    en: "It is a measure of the map's pattern, not of how large the differences are. The bounds −1 to 1 are approximate.",
  },
  options: [
    WEIGHT_OPTION,
    {
      id: "assume",
      kind: "choice",
      default: "randomisation",
      choices: ["randomisation", "normality"],
      what: {
        sv: "Om slumpen delar ut just dessa värden, eller drar dem ur en normalfördelning.",
        en: "Whether chance deals these very values, or draws them from a normal distribution.",
      },
    },
    ...PERMUTATION_OPTIONS,
  ],
  measure(data, { weights: weighting, assume = "randomisation", permutations = 0, seed = 1 }) {
    const { values, adjacency, area, note } = fieldOf(data);
    const weights = weightsOf(adjacency, weighting);
    const n = values.length;
    const value = moranOf(values, weights);
    const moments =
      assume === "normality" || n < 4 ? moranNormal(n, weights) : moranRandomised(values, weights);
    const { z, squares } = centred(values);
    const lag = lagOf(weights, z);
    const parts = z.map((deviation, i) => ((n / weights.S0) * deviation * lag[i]!) / squares);
    return {
      value,
      expected: moments.expected,
      standardError: Math.sqrt(Math.max(0, moments.variance)),
      pValue: pOf(values, (dealt) => moranOf(dealt, weights), moments, { permutations, seed }),
      perArea: spread(parts, area, data.counts.areas),
      note,
    };
  },
});
