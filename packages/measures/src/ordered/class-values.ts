import type { Counts } from "../data/counts.ts";
import { sumOf } from "../data/sums.ts";
import { MeasuresError } from "../error.ts";

/**
 * A value for each class: those given (class midpoints or means), or the mean centile of the class, that is the share of all people below
 * it plus half its own. Centiles need no incomes, and do not change when all incomes grow.
 * @throws MeasuresError `input` for another number of values, one that is not finite, or values that fall
 */
export function classValues({ groups, totals }: Counts, given?: ArrayLike<number>): Float64Array {
  if (given && given.length > 0) {
    const values = Float64Array.from(given);
    if (values.length !== groups.length || !values.every(Number.isFinite))
      throw new MeasuresError("input", {
        value: `[${values.join(", ")}]`,
        expected: `${groups.length} values, one for each class`,
        action: "Give a value also for the open highest class.",
      });
    if (values.some((value, k) => k > 0 && value < values[k - 1]!))
      throw new MeasuresError("input", {
        value: `[${values.join(", ")}]`,
        expected: "values that rise from the lowest class to the highest",
        action: "Give classes and values from low to high.",
      });
    return values;
  }
  const persons = sumOf(totals);
  let below = 0;
  return Float64Array.from(groups, (column) => {
    const own = sumOf(column) / persons;
    const middle = below + own / 2;
    below += own;
    return middle;
  });
}

/** Mean value of the people of each area; 0 where nobody lives. */
export function areaMeans({ areas, groups, totals }: Counts, values: Float64Array): Float64Array {
  const means = new Float64Array(areas);
  for (let k = 0; k < groups.length; k += 1) {
    const column = groups[k]!;
    const value = values[k]!;
    for (let i = 0; i < areas; i += 1) means[i]! += column[i]! * value;
  }
  for (let i = 0; i < areas; i += 1) if (totals[i]! > 0) means[i]! /= totals[i]!;
  return means;
}

/** Mean and Σ (value − mean)² over all people. */
export function spreadOfAll(
  { groups }: Counts,
  values: Float64Array,
): { persons: number; mean: number; squares: number } {
  let persons = 0;
  let sum = 0;
  const sizes = groups.map(sumOf);
  for (const [k, size] of sizes.entries()) {
    persons += size;
    sum += size * values[k]!;
  }
  const mean = sum / persons;
  let squares = 0;
  for (const [k, size] of sizes.entries()) squares += size * (values[k]! - mean) ** 2;
  return { persons, mean, squares };
}

/** @throws MeasuresError `undefined` where all people have the same value, so that there is nothing to sort by */
export function checkSpread({ persons, squares }: { persons: number; squares: number }): void {
  if (persons > 0 && squares > 0) return;
  throw new MeasuresError("undefined", {
    value: persons > 0 ? "all people with the same value" : "no people",
    expected: "people in classes of different values",
    action: "Choose classes, areas and a year with people in several of them.",
  });
}
