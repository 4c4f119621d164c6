import type { Counts } from "../data/counts.ts";
import { sumOf } from "../data/sums.ts";

/**
 * The correlation ratio to be expected if everyone were placed at random, areas and groups keeping their sizes: (U − 1)/(T − 1) over the U areas
 * with people, whatever the groups. Exact: T·V is Pearson's chi-square of the table, whose mean under fixed margins is (U − 1)T/(T − 1) for two
 * groups (Haldane 1940). The squared coefficient of variation, relative diversity and normalised exposure are means of V and expect the same.
 * Undefined for a single person.
 */
export function expectedCorrelationRatio({ areas, totals }: Counts): number | undefined {
  const T = sumOf(totals);
  if (!(T > 1)) return undefined;
  let occupied = 0;
  for (let i = 0; i < areas; i += 1) if (totals[i]! > 0) occupied += 1;
  return Math.min(1, (occupied - 1) / (T - 1));
}

/** Isolation of a group of the share P to be expected likewise: P + (1 − P)(U − 1)/(T − 1). */
export function expectedIsolation(counts: Counts, P: number): number | undefined {
  const ratio = expectedCorrelationRatio(counts);
  return ratio === undefined ? undefined : P + (1 - P) * ratio;
}
