import { defineMeasure } from "../catalogue/measure.ts";
import { MeasuresError } from "../error.ts";
import { PERMUTATION_OPTIONS, type PermutationOptions, pOf } from "./chance.ts";
import { moranNormal, moranOf, moranRandomised } from "./moran.ts";
import { type WeightOptions, SHARE, WEIGHT_OPTION, fieldOf, weightsOf } from "./neighbours.ts";

/**
 * Deviations of rates from the overall rate, each over the spread that its own population gives it (Assunção & Reis 1999):
 * z_i = (e_i/b_i − β)/√(α + β/b_i), β = Σe/Σb, α = s² − β/(Σb/n), s² = Σ b_i (e_i/b_i − β)²/Σb; the chance part alone where that sum
 * is not positive. NaN where b_i is 0.
 */
export function assuncaoReis(events: Float64Array, population: Float64Array): Float64Array {
  let e = 0;
  let b = 0;
  let areas = 0;
  for (let i = 0; i < events.length; i += 1) {
    e += events[i]!;
    b += population[i]!;
    if (population[i]! > 0) areas += 1;
  }
  const beta = e / b;
  let squares = 0;
  for (let i = 0; i < events.length; i += 1)
    if (population[i]! > 0) squares += population[i]! * (events[i]! / population[i]! - beta) ** 2;
  const alpha = squares / b - beta / (b / areas);
  return events.map((count, i) => {
    const chance = beta / population[i]!;
    const variance = alpha + chance;
    return (count / population[i]! - beta) / Math.sqrt(variance > 0 ? variance : chance);
  });
}

export const rateMoran = defineMeasure<WeightOptions & PermutationOptions>({
  id: "rate-moran",
  aliases: ["EBI", "moran-rate"],
  symbol: "I_EB",
  family: "autocorrelation",
  name: {
    sv: "Morans I för andelar i olika stora områden",
    en: "Moran's I for rates in areas of different size",
  },
  groups: "two",
  needs: ["adjacency"],
  formula: "I of z_i = (p_i − β)/√(α + β/t_i), β = X/T, α = Σ t_i (p_i − β)²/T − β n/T",
  sources: ["Assunção & Reis 1999"],
  range: {
    low: -1,
    high: 1,
    lowMeans: {
      sv: "Negativt: olika ligger intill varandra. Omkring 0: slumpvis.",
      en: "Negative: unlike lies beside unlike. About 0: at random.",
    },
    highMeans: { sv: "Lika ligger intill lika.", en: "Like lies beside like." },
  },
  sensitiveTo: {
    sv: "Hur områdena är indelade. Små områden väger inte tyngre för att deras andelar svänger, som i Morans I.",
    en: "How areas are drawn. Small areas do not weigh more because their shares swing, as in Moran's I.",
  },
  notToRead: {
    sv: "Det är ett mått på kartans mönster, inte på hur stora skillnaderna är.",
    en: "It is a measure of the map's pattern, not of how large the differences are.",
  },
  options: [WEIGHT_OPTION, ...PERMUTATION_OPTIONS],
  measure({ counts, adjacency }, { weights: weighting, permutations = 0, seed = 1 }) {
    const z = assuncaoReis(counts.groups[0]!, counts.totals);
    if (counts.groups[0]!.every((members) => members === 0))
      throw new MeasuresError("undefined", {
        value: "0 members",
        expected: "members of the group",
        action: "Choose a group that exists in the chosen areas and year.",
      });
    const field = fieldOf({ counts, values: z, adjacency: adjacency! }, SHARE);
    const weights = weightsOf(field.adjacency, weighting);
    const value = moranOf(field.values, weights);
    const moments =
      field.values.length < 4
        ? moranNormal(field.values.length, weights)
        : moranRandomised(field.values, weights);
    return {
      value,
      expected: moments.expected,
      standardError: Math.sqrt(Math.max(0, moments.variance)),
      pValue: pOf(field.values, (dealt) => moranOf(dealt, weights), moments, { permutations, seed }),
      note: field.note,
    };
  },
});
