import type { Random } from "./random.ts";

/**
 * Draws one cell with probability proportional to its weight in O(1) (alias method; Walker 1977, set up as Vose 1991).
 * @param weights 0 or more, at least one above 0
 */
export function aliasOf(weights: ArrayLike<number>): (random: Random) => number {
  const n = weights.length;
  let sum = 0;
  for (let cell = 0; cell < n; cell += 1) sum += weights[cell]!;
  const keep = new Float64Array(n);
  const other = new Uint32Array(n);
  const small: number[] = [];
  const large: number[] = [];
  for (let cell = 0; cell < n; cell += 1) {
    keep[cell] = (weights[cell]! * n) / sum;
    (keep[cell]! < 1 ? small : large).push(cell);
  }
  while (small.length > 0 && large.length > 0) {
    const low = small.pop()!;
    const high = large.at(-1)!;
    other[low] = high;
    keep[high]! -= 1 - keep[low]!;
    if (keep[high]! < 1) {
      large.pop();
      small.push(high);
    }
  }
  for (const cell of large) keep[cell] = 1;
  // Rounding alone leaves cells here: full, but for those of no weight, which must never be drawn.
  const heaviest = heaviestOf(weights);
  for (const cell of small)
    if (weights[cell]! > 0) keep[cell] = 1;
    else other[cell] = heaviest;
  return (random) => {
    const u = random() * n;
    const cell = Math.floor(u);
    return u - cell < keep[cell]! ? cell : other[cell]!;
  };
}

function heaviestOf(weights: ArrayLike<number>): number {
  let heaviest = 0;
  for (let cell = 1; cell < weights.length; cell += 1)
    if (weights[cell]! > weights[heaviest]!) heaviest = cell;
  return heaviest;
}
