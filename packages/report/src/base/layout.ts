/**
 * Moves labels along one axis until none overlaps the next, keeping their order and staying within [low, high].
 * Labels that lie together share the displacement (pool adjacent violators), so no label wanders further than it must.
 * Returns positions in the order given. Where they cannot all fit they are spread evenly.
 */
export function dodge(wanted: readonly number[], gapPx: number, low: number, high: number): number[] {
  const n = wanted.length;
  if (n === 0) return [];
  const gap = n > 1 ? Math.min(gapPx, (high - low) / (n - 1)) : 0;
  const order = wanted.map((_, i) => i).toSorted((a, b) => wanted[a]! - wanted[b]! || a - b);
  const blocks: { mean: number; size: number }[] = [];
  order.forEach((index, rank) => {
    blocks.push({ mean: wanted[index]! - rank * gap, size: 1 });
    while (blocks.length > 1 && blocks.at(-2)!.mean > blocks.at(-1)!.mean) {
      const last = blocks.pop()!;
      const before = blocks.at(-1)!;
      before.mean = (before.mean * before.size + last.mean * last.size) / (before.size + last.size);
      before.size += last.size;
    }
  });
  const placed = wanted.map(() => 0);
  let rank = 0;
  for (const { mean, size } of blocks)
    for (let k = 0; k < size; k++, rank++)
      placed[order[rank]!] = Math.min(Math.max(mean, low), high - (n - 1) * gap) + rank * gap;
  return placed;
}

/** Widths that keep every positive share visible (at least `leastPx`) and add up to `totalPx` exactly. */
export function visibleWidths(shares: readonly number[], totalPx: number, leastPx = 2): number[] {
  const sum = shares.reduce((a, b) => a + b, 0);
  if (sum <= 0) return shares.map(() => 0);
  const widths = shares.map((share) => (share * totalPx) / sum);
  const raised = widths.map((width) => (width > 0 && width < leastPx ? leastPx : width));
  const excess = raised.reduce((a, b) => a + b, 0) - totalPx;
  const large = raised.reduce((a, w) => a + (w > leastPx ? w - leastPx : 0), 0);
  return raised.map((w) => (w > leastPx && large > 0 ? w - (excess * (w - leastPx)) / large : w));
}
