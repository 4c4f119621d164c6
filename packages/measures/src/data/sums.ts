import { MeasuresError } from "../error.ts";
import type { Counts } from "./counts.ts";

export function sumOf(column: Float64Array): number {
  let sum = 0;
  for (let at = 0; at < column.length; at += 1) sum += column[at]!;
  return sum;
}

/**
 * Sums of the two groups and of all: X, Y, T = X + Y and P = X/T.
 * @throws MeasuresError `undefined` when one of the groups has no members.
 */
export function twoSums({ groups }: Counts): { X: number; Y: number; T: number; P: number } {
  const X = sumOf(groups[0]!);
  const Y = sumOf(groups[1]!);
  if (X === 0 || Y === 0)
    throw new MeasuresError("undefined", {
      value: `${X} and ${Y} persons`,
      expected: "members of both groups",
      action: "Choose groups that exist in the chosen areas and year.",
    });
  return { X, Y, T: X + Y, P: X / (X + Y) };
}
