/** Difference in differences on a panel of areas: pure arithmetic, no names. */
import { randomOf, studentQuantile } from "@tvars/measures";

export interface Panel {
  years: readonly number[];
  /** First year with the measure. */
  since: number;
  /** One row of values an area, in the order of `years`. */
  values: readonly (readonly number[])[];
}

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
 * Card & Krueger (1994), Table 3: (21.03 − 20.44) − (21.17 − 23.33) = 2.75 of rounded means, 2.76 as published.
 */
export const differenceInDifferences = (
  treated: { before: number; after: number },
  comparison: { before: number; after: number },
): number => treated.after - treated.before - (comparison.after - comparison.before);

/** The row of the areas matched to one, each alike. */
export function meanRow(rows: readonly (readonly number[])[]): number[] {
  return (rows[0] ?? []).map((_, year) => mean(rows.map((row) => row[year]!)));
}

/** One area's row less that of the areas it is matched to, year by year. */
export const gapRow = (own: readonly number[], other: readonly number[]): number[] =>
  own.map((value, year) => value - other[year]!);

/** Least-squares change per year of the years before, 0 with one year. */
export function slopeBefore(row: readonly number[], years: readonly number[], since: number): number {
  const at = years.flatMap((year, i) => (year < since ? [i] : []));
  if (at.length < 2) return 0;
  const x = mean(at.map((i) => years[i]!));
  const y = mean(at.map((i) => row[i]!));
  const over = at.reduce((sum, i) => sum + (years[i]! - x) * (row[i]! - y), 0);
  return over / at.reduce((sum, i) => sum + (years[i]! - x) ** 2, 0);
}

export interface Drawn {
  /** What `draws` groups of as many areas, drawn from those where nothing was done, would have shown. */
  values: number[];
  low: number;
  high: number;
  p: number;
}

/**
 * A permutation interval and p: groups of `size` areas are drawn from those where nothing was done, with replacement: drawn without it
 * from a small pool they spread too little. The interval
 * reaches as far about the estimate as `level` of the draws lie from 0 (a constant effect is assumed); p = (b + 1) / (m + 1) of draws at least as far from 0.
 */
export function byPlacebo(
  estimate: number,
  pool: readonly number[],
  size: number,
  { draws, seed, level }: { draws: number; seed: number; level: number },
): Drawn | null {
  if (pool.length < Math.max(10, 2 * size) || draws < 1) return null;
  const values: number[] = [];
  for (let draw = 0; draw < draws; draw += 1) {
    const random = randomOf(seed, draw);
    let sum = 0;
    for (let at = 0; at < size; at += 1) sum += pool[Math.floor(random() * pool.length)]!;
    values.push(sum / size);
  }
  // As p is two-sided about 0, so is the reach: the interval leaves out 0 exactly where p is below 1 − level.
  const far = values.map(Math.abs).toSorted((a, b) => a - b);
  const reach = far[Math.min(draws - 1, Math.ceil(level * (draws + 1)) - 1)]!;
  const beyond = values.filter((value) => Math.abs(value) >= Math.abs(estimate)).length;
  return {
    values,
    low: estimate - reach,
    high: estimate + reach,
    p: (beyond + 1) / (draws + 1),
  };
}

/**
 * Mean of one number an area with its interval by Student's t over areas: each area is a cluster of its own years, so that years of one
 * area never count as independent (Bertrand, Duflo & Mullainathan 2004 collapse to before and after for the same reason).
 */
export function clustered(
  values: readonly number[],
  level: number,
): { value: number; low: number | null; high: number | null } {
  const value = mean(values);
  if (values.length < 2) return { value, low: null, high: null };
  const sd = Math.sqrt(values.reduce((sum, one) => sum + (one - value) ** 2, 0) / (values.length - 1));
  const reach = studentQuantile((1 + level) / 2, values.length - 1) * (sd / Math.sqrt(values.length));
  return { value, low: value - reach, high: value + reach };
}
