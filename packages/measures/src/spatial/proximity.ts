import type { Counts } from "../data/counts.ts";
import { MeasuresError } from "../error.ts";
import { twoSums } from "../data/sums.ts";
import type { NearSums } from "./decay-sums.ts";

/** Mean nearness of two members of one group, of one of each, and of any two persons (White 1983). */
export interface Proximities {
  xx: number;
  yy: number;
  xy: number;
  /** P_oo, P_tt */
  tt: number;
}

/**
 * P_xx = Σ_ij c_ij x_i x_j / X², and so on, from sums of nearness.
 * @throws MeasuresError `undefined` when a group has no members
 */
export function proximitiesOf(counts: Counts, near: NearSums): Proximities {
  const [x, y] = counts.groups as [Float64Array, Float64Array];
  const { X, Y, T } = twoSums(counts);
  let xx = 0;
  let yy = 0;
  let xy = 0;
  for (let i = 0; i < x.length; i += 1) {
    xx += x[i]! * near.x[i]!;
    yy += y[i]! * near.y[i]!;
    xy += x[i]! * near.y[i]!;
  }
  return { xx: xx / (X * X), yy: yy / (Y * Y), xy: xy / (X * Y), tt: (xx + 2 * xy + yy) / (T * T) };
}

/**
 * The largest |a'/b' − a/b| when a and b lie within the bounds; Infinity when b may be 0. Both bounds contain the value itself.
 */
export function quotientError(
  a: number,
  [lowA, highA]: readonly [number, number],
  b: number,
  [lowB, highB]: readonly [number, number],
): number {
  if (lowB <= 0 && highB >= 0) return Infinity;
  const value = a / b;
  return Math.max(
    ...[lowA / lowB, lowA / highB, highA / lowB, highA / highB].map((other) => Math.abs(other - value)),
  );
}

/** @throws MeasuresError `undefined` when the areas lie too far apart, or are too large, for any weight to be left */
export function divided(numerator: number, denominator: number): number {
  const value = numerator / denominator;
  if (Number.isFinite(value)) return value;
  throw new MeasuresError("undefined", {
    value: `${numerator} / ${denominator}`,
    expected: "areas that are near each other at the scale of β",
    action: "Give a smaller beta, such as 0.1 for each km.",
  });
}
