import { normalInterval } from "../numeric/normal-interval.ts";
import type { Interval } from "../result.ts";

/**
 * Standard error of a function of weighted areas when the areas, with their people, are a sample of many like them: linearisation, that is
 * the infinitesimal jackknife. Absent for a single area.
 * @param influence change of the value by one relative unit of an area's people; sums to 0
 */
export function areasError(
  value: number,
  influence: Float64Array,
  level: number,
  lowest = 0,
  highest = Infinity,
): { standardError?: number; interval?: Interval } {
  const n = influence.length;
  if (n < 2) return {};
  let sum = 0;
  for (let k = 0; k < n; k += 1) sum += influence[k]! * influence[k]!;
  const standardError = Math.sqrt((sum * n) / (n - 1));
  return {
    standardError,
    interval: normalInterval(
      value,
      standardError,
      level,
      "linearisation, areas as a sample",
      lowest,
      highest,
    ),
  };
}
