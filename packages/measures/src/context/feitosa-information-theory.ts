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

export const feitosaInformationTheory = defineMeasure<SmoothOptions>({
  id: "feitosa-information-theory",
  aliases: ["generalised-spatial-h"],
  symbol: "H̆(m)",
  family: "context",
  name: { sv: "Informationsindex i lokala miljöer", en: "Information theory index of local environments" },
  groups: "many",
  needsOneOf: NEEDS_DISTANCE,
  formula: "H̆ = Σ_j N_j (E − e_j)/(E N), e_j = −Σ_m τ̆_jm ln τ̆_jm",
  sources: ["Feitosa et al. 2007"],
  range: { low: -Infinity, high: 1, lowMeans: ALIKE, highMeans: APART },
  perArea: {
    sv: "Lokalt informationsindex h̆_j = N_j(E − e_j)/(E N); summerar till H̆.",
    en: "Local information theory index h̆_j = N_j(E − e_j)/(E N); sums to H̆.",
  },
  sensitiveTo: SENSITIVE,
  notToRead: NOT_TO_READ,
  options: surroundingsOptions("gaussian"),
  measure(data, { kernel = "gaussian", ...options }) {
    const environment = smoothed(data.counts, data, { ...options, kernel });
    const { value, perArea, leftOut } = informationTheoryAround(data.counts, environment);
    return {
      value,
      perArea,
      note: joined(surroundingsIn(data, { ...options, kernel }), leftOutIn(leftOut), {
        sv: " Samma formel som det rumsliga informationsindexet, med gaussisk omgivning.",
        en: " The same formula as the spatial information theory index, with Gaussian surroundings.",
      }),
    };
  },
});
