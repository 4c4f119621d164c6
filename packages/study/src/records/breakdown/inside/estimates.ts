import type { Question } from "../question.ts";
import type { ShownEstimate } from "../shown.ts";
import type { RawPeriod } from "./count.ts";

/**
 * Means with their standard error, and weighted shares with the effective number of answers behind them, of the cells that may be shown.
 * A weighted mean's error is that of the ratio Σwx/Σw: √(Σw²(x − m)²)/Σw, taken as s·√(Σw²)/Σw with s² = Σw(x − m)²/Σw · n/(n − 1).
 */
export function estimatesOf(
  { layout, weights, having, amount, rows }: RawPeriod,
  { asked, survey }: Question,
  mayShow: (cell: number) => boolean,
): (ShownEstimate | null)[] | null {
  const each = (of: (cell: number) => ShownEstimate | null): (ShownEstimate | null)[] =>
    Array.from({ length: layout.size }, (_, cell) => (mayShow(cell) ? of(cell) : null));
  if (amount && asked.figure === "mean")
    return each((cell) => {
      const weight = amount.weight[cell]!;
      const known = amount.known[cell]!;
      if (!(weight > 0)) return null;
      const value = amount.weighed[cell]! / weight;
      const spread = Math.max(0, amount.squares[cell]! / weight - value * value);
      const standardError =
        known > 1
          ? Math.sqrt((spread * known) / (known - 1)) * (Math.sqrt(amount.weightSquares[cell]!) / weight)
          : NaN;
      return { value, standardError, size: known };
    });
  if (survey && having && weights)
    return each((cell) => {
      const all = weights.all[cell]!;
      if (!(all > 0)) return null;
      const value = weights.having[cell]! / all;
      const size = (all * all) / weights.squares[cell]!;
      return {
        value,
        standardError: Math.sqrt((value * (1 - value)) / size),
        size: Math.min(size, rows[cell]!),
      };
    });
  return null;
}
