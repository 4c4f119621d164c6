import { type Measure, type OptionInfo, defineMeasure } from "../catalogue/measure.ts";
import { normalInterval } from "../numeric/normal-interval.ts";
import type { Text } from "../text.ts";
import {
  type RankOrderFit,
  type RankOrderSpread,
  USUAL_ORDER,
  fitOf,
  rankOrderMoment,
  rankOrderSegregationOf,
} from "./rank-order.ts";
import { expectedAtRandom, partsAndError, weighted } from "./threshold-sum.ts";
import { definedThresholds } from "./thresholds.ts";

export interface RankOrderOptions extends RankOrderFit {
  /** What the standard error is of: persons as a sample (default), or the polynomial's fit to the thresholds. */
  error?: "persons" | "fit";
}

export const FIT_OPTIONS: readonly OptionInfo[] = [
  {
    id: "order",
    kind: "number",
    default: 4,
    what: {
      sv: "Ordning på polynomet som anpassas till segregationen vid varje gräns.",
      en: "Order of the polynomial fitted to the segregation at each boundary.",
    },
  },
  {
    id: "fit",
    kind: "choice",
    default: "wls",
    choices: ["wls", "ols"],
    what: {
      sv: "Vägd anpassning (gränser nära mitten väger mest) eller ovägd.",
      en: "Weighted fit (boundaries near the middle weigh most) or unweighted.",
    },
  },
];

export const ERROR_OPTION: OptionInfo = {
  id: "error",
  kind: "choice",
  default: "persons",
  choices: ["persons", "fit"],
  what: {
    sv: "Medelfelets grund: personerna som ett urval, eller hur väl polynomet passar gränserna.",
    en: "What the standard error rests on: persons as a sample, or how well the polynomial fits the boundaries.",
  },
};

export const ERROR_METHODS = {
  persons: "delta method, persons as a sample",
  fit: "delta method, residuals of the fitted polynomial",
} as const;

interface Entry {
  id: string;
  aliases: readonly string[];
  symbol: string;
  name: Text;
  formula: string;
  sensitiveTo: Text;
}

/** The three rank-order measures differ in f and its moments alone. */
export function rankOrderMeasure(spread: RankOrderSpread, entry: Entry): Measure<RankOrderOptions> {
  const moment = (m: number): number => rankOrderMoment(spread, m);
  return defineMeasure<RankOrderOptions>({
    ...entry,
    family: "ordered",
    groups: "ordered",
    sources: ["Reardon 2011", "Reardon & Bischoff 2011"],
    range: {
      low: 0,
      high: 1,
      lowMeans: {
        sv: "Alla områden har samma fördelning av låga och höga värden.",
        en: "All areas have the same distribution of low and high values.",
      },
      highMeans: {
        sv: "I varje område har alla samma plats i rangordningen.",
        en: "Within each area everyone has the same place in the ranking.",
      },
    },
    perArea: {
      sv: "Områdets del. Delarna summerar till värdet; under noll där ett område är mer blandat än helheten.",
      en: "The area's part. The parts sum to the value; below zero where an area is more mixed than the whole.",
    },
    notToRead: {
      sv: "Det mäter hur rangordningen fördelas över områden, inte hur stora skillnaderna är i kronor: växande inkomstskillnader ändrar det inte av sig självt. Det säger inte om det är de med låga eller höga värden som bor åtskilt; se profilen.",
      en: "It measures how the ranking is spread over areas, not how large differences are in money: growing income differences do not change it by themselves. It does not say whether it is those with low or with high values who live apart; see the profile.",
    },
    options: [...FIT_OPTIONS, ERROR_OPTION],
    measure({ counts }, { level = 0.95, error = "persons", ...options }) {
      const thresholds = definedThresholds(counts, spread);
      const { p, segregation } = thresholds;
      const functional = fitOf(spread, p, moment, options);
      const { coefficients, order } = functional;
      const value = weighted(coefficients, segregation);
      const persons = partsAndError(
        counts,
        thresholds,
        (at) => fitOf(spread, at, moment, { ...options, order }).coefficients,
      );
      const standardError =
        error === "fit" ? functional.errorFrom(thresholds.segregation) : persons.standardError;
      const expected = expectedAtRandom(counts, thresholds, coefficients);
      return {
        value,
        ...(Number.isFinite(standardError)
          ? { standardError, interval: normalInterval(value, standardError, level, ERROR_METHODS[error]) }
          : {}),
        ...(Number.isFinite(expected) ? { expected } : {}),
        perArea: persons.perArea,
        profile: {
          scale: { sv: "Andel av alla under gränsen", en: "Share of all people below the boundary" },
          at: p,
          value: segregation,
        },
        note: {
          sv: `${p.length} gränser i ${counts.areas} områden, polynom av ordning ${order}${order < (options.order ?? USUAL_ORDER) ? " (sänkt: få eller täta gränser)" : ""}.`,
          en: `${p.length} boundaries in ${counts.areas} areas, polynomial of order ${order}${order < (options.order ?? USUAL_ORDER) ? " (lowered: few boundaries, or close together)" : ""}.`,
        },
      };
    },
    quick: (counts) => rankOrderSegregationOf(counts, spread),
  });
}
