const BILLION = 1_000_000_000n;

/**
 * The nearest double to `whole` + `billionths` · 10⁻⁹, two whole numbers written out, as DuckDB gives it: digits beyond
 * what a double holds are rounded once.
 */
export function exactSum(whole: string | number, billionths: string | number): number {
  const near = Number(whole) * 1e9 + Number(billionths);
  // Below 2⁵³ both steps are exact, and a division is rounded to the nearest.
  if (Math.abs(near) < 2 ** 52 && Math.abs(Number(whole)) < 2 ** 22) return near / 1e9;
  return Number(`${BigInt(whole) * BILLION + BigInt(billionths)}e-9`);
}
