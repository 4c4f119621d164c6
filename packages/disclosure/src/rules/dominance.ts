/**
 * (n, k) dominance (Hundepool et al., Statistical Disclosure Control, 2012): a cell is at risk when its n
 * largest contributions exceed k per cent of the total. Returns the upper protection needed, 100/k · Σ largest − total;
 * undefined where the cell is safe.
 */
export function dominance(
  total: number,
  largest: readonly number[],
  n: number,
  kPercent: number,
): number | undefined {
  const top = largest.slice(0, n).reduce((sum, value) => sum + value, 0);
  return total > 0 && top > (kPercent / 100) * total ? (100 / kPercent) * top - total : undefined;
}
