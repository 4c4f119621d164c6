import { MeasuresError } from "../error.ts";
import { studentQuantile } from "../numeric/student.ts";
import { DEFAULT_LEVEL, checkLevel } from "./estimate.ts";
import type { Estimate } from "./estimate.ts";

/**
 * A mean with its t-interval, mean ∓ t(n − 1) s/√n.
 * @throws MeasuresError `undefined` for fewer than two values, `input` for a value that is not a number.
 */
export function meanOf(
  values: ArrayLike<number>,
  { level = DEFAULT_LEVEL }: { level?: number } = {},
): Estimate {
  const n = values.length;
  if (n < 2)
    throw new MeasuresError("undefined", {
      value: `${n} values`,
      expected: "two values or more, since one tells nothing about how they vary",
      action: "Show the value without an interval.",
    });
  let mean = 0;
  let squares = 0;
  for (let at = 0; at < n; at += 1) {
    const value = values[at]!;
    if (!Number.isFinite(value))
      throw new MeasuresError("input", {
        value,
        expected: `a number at position ${at}`,
        action: "Leave out what is missing.",
      });
    const gap = value - mean;
    mean += gap / (at + 1);
    squares += gap * (value - mean);
  }
  const standardError = Math.sqrt(squares / (n - 1) / n);
  const half = studentQuantile((1 + checkLevel(level)) / 2, n - 1) * standardError;
  return {
    value: mean,
    standardError,
    interval: {
      low: mean - half,
      high: mean + half,
      level,
      method: `Student's t, ${n - 1} degrees of freedom`,
    },
  };
}
