import { defineMeasure } from "../catalogue/measure.ts";
import { dissimilarityAround } from "./environment.ts";
import {
  ALIKE,
  APART,
  NEEDS_DISTANCE,
  NOT_TO_READ,
  SENSITIVE,
  joined,
  surroundingsIn,
  surroundingsOptions,
} from "./options.ts";
import { smoothed } from "./smoothed.ts";
import type { SmoothOptions } from "./smoothed.ts";

export const egohoodDissimilarity = defineMeasure<SmoothOptions>({
  id: "egohood-dissimilarity",
  aliases: ["egohood-d", "spatial-multi-dissim"],
  symbol: "D(ego)",
  family: "context",
  name: { sv: "Dissimilaritet över omgivningar", en: "Dissimilarity over egohoods" },
  groups: "many",
  needsOneOf: NEEDS_DISTANCE,
  formula: "D of x̃_ig = Σ_j w(d_ij) x_jg",
  sources: ["Hipp & Boessen 2013", "Cortes et al. 2020"],
  range: { low: 0, high: 1, lowMeans: ALIKE, highMeans: APART },
  perArea: {
    sv: "Omgivningens del av D. Delarna summerar till D.",
    en: "The part of the surroundings in D. The parts sum to D.",
  },
  sensitiveTo: SENSITIVE,
  notToRead: NOT_TO_READ,
  options: surroundingsOptions("triangular"),
  measure(data, options) {
    const around = smoothed(data.counts, data, options);
    const { value, perArea } = dissimilarityAround(around, around);
    return {
      value,
      perArea,
      note: joined(surroundingsIn(data, options), {
        sv: " Varje område väger efter alla omkring det, så de som bor tätt räknas oftare.",
        en: " Every area weighs by all the people around it, so those who live densely count more often.",
      }),
    };
  },
});
