import type { CommonOptions, Measure } from "../catalogue/measure.ts";
import type { MeasureData } from "../data/measure-data.ts";
import type { Result } from "../result.ts";
import { joined, surroundingsIn } from "./options.ts";
import { smoothed } from "./smoothed.ts";
import type { SmoothOptions } from "./smoothed.ts";

/**
 * Any measure of counts, on the people around every area instead of those in it: PySAL's egohood, without its rounding to whole persons.
 * Every area then weighs by all the people around it, so that people in crowded places count more often than others; for weights by those
 * who live there see `spatial-information-theory` and its kin.
 * @param options those of the surroundings; `measureOptions` are the measure's own
 */
export function egohood<Options extends object>(
  measure: Measure<Options>,
  data: MeasureData,
  { measureOptions, ...options }: SmoothOptions & { measureOptions?: Options & CommonOptions } = {},
): Result {
  const result = measure({ ...data, counts: smoothed(data.counts, data, options) }, measureOptions);
  // Intervals and expectations are those of people drawn once each; surroundings overlap, so they do not hold here.
  const { value, perArea, perGroup, parts, profile, matrix, note } = result;
  return {
    value,
    ...(perArea && { perArea }),
    ...(perGroup && { perGroup }),
    ...(parts && { parts }),
    ...(profile && { profile }),
    ...(matrix && { matrix }),
    note: joined(surroundingsIn(data, options), { sv: ` ${note.sv}`, en: ` ${note.en}` }),
  };
}
