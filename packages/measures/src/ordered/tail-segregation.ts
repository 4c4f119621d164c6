import { type Measure, defineMeasure } from "../catalogue/measure.ts";
import type { Counts } from "../data/counts.ts";
import { MeasuresError } from "../error.ts";
import { normalInterval } from "../numeric/normal-interval.ts";
import type { Text } from "../text.ts";
import { type RankOrderFit, fitOf } from "./rank-order.ts";
import { ERROR_METHODS, ERROR_OPTION, FIT_OPTIONS, type RankOrderOptions } from "./rank-order-measure.ts";
import { expectedAtRandom, partsAndError, weighted } from "./threshold-sum.ts";
import { definedThresholds, thresholdsOf } from "./thresholds.ts";

export interface TailOptions extends RankOrderOptions {
  /** Share of people below the cut, between 0 and 1. */
  p?: number;
}

/**
 * H at the percentile p: how the p lowest live apart from the rest, read off the polynomial fitted to H at the boundaries between classes
 * (Reardon & Bischoff 2011). Range 0–1 but for the error of the fit; NaN where everyone is in one class.
 * @param counts one column for each class, from low to high
 */
export function segregationAtOf(counts: Counts, p: number, options: RankOrderFit = {}): number {
  const { p: at, segregation } = thresholdsOf(counts, "entropy");
  return at.length > 0
    ? weighted(fitOf("entropy", at, (m) => p ** m, options).coefficients, segregation)
    : NaN;
}

interface Entry {
  id: string;
  aliases: readonly string[];
  symbol: string;
  name: Text;
  formula: string;
  p: number;
  who: Text;
}

/** Segregation of poverty and of affluence differ in the percentile and in who is told of. */
export function tailMeasure({ p: usual, who, ...entry }: Entry): Measure<TailOptions> {
  return defineMeasure<TailOptions>({
    ...entry,
    family: "ordered",
    groups: "ordered",
    sources: ["Reardon & Bischoff 2011"],
    range: {
      low: 0,
      high: 1,
      lowMeans: {
        sv: `${who.sv} är lika stor del av alla områden.`,
        en: `${who.en} are the same part of all areas.`,
      },
      highMeans: {
        sv: `${who.sv} bor aldrig i samma område som andra.`,
        en: `${who.en} never live in the same area as others.`,
      },
    },
    perArea: {
      sv: "Områdets del. Delarna summerar till värdet; under noll där ett område är mer blandat än helheten.",
      en: "The area's part. The parts sum to the value; below zero where an area is more mixed than the whole.",
    },
    sensitiveTo: {
      sv: "Var klassgränserna ligger: finns ingen gräns nära percentilen är värdet en gissning av polynomet.",
      en: "Where the class boundaries lie: with no boundary near the percentile the value is the polynomial's guess.",
    },
    notToRead: {
      sv: "Gränsen är en percentil i fördelningen, inte en fattigdomsgräns: andelen är lika stor varje år. Det säger inte i vilka områden, eller varför.",
      en: "The cut is a percentile of the distribution, not a poverty line: the share is the same every year. It does not say in which areas, or why.",
    },
    options: [
      {
        id: "p",
        kind: "number",
        default: usual,
        what: {
          sv: "Andel av alla som ligger under gränsen.",
          en: "Share of all people below the cut.",
        },
      },
      ...FIT_OPTIONS,
      ERROR_OPTION,
    ],
    measure({ counts }, { level = 0.95, p = usual, error = "persons", ...options }) {
      if (!(p > 0 && p < 1))
        throw new MeasuresError("input", {
          value: p,
          expected: "a share between 0 and 1",
          action: `${usual} is the usual one.`,
        });
      const thresholds = definedThresholds(counts, "entropy");
      const power = (m: number): number => p ** m;
      const functional = fitOf("entropy", thresholds.p, power, options);
      const { coefficients, order } = functional;
      const value = weighted(coefficients, thresholds.segregation);
      const persons = partsAndError(
        counts,
        thresholds,
        (at) => fitOf("entropy", at, power, { ...options, order }).coefficients,
      );
      const standardError =
        error === "fit" ? functional.errorFrom(thresholds.segregation) : persons.standardError;
      const nearest = thresholds.p.reduce(
        (best, at) => (Math.abs(at - p) < Math.abs(best - p) ? at : best),
        Infinity,
      );
      return {
        value,
        ...(Number.isFinite(standardError)
          ? { standardError, interval: normalInterval(value, standardError, level, ERROR_METHODS[error]) }
          : {}),
        expected: expectedAtRandom(counts, thresholds, coefficients),
        perArea: persons.perArea,
        profile: {
          scale: { sv: "Andel av alla under gränsen", en: "Share of all people below the boundary" },
          at: thresholds.p,
          value: thresholds.segregation,
        },
        note: {
          sv: `Vid ${percent(p, ",")} procent; närmaste klassgräns ligger vid ${percent(nearest, ",")} procent.`,
          en: `At ${percent(p, ".")} per cent; the nearest class boundary lies at ${percent(nearest, ".")} per cent.`,
        },
      };
    },
    quick: (counts) => segregationAtOf(counts, usual),
  });
}

const percent = (share: number, point: string): string =>
  String(Math.round(1000 * share) / 10).replace(".", point);
