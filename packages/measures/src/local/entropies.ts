import type { Counts } from "../data/counts.ts";

/** Entropy of each area, E_i = −Σ p_ig ln p_ig, in nats; 0 in an area without people. */
export function entropiesOf({ areas, groups, totals }: Counts): Float64Array {
  const entropies = new Float64Array(areas);
  for (const column of groups)
    for (let i = 0; i < areas; i += 1) {
      const c = column[i]!;
      if (c > 0) entropies[i]! -= (c / totals[i]!) * Math.log(c / totals[i]!);
    }
  return entropies.map((entropy) => Math.max(0, entropy));
}
