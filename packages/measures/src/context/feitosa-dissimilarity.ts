import { defineMeasure } from "../catalogue/measure.ts";
import { dissimilarityAround } from "./environment.ts";
import {
  ALIKE,
  APART,
  NEEDS_DISTANCE,
  NOT_TO_READ,
  SENSITIVE,
  joined,
  leftOutIn,
  surroundingsIn,
  surroundingsOptions,
} from "./options.ts";
import { smoothed } from "./smoothed.ts";
import type { SmoothOptions } from "./smoothed.ts";

export const feitosaDissimilarity = defineMeasure<SmoothOptions>({
  id: "feitosa-dissimilarity",
  aliases: ["generalised-spatial-dissimilarity"],
  symbol: "D̆(m)",
  family: "context",
  name: { sv: "Dissimilaritet i lokala miljöer", en: "Dissimilarity of local environments" },
  groups: "many",
  needsOneOf: NEEDS_DISTANCE,
  formula: "D̆ = Σ_j Σ_m N_j |τ̆_jm − τ_m|/(2 N I), τ̆_jm = Ľ_jm/Ľ_j of population intensities Ľ",
  sources: ["Feitosa et al. 2007", "Sakoda 1981"],
  range: { low: 0, high: 1, lowMeans: ALIKE, highMeans: APART },
  perArea: {
    sv: "Lokal dissimilaritet d̆_j; summerar till D̆.",
    en: "Local dissimilarity d̆_j; sums to D̆.",
  },
  sensitiveTo: SENSITIVE,
  notToRead: NOT_TO_READ,
  options: surroundingsOptions("gaussian"),
  measure(data, { kernel = "gaussian", ...options }) {
    const environment = smoothed(data.counts, data, { ...options, kernel });
    const { value, perArea, leftOut } = dissimilarityAround(data.counts, environment);
    return {
      value,
      perArea,
      note: joined(surroundingsIn(data, { ...options, kernel }), leftOutIn(leftOut), {
        sv: " Samma formel som den rumsliga dissimilariteten, med gaussisk omgivning.",
        en: " The same formula as spatial dissimilarity, with Gaussian surroundings.",
      }),
    };
  },
});
