import { randomOf } from "@tvars/network";

interface Exchange {
  /** The areas that exchange compositions, of `count`. */
  areas: Uint32Array;
  count: number;
  permutations: number;
  seed: number;
  difference: number;
  /** The difference where area a has the composition of area `from[a]`. */
  exchanged: (from: Uint32Array) => number;
}

/** A hair for the order of addition: an exchange that changes nothing is as large as the real one. */
const ALIKE = 1e-12;

/** Share of random exchanges, the real one counted in, whose difference is at least as large; null without any. */
export function segregationRandom({
  areas,
  count,
  permutations,
  seed,
  difference,
  exchanged,
}: Exchange): number | null {
  if (permutations === 0) return null;
  const random = randomOf(seed);
  const from = Uint32Array.from({ length: count }, (_, area) => area);
  let asLarge = 1;
  for (let run = 0; run < permutations; run++) {
    const order = areas.slice();
    for (let k = order.length - 1; k > 0; k--) {
      const other = Math.floor(random() * (k + 1));
      [order[k], order[other]] = [order[other]!, order[k]!];
    }
    areas.forEach((area, k) => (from[area] = order[k]!));
    if (exchanged(from) >= difference - ALIKE) asLarge++;
  }
  return asLarge / (permutations + 1);
}
