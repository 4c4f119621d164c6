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

export const spatialDissimilarityRo = defineMeasure<SmoothOptions>({
  id: "spatial-dissimilarity-ro",
  aliases: ["spatial-d", "D-tilde"],
  symbol: "D̃",
  family: "context",
  name: { sv: "Rumsligt dissimilaritetsindex", en: "Spatial dissimilarity" },
  groups: "many",
  needsOneOf: NEEDS_DISTANCE,
  formula: "D̃ = Σ_p Σ_m τ_p |π̃_pm − π_m|/(2 T I)",
  sources: ["Reardon & O'Sullivan 2004"],
  range: { low: 0, high: 1, lowMeans: ALIKE, highMeans: APART },
  perArea: {
    sv: "Områdets del av D̃: hur mycket omgivningens andelar skiljer sig från helhetens, gånger områdets invånare. Delarna summerar till D̃.",
    en: "The area's part of D̃: how much the shares of its surroundings differ from those of the whole, times its people. The parts sum to D̃.",
  },
  sensitiveTo: SENSITIVE,
  notToRead: NOT_TO_READ,
  options: surroundingsOptions("biweight"),
  measure(data, { kernel = "biweight", ...options }) {
    const environment = smoothed(data.counts, data, { ...options, kernel });
    const { value, perArea, leftOut } = dissimilarityAround(data.counts, environment);
    return {
      value,
      perArea,
      note: joined(surroundingsIn(data, { ...options, kernel }), leftOutIn(leftOut), {
        sv: " Vikterna är de som bor i området, andelarna omgivningens.",
        en: " Weights are those who live in the area, shares those of its surroundings.",
      }),
    };
  },
});
