/** Weighted values in fixed bins, so that quantiles of a whole country need no list of pairs. Exact to the bin; within it linear. */
export interface Histogram {
  readonly edges: Float64Array;
  readonly weight: Float64Array;
}

/** From 0 by `step` up to `mid`, then by `wide` up to `most`. */
export function edgesOf(from: number, step: number, mid: number, wide: number, most: number): Float64Array {
  const edges: number[] = [];
  for (let k = 0; from + k * step < Math.min(mid, most); k++) edges.push(from + k * step);
  for (let k = 0; mid + k * wide < most; k++) edges.push(mid + k * wide);
  edges.push(most);
  return Float64Array.from(edges);
}

/** The bin a value lies in: the first and the last take what lies outside. */
export function binOf(edges: Float64Array, value: number): number {
  let [low, high] = [0, edges.length - 2];
  while (low < high) {
    const mid = (low + high + 1) >> 1;
    if (edges[mid]! <= value) low = mid;
    else high = mid - 1;
  }
  return low;
}

/** The value below which a share of the weight lies, NaN where there is no weight. */
export function quantileOf({ edges, weight }: Histogram, share: number): number {
  let total = 0;
  for (const w of weight) total += Math.max(0, w);
  if (total <= 0) return NaN;
  let below = 0;
  for (let bin = 0; bin < weight.length; bin++) {
    const w = Math.max(0, weight[bin]!);
    if (below + w >= share * total && w > 0)
      return edges[bin]! + (edges[bin + 1]! - edges[bin]!) * Math.max(0, (share * total - below) / w);
    below += w;
  }
  return edges[edges.length - 1]!;
}
