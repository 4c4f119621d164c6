import { orderBy } from "../numeric/order.ts";

/** Values in order, and the rank of each as a share of their number; equal values share the mean of their ranks. */
export interface Ranked {
  readonly sorted: Float64Array;
  readonly percentile: Float64Array;
}

export function rankedOf(values: Float64Array): Ranked {
  const n = values.length;
  const order = orderBy(values);
  const sorted = new Float64Array(n);
  for (let at = 0; at < n; at += 1) sorted[at] = values[order[at]!]!;
  const percentile = new Float64Array(n);
  for (let from = 0; from < n;) {
    let to = from + 1;
    while (to < n && sorted[to] === sorted[from]) to += 1;
    const share = (from + 1 + to) / 2 / n;
    for (let at = from; at < to; at += 1) percentile[order[at]!] = share;
    from = to;
  }
  return { sorted, percentile };
}

/** The value at a percentile of sorted values, linear between them: position (n − 1) q. */
export function quantileOf(sorted: Float64Array, percentile: number): number {
  const position = percentile * (sorted.length - 1);
  const below = Math.min(Math.floor(position), sorted.length - 1);
  const from = sorted[below]!;
  const to = sorted[Math.min(below + 1, sorted.length - 1)]!;
  return from + (to - from) * (position - below);
}

/** For each value of the one the value at the same percentile of the other. */
export function matched(one: Ranked, other: Ranked): Float64Array {
  const n = one.percentile.length;
  const values = new Float64Array(n);
  for (let i = 0; i < n; i += 1) values[i] = quantileOf(other.sorted, one.percentile[i]!);
  return values;
}
