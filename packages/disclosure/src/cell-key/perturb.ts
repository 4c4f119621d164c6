import type { PTable } from "./p-table.ts";

/**
 * Shows counts with noise from their cell keys (the Cell Key Method, Fraser & Wooton 2005): the count chooses the row of
 * the p-table, the key how far along it. Same records, same key, same noise, in whatever table the cell turns up.
 * Zeros stay; parts need not sum to totals, which get noise of their own.
 * @param counts whole, not negative; NaN stays NaN
 * @param keys one per cell, in [0, 1)
 */
export function perturb(
  counts: ArrayLike<number>,
  keys: ArrayLike<number>,
  { most, rows }: PTable,
): Float64Array {
  const cumulative = rows.map((row) => {
    let sum = 0;
    return row.map((chance) => (sum += chance));
  });
  return Float64Array.from({ length: counts.length }, (_, at) => {
    const count = counts[at]!;
    if (Number.isNaN(count)) return NaN;
    const row = cumulative[Math.min(count, rows.length - 1)]!;
    const key = keys[at]!;
    let step = row.findIndex((upTo) => key < upTo);
    // The chances sum to 1 less rounding: the last possible change serves the rest.
    if (step < 0) step = rows[Math.min(count, rows.length - 1)]!.findLastIndex((chance) => chance > 0);
    return count + step - most;
  });
}

/** What the noise does on average: its standard deviation, mean absolute change, and chance of no change, per true count. */
export function expectedEffect({
  most,
  rows,
}: PTable): { count: number; sd: number; meanAbsolute: number; unchanged: number }[] {
  return rows.map((row, count) => {
    const over = (of: (change: number) => number): number =>
      row.reduce((sum, chance, at) => sum + chance * of(at - most), 0);
    return {
      count,
      sd: Math.sqrt(over((change) => change ** 2) - over((change) => change) ** 2),
      meanAbsolute: over(Math.abs),
      unchanged: row[most]!,
    };
  });
}
