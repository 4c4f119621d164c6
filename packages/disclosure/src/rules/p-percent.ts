/**
 * p %-rule (Hundepool et al., 2012): at risk when what is left beside the two largest contributions is less
 * than p per cent of the largest, so that the second largest can estimate the largest too well. Returns the upper
 * protection needed, p/100 · x₁ − (total − x₁ − x₂); undefined where the cell is safe.
 */
export function pPercent(total: number, largest: readonly number[], p: number): number | undefined {
  const [first = 0, second = 0] = largest;
  const rest = Math.max(0, total - first - second);
  const needed = (p / 100) * first - rest;
  return total > 0 && needed > 0 ? needed : undefined;
}
