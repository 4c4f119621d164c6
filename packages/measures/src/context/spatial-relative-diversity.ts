import { defineMeasure } from "../catalogue/measure.ts";
import { relativeDiversityAround } from "./environment.ts";
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

export const spatialRelativeDiversity = defineMeasure<SmoothOptions>({
  id: "spatial-relative-diversity",
  aliases: ["spatial-r", "R-tilde"],
  symbol: "R̃",
  family: "context",
  name: { sv: "Rumslig relativ mångfald", en: "Spatial relative diversity" },
  groups: "many",
  needsOneOf: NEEDS_DISTANCE,
  formula: "R̃ = 1 − Σ τ_p I_p/(T I), I_p = Σ_m π̃_pm (1 − π̃_pm) of the surroundings of p",
  sources: ["Reardon & O'Sullivan 2004"],
  range: { low: -Infinity, high: 1, lowMeans: ALIKE, highMeans: APART },
  perArea: {
    sv: "Områdets del av R̃: t_i(I − I_i)/(I T). Delarna summerar till R̃; under 0 där omgivningen är mer blandad än helheten.",
    en: "The area's part of R̃: t_i(I − I_i)/(I T). The parts sum to R̃; below 0 where surroundings are more mixed than the whole.",
  },
  sensitiveTo: SENSITIVE,
  notToRead: NOT_TO_READ,
  options: surroundingsOptions("biweight"),
  measure(data, { kernel = "biweight", ...options }) {
    const environment = smoothed(data.counts, data, { ...options, kernel });
    const { value, perArea, leftOut } = relativeDiversityAround(data.counts, environment);
    return {
      value,
      perArea,
      note: joined(surroundingsIn(data, { ...options, kernel }), leftOutIn(leftOut), {
        sv: " I är chansen att två slumpvis valda hör till olika grupper.",
        en: " I is the chance that two people drawn at random belong to different groups.",
      }),
    };
  },
});
