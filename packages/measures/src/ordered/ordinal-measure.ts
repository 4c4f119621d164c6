import { type Measure, type MeasureInfo, defineMeasure } from "../catalogue/measure.ts";
import type { Counts } from "../data/counts.ts";
import { normalInterval } from "../numeric/normal-interval.ts";
import type { Text } from "../text.ts";
import { type Spread, spreadOf } from "./spread.ts";
import { expectedAtRandom, partsAndError, weighted } from "./threshold-sum.ts";
import { definedThresholds, thresholdsOf } from "./thresholds.ts";

/** Λ = Σ t_i (v − v_i)/(T v) is the mean of H(p_k) with weights f(p_k). */
const shares =
  (spread: Spread) =>
  (p: Float64Array): Float64Array => {
    const whole = p.map((share) => spreadOf(spread, share));
    const sum = whole.reduce((all, one) => all + one, 0);
    return whole.map((one) => one / sum);
  };

/**
 * Ordinal segregation Λ = Σ t_i (v − v_i)/(T v), v = mean of f(c_k) over the boundaries k between classes, c_k the share below, v_i the
 * same within area i (Reardon 2009). Range 0–1; NaN where everyone is in one class.
 * @param counts one column for each class, from low to high
 */
export function ordinalSegregationOf(counts: Counts, spread: Spread): number {
  const { p, segregation } = thresholdsOf(counts, spread);
  return p.length > 0 ? weighted(shares(spread)(p), segregation) : NaN;
}

interface Entry {
  id: string;
  aliases: readonly string[];
  symbol: string;
  name: Text;
  formula: string;
  sensitiveTo: Text;
}

/** The four ordinal measures differ in f alone. */
export function ordinalMeasure(spread: Spread, entry: Entry): Measure {
  const info: MeasureInfo = {
    ...entry,
    family: "ordered",
    groups: "ordered",
    sources: ["Reardon 2009"],
    range: {
      low: 0,
      high: 1,
      lowMeans: {
        sv: "Alla områden har samma fördelning över klasserna.",
        en: "All areas have the same distribution over the classes.",
      },
      highMeans: {
        sv: "I varje område hör alla till samma klass.",
        en: "Within each area everyone is in the same class.",
      },
    },
    perArea: {
      sv: "Områdets del, (t_i/T)(1 − v_i/v). Delarna summerar till värdet; under noll där ett område är mer blandat än helheten.",
      en: "The area's part, (t_i/T)(1 − v_i/v). The parts sum to the value; below zero where an area is more mixed than the whole.",
    },
    notToRead: {
      sv: "Värdet beror på hur klasserna är dragna: jämför bara data med samma klasser. För inkomster i klasser som skiljer sig mellan år, använd rangordningsindex (rank-order). Det säger inte om det är låga eller höga klasser som bor åtskilt.",
      en: "The value depends on how the classes are drawn: compare only data with the same classes. For income classes that differ between years use the rank-order indices. It does not say whether it is low or high classes that live apart.",
    },
  };
  return defineMeasure({
    ...info,
    measure({ counts }, { level = 0.95 }) {
      const thresholds = definedThresholds(counts, spread);
      const coefficients = shares(spread)(thresholds.p);
      const value = weighted(coefficients, thresholds.segregation);
      const { perArea, standardError } = partsAndError(counts, thresholds, shares(spread));
      const expected = expectedAtRandom(counts, thresholds, coefficients);
      return {
        value,
        standardError,
        interval: normalInterval(value, standardError, level, "delta method, persons as a sample"),
        ...(Number.isFinite(expected) ? { expected } : {}),
        perArea,
        profile: {
          scale: { sv: "Andel av alla under gränsen", en: "Share of all people below the boundary" },
          at: thresholds.p,
          value: thresholds.segregation,
        },
        note: {
          sv: `${counts.groups.length} klasser från låg till hög i ${counts.areas} områden.`,
          en: `${counts.groups.length} classes from low to high in ${counts.areas} areas.`,
        },
      };
    },
    quick: (counts) => ordinalSegregationOf(counts, spread),
  });
}
