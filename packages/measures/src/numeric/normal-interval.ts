import { MeasuresError } from "../error.ts";
import type { Interval } from "../result.ts";
import { normalQuantile } from "./normal.ts";

/**
 * value ± z·SE, cut at the ends of the range where these are given: a value outside its range says nothing.
 * @param level coverage between 0 and 1
 * @throws MeasuresError `input` for a level outside 0–1
 */
export function normalInterval(
  value: number,
  standardError: number,
  level: number,
  method: string,
  lowest = -Infinity,
  highest = Infinity,
): Interval {
  if (!(level > 0 && level < 1))
    throw new MeasuresError("input", {
      value: level,
      expected: "a coverage between 0 and 1",
      action: "Use for example 0.95.",
    });
  const reach = normalQuantile((1 + level) / 2) * standardError;
  return {
    low: Math.max(value - reach, lowest),
    high: Math.min(value + reach, highest),
    level,
    method,
  };
}
