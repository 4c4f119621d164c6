import { FAR } from "../graph.ts";

/** Position where fewer than k targets are within the limit. */
export const NO_TARGET = 0xffffffff;

/** k labels for each row, nearest first, equal distances in order of position, each position once. */
export interface Labels {
  /** Positions in the targets, NO_TARGET where none. */
  target: Uint32Array;
  /** FAR where none. */
  mm: Uint32Array;
}

export const noLabels = (rows: number, k: number): Labels => ({
  target: new Uint32Array(rows * k).fill(NO_TARGET),
  mm: new Uint32Array(rows * k).fill(FAR),
});

/** Puts a label where it belongs in the row that begins at `base`; false where it is not among the k best. */
export function keepLabel(
  target: Uint32Array,
  mm: Uint32Array,
  base: number,
  k: number,
  position: number,
  distance: number,
): boolean {
  let at = base + k - 1;
  if (distance > mm[at]! || (distance === mm[at]! && position >= target[at]!)) return false;
  let from = base;
  for (; mm[from]! <= distance; from++) {
    if (mm[from] === distance && target[from]! >= position) break;
    if (target[from] === position) return false;
  }
  if (target[from] === position && mm[from] === distance) return false;
  let old = from;
  while (old < base + k - 1 && target[old] !== position) old++;
  at = old;
  for (; at > from; at--) {
    mm[at] = mm[at - 1]!;
    target[at] = target[at - 1]!;
  }
  mm[from] = distance;
  target[from] = position;
  return true;
}
