import { defineMeasure } from "../catalogue/measure.ts";
import { informationTheoryAround } from "./environment.ts";
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

export const spatialInformationTheory = defineMeasure<SmoothOptions>({
  id: "spatial-information-theory",
  aliases: ["spatial-h", "H-tilde"],
  symbol: "H̃",
  family: "context",
  name: { sv: "Rumsligt informationsindex", en: "Spatial information theory index" },
  groups: "many",
  needsOneOf: NEEDS_DISTANCE,
  formula: "H̃ = 1 − Σ τ_p E_p/(T E), E_p = −Σ_m π̃_pm ln π̃_pm of the surroundings of p",
  sources: ["Reardon & O'Sullivan 2004", "Reardon et al. 2008"],
  range: { low: -Infinity, high: 1, lowMeans: ALIKE, highMeans: APART },
  perArea: {
    sv: "Områdets del av H̃: t_i(E − E_i)/(E T), där E_i är blandningen i omgivningen. Delarna summerar till H̃; under 0 där omgivningen är mer blandad än helheten.",
    en: "The area's part of H̃: t_i(E − E_i)/(E T), where E_i is the mix of its surroundings. The parts sum to H̃; below 0 where surroundings are more mixed than the whole.",
  },
  sensitiveTo: SENSITIVE,
  notToRead: NOT_TO_READ,
  options: surroundingsOptions("biweight"),
  measure(data, { kernel = "biweight", ...options }) {
    const environment = smoothed(data.counts, data, { ...options, kernel });
    const { value, perArea, leftOut } = informationTheoryAround(data.counts, environment);
    return {
      value,
      perArea,
      note: joined(surroundingsIn(data, { ...options, kernel }), leftOutIn(leftOut), {
        sv: " Under 0 betyder att omgivningarna i snitt är mer blandade än helheten.",
        en: " Below 0 means that surroundings are on average more mixed than the whole.",
      }),
    };
  },
});
