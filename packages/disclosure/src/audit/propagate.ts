import type { System } from "../table/system.ts";

/**
 * What follows for every cell by going round the equalities: a part is at most the total less the least the others can
 * be. Quick, and never narrower than the truth: an interval found too narrow here is too narrow indeed, one found wide
 * may still be narrowed by a program over all equalities at once.
 */
export function propagate(
  { values, lower, upper, whole, rowStarts, rowCells, rowSigns, cellStarts, cellRows }: System,
  hidden: Uint8Array,
  { rounds = 50 }: { rounds?: number } = {},
): { low: Float64Array; high: Float64Array } {
  const low = Float64Array.from(values, (value, cell) => (hidden[cell] === 1 ? lower[cell]! : value));
  const high = Float64Array.from(values, (value, cell) => (hidden[cell] === 1 ? upper[cell]! : value));
  const queued = new Uint8Array(rowStarts.length - 1).fill(1);
  let queue = Array.from(queued.keys());
  for (let round = 0; round < rounds && queue.length > 0; round++) {
    const next: number[] = [];
    for (const row of queue) {
      queued[row] = 0;
      const [from, to] = [rowStarts[row]!, rowStarts[row + 1]!];
      // Σ sign·x = 0: sums of the bounds, with the unbounded counted apart.
      let [least, most, leastFree, mostFree] = [0, 0, 0, 0];
      for (let k = from; k < to; k++) {
        const cell = rowCells[k]!;
        const [a, b] = rowSigns[k]! > 0 ? [low[cell]!, high[cell]!] : [-high[cell]!, -low[cell]!];
        if (Number.isFinite(a)) least += a;
        else leastFree += 1;
        if (Number.isFinite(b)) most += b;
        else mostFree += 1;
      }
      for (let k = from; k < to; k++) {
        const cell = rowCells[k]!;
        if (hidden[cell] === 0) continue;
        const plus = rowSigns[k]! > 0;
        const [a, b] = plus ? [low[cell]!, high[cell]!] : [-high[cell]!, -low[cell]!];
        const othersLeast = Number.isFinite(a)
          ? leastFree === 0
            ? least - a
            : -Infinity
          : leastFree === 1
            ? least
            : -Infinity;
        const othersMost = Number.isFinite(b)
          ? mostFree === 0
            ? most - b
            : Infinity
          : mostFree === 1
            ? most
            : Infinity;
        let newLow = plus ? -othersMost : othersLeast;
        let newHigh = plus ? -othersLeast : othersMost;
        if (whole) [newLow, newHigh] = [Math.ceil(newLow - 1e-7), Math.floor(newHigh + 1e-7)];
        const narrower = newLow > low[cell]! + 1e-9 || newHigh < high[cell]! - 1e-9;
        if (!narrower) continue;
        low[cell] = Math.max(low[cell]!, newLow);
        high[cell] = Math.min(high[cell]!, newHigh);
        for (let e = cellStarts[cell]!; e < cellStarts[cell + 1]!; e++) {
          const touched = cellRows[e]!;
          if (queued[touched] === 1) continue;
          queued[touched] = 1;
          next.push(touched);
        }
        // The sums of this row are stale now; it is queued again.
        break;
      }
    }
    queue = next;
  }
  return { low, high };
}
