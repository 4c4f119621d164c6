/**
 * A value counted from what chance would give: (v − e)/(1 − e), 1 at 1 and 0 at chance; below chance (v − e)/e, −1 at 0 (Winship 1977;
 * Carrington & Troske 1997).
 */
export function beyondChance(value: number, expected: number): number {
  if (value === expected) return 0;
  return value > expected ? (value - expected) / (1 - expected) : (value - expected) / expected;
}
