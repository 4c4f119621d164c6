import type { Points } from "../data/place.ts";

/** Fills `order` with the areas from the nearest to the farthest from one of them, and `squareM2` with their squared distances. */
export type OutwardOrder = (from: number) => { order: Uint32Array; squareM2: Float64Array };

const BITS = 11;
const SIZE = 1 << BITS;
const LEVELS = 3;

/**
 * Orders all areas by distance from one after another. Squared distances as 32-bit keys go through three passes of a counting sort, then
 * the few that share a key are put right by their full distances: five times as fast as a comparison sort, and as exact. The arrays are
 * written over by the next call.
 */
export function outwardOrder({ x, y }: Points): OutwardOrder {
  const n = x.length;
  const square = new Float64Array(n);
  const squareM2 = new Float64Array(n);
  const key = new Uint32Array(n);
  let order = new Uint32Array(n);
  let other = new Uint32Array(n);
  const starts = new Int32Array(LEVELS * SIZE);
  return (from) => {
    const x0 = x[from]!;
    const y0 = y[from]!;
    let farthest = 0;
    for (let i = 0; i < n; i += 1) {
      const dx = x[i]! - x0;
      const dy = y[i]! - y0;
      const s = dx * dx + dy * dy;
      square[i] = s;
      if (s > farthest) farthest = s;
    }
    const scale = farthest > 0 ? 4294967295 / farthest : 0;
    starts.fill(0);
    for (let i = 0; i < n; i += 1) {
      const k = Math.floor(square[i]! * scale) >>> 0;
      key[i] = k;
      order[i] = i;
      starts[k & 2047]! += 1;
      starts[SIZE + ((k >>> 11) & 2047)]! += 1;
      starts[2 * SIZE + (k >>> 22)]! += 1;
    }
    for (let level = 0; level < LEVELS; level += 1) {
      let sum = 0;
      const base = level * SIZE;
      for (let digit = base; digit < base + SIZE; digit += 1) {
        const many = starts[digit]!;
        starts[digit] = sum;
        sum += many;
      }
      const shift = level * BITS;
      for (let at = 0; at < n; at += 1) {
        const i = order[at]!;
        const digit = base + ((key[i]! >>> shift) & 2047);
        other[starts[digit]!] = i;
        starts[digit]! += 1;
      }
      [order, other] = [other, order];
    }
    for (let at = 0; at < n; at += 1) {
      const i = order[at]!;
      const s = square[i]!;
      let to = at;
      while (to > 0 && squareM2[to - 1]! > s) {
        squareM2[to] = squareM2[to - 1]!;
        order[to] = order[to - 1]!;
        to -= 1;
      }
      squareM2[to] = s;
      order[to] = i;
    }
    return { order, squareM2 };
  };
}
