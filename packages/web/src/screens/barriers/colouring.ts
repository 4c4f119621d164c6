import type { BarrierSegment } from "@tvars/api";
import { number, percent } from "@tvars/report";
import type { Colouring, Language } from "../../url/state.ts";

/** From little to much; brighter on the map's dark ground, in one hue, so that the order needs no colour vision. */
export const BURDEN_COLORS = ["#5f574b", "#96703a", "#d0933b", "#ffc252", "#fff1bd"] as const;

const FIXED: Record<Exclude<Colouring, "burden" | "excess">, readonly number[]> = {
  severed: [0.1, 0.25, 0.5, 0.75],
  divides: [0.05, 0.15, 0.3, 0.5],
};

const METRES_IN_KM = 1000;

/** The value of a stretch in the unit that is shown: contact kilometres, metres, shares. */
export function valueOf(segment: BarrierSegment, colouring: Colouring): number {
  if (colouring === "burden") return segment.burden / METRES_IN_KM;
  if (colouring === "excess") return segment.excessM;
  return segment[colouring];
}

/** 1, 2 or 5 times a power of ten, at or below. */
function niceBelow(value: number): number {
  if (!(value > 0)) return 0;
  const power = 10 ** Math.floor(Math.log10(value));
  const times = [5, 2, 1].find((n) => n * power <= value) ?? 1;
  return times * power;
}

/**
 * Lower bounds of all classes but the first: those of the classes of excess, metres, where excess is shown; for the burden round numbers near the
 * fifths of the stretches that have one.
 */
export function stepsOf(
  segments: readonly BarrierSegment[],
  colouring: Colouring,
  limitsM: readonly number[] = [],
): readonly number[] {
  if (colouring === "excess") return limitsM;
  if (colouring !== "burden") return FIXED[colouring];
  const values = segments
    .map((segment) => valueOf(segment, "burden"))
    .filter((value) => value > 0)
    .toSorted((a, b) => a - b);
  // The upper end is told finer: most of what barriers cost lies in few stretches.
  const steps = [0.4, 0.65, 0.85, 0.95].map((q) => niceBelow(values[Math.floor(q * values.length)] ?? 0));
  return steps.filter((step, i) => step > 0 && step > (steps[i - 1] ?? 0));
}

/** Colours of as many classes as there are; the brightest is always the last. */
export const colorsOf = (steps: readonly number[]): readonly string[] =>
  BURDEN_COLORS.slice(BURDEN_COLORS.length - steps.length - 1);

export const classOf = (value: number, steps: readonly number[]): number =>
  steps.findLastIndex((step) => value >= step) + 1;

const MILLION = 1e6;

/** Short enough to read: 7,5 milj. */
export function brief(value: number, lang: Language): string {
  if (value >= 1000 * MILLION)
    return `${number(value / (1000 * MILLION), lang, value < 10_000 * MILLION ? 1 : 0)} ${lang === "sv" ? "md" : "bn"}`;
  if (value >= MILLION)
    return `${number(value / MILLION, lang, value < 10 * MILLION ? 1 : 0)} ${lang === "sv" ? "mn" : "m"}`;
  if (value >= 10) return number(value, lang);
  return number(value, lang, value > 0 && value < 1 ? 2 : 1);
}

export function shown(value: number, colouring: Colouring, lang: Language): string {
  if (colouring === "burden") return brief(value, lang);
  if (colouring === "excess") return number(value, lang);
  return percent(100 * value, lang, value > 0 && value < 0.01 ? 1 : 0);
}

export const share = (value: number, lang: Language): string =>
  percent(100 * value, lang, value > 0 && value < 0.1 ? 1 : 0);

/** 340 m, 1,2 km. */
export const distance = (metres: number, lang: Language): string =>
  metres < 995
    ? `${number(Math.round(metres / 5) * 5, lang)} m`
    : `${number(metres / METRES_IN_KM, lang, 1)} km`;
