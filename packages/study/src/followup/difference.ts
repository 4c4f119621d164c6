/** Difference in differences on a panel of areas: pure arithmetic, no names. */
const mean = (values: readonly number[]): number =>
  values.reduce((sum, value) => sum + value, 0) / values.length;

/** Mean after less mean before, of one row. */
export function changeOf(row: readonly number[], years: readonly number[], since: number): number {
  const before = row.filter((_, at) => years[at]! < since);
  const after = row.filter((_, at) => years[at]! >= since);
  return mean(after) - mean(before);
}

/**
 * The two-by-two estimate: (after − before) where it was done, less (after − before) where it was not.
 * Card & Krueger (1994), Table 3, rows 1–3: (21.03 − 20.44) − (21.17 − 23.33) = 2.75 of rounded means, 2.76 as published.
 */
export const differenceInDifferences = (
  treated: { before: number; after: number },
  comparison: { before: number; after: number },
): number => treated.after - treated.before - (comparison.after - comparison.before);

/** Least-squares change per year of the years before, 0 with one year. */
export function slopeBefore(row: readonly number[], years: readonly number[], since: number): number {
  const at = years.flatMap((year, i) => (year < since ? [i] : []));
  if (at.length < 2) return 0;
  const x = mean(at.map((i) => years[i]!));
  const y = mean(at.map((i) => row[i]!));
  const over = at.reduce((sum, i) => sum + (years[i]! - x) * (row[i]! - y), 0);
  return over / at.reduce((sum, i) => sum + (years[i]! - x) ** 2, 0);
}
