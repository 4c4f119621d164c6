import { MeasuresError } from "../error.ts";

/** `greater` asks whether the observed value is higher than chance makes it, `less` whether lower, `two-sided` either. */
export type Alternative = "two-sided" | "greater" | "less";

/** Draws that have a value, from the smallest to the largest. */
export function ascending(draws: Float64Array): Float64Array {
  const usable = draws.filter((draw) => !Number.isNaN(draw)).sort();
  if (usable.length < 2)
    throw new MeasuresError("undefined", {
      value: `${usable.length} of ${draws.length} replicates with a value`,
      expected: "at least two replicates with a value",
      action: "The groups are too small for the measure to exist in simulated data; merge groups or areas.",
    });
  return usable;
}

/** The quantile p of ascending values, linear between the order statistics (type 7 of Hyndman & Fan 1996, as R and NumPy). */
export function quantileOf(sorted: Float64Array, p: number): number {
  const at = Math.min(1, Math.max(0, p)) * (sorted.length - 1);
  const below = Math.floor(at);
  const above = Math.min(below + 1, sorted.length - 1);
  return sorted[below]! + (at - below) * (sorted[above]! - sorted[below]!);
}

/** Mean and standard deviation (divisor m − 1). */
export function momentsOf(values: Float64Array): { mean: number; sd: number } {
  let mean = 0;
  for (const value of values) mean += value;
  mean /= values.length;
  let squares = 0;
  for (const value of values) squares += (value - mean) ** 2;
  return { mean, sd: values.length > 1 ? Math.sqrt(squares / (values.length - 1)) : 0 };
}

/**
 * The share of draws as extreme as the observed value, itself counted among them: (b + 1)/(m + 1), never 0 (Davison & Hinkley 1997,
 * Phipson & Smyth 2010). Two-sided is twice the smaller side, at most 1.
 */
export function simulatedP(draws: Float64Array, observed: number, alternative: Alternative): number {
  // Draws that equal the observed value but for the order of additions must count as equal.
  const slack = 1e-12 * Math.abs(observed);
  let atLeast = 1;
  let atMost = 1;
  let m = 1;
  for (const draw of draws) {
    if (Number.isNaN(draw)) continue;
    m += 1;
    if (draw >= observed - slack) atLeast += 1;
    if (draw <= observed + slack) atMost += 1;
  }
  if (alternative === "greater") return atLeast / m;
  if (alternative === "less") return atMost / m;
  return Math.min(1, (2 * Math.min(atLeast, atMost)) / m);
}

export function checkLevel(level: number): number {
  if (!(level > 0 && level < 1))
    throw new MeasuresError("input", {
      value: level,
      expected: "a level between 0 and 1",
      action: "Give 0.95 for an interval of 95 per cent.",
    });
  return level;
}
