import type { Counts } from "../data/counts.ts";
import { sumOf } from "../data/sums.ts";
import { MeasuresError } from "../error.ts";
import { type Spread, spreadOf, spreadSum } from "./spread.ts";

/** Segregation of those below from those above each boundary between two classes that has people on both sides. */
export interface Thresholds {
  readonly spread: Spread;
  /** T, persons in all. */
  readonly persons: number;
  /** The classes 0 … after[k] lie below threshold k. */
  readonly after: Int32Array;
  /** Share of all people below. */
  readonly p: Float64Array;
  /** f(p) */
  readonly whole: Float64Array;
  /** H(p) = 1 − Σ t_i f(c_i)/(T f(p)) */
  readonly segregation: Float64Array;
}

/**
 * Segregation at every threshold between the classes (Reardon 2009). O(nk) time, O(n) memory.
 * An empty lowest or highest class has nobody on one side of its boundary, and gives no threshold.
 */
export function thresholdsOf({ areas, groups, totals }: Counts, spread: Spread): Thresholds {
  const persons = sumOf(totals);
  const most = groups.length - 1;
  const after = new Int32Array(most);
  const p = new Float64Array(most);
  const whole = new Float64Array(most);
  const segregation = new Float64Array(most);
  const lower = new Float64Array(areas);
  let below = 0;
  let used = 0;
  for (let k = 0; k < most; k += 1) {
    const column = groups[k]!;
    for (let i = 0; i < areas; i += 1) {
      lower[i]! += column[i]!;
      below += column[i]!;
    }
    const share = below / persons;
    if (!(share > 0 && share < 1)) continue;
    after[used] = k;
    p[used] = share;
    whole[used] = spreadOf(spread, share);
    segregation[used] = 1 - spreadSum(spread, lower, totals) / (persons * whole[used]!);
    used += 1;
  }
  return {
    spread,
    persons,
    after: after.subarray(0, used),
    p: p.subarray(0, used),
    whole: whole.subarray(0, used),
    segregation: segregation.subarray(0, used),
  };
}

/** The thresholds, or a named error where everyone is in one class. */
export function definedThresholds(counts: Counts, spread: Spread): Thresholds {
  const thresholds = thresholdsOf(counts, spread);
  if (thresholds.p.length > 0) return thresholds;
  throw new MeasuresError("undefined", {
    value: thresholds.persons > 0 ? "all people in one class" : "no people",
    expected: "people in two classes or more",
    action: "Choose classes, areas and a year with people in several of them.",
  });
}
