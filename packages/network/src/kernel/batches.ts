import { spatialOrder } from "./spatial-order.ts";

/** Sources of one sweep. */
export const LANES = 16;

/** Splits sources into runs of at most `size`, near each other on the ground: positions in the sources. */
export type Tiling = (sources: Uint32Array, size: number) => Uint32Array[];

/** Tilings along one Hilbert curve through all places, drawn when first needed. */
export function tilingOf(xM: Float64Array, yM: Float64Array): Tiling {
  let order: Uint32Array | undefined;
  let place: Uint32Array | undefined;
  return (sources, size) => {
    order ??= spatialOrder(xM, yM);
    let positions = order;
    if (!isAll(sources, xM.length)) {
      if (place === undefined) {
        place = new Uint32Array(order.length);
        for (let i = 0; i < order.length; i++) place[order[i]!] = i;
      }
      const along = place;
      const span = sources.length;
      const keys = Float64Array.from(sources, (v, i) => along[v]! * span + i).sort();
      positions = Uint32Array.from(keys, (key) => key % span);
    }
    const tiles: Uint32Array[] = [];
    for (let from = 0; from < positions.length; from += size)
      tiles.push(positions.subarray(from, from + size));
    return tiles;
  };
}

function isAll(sources: Uint32Array, nodes: number): boolean {
  if (sources.length !== nodes) return false;
  for (let v = 0; v < nodes; v++) if (sources[v] !== v) return false;
  return true;
}

const MOST_IN_GROUP = 256;

/**
 * How many sources share a narrow window: more share its making, fewer make it smaller. Measured best where the ground of a group is about as wide as
 * the limit, with 256 at most. `sources` lie along the curve.
 */
export function groupSize(sources: Uint32Array, xM: Float64Array, yM: Float64Array, limitMm: number): number {
  let lengthM = 0;
  for (let i = 1; i < sources.length; i++) {
    const a = sources[i - 1]!;
    const b = sources[i]!;
    lengthM += Math.hypot(xM[b]! - xM[a]!, yM[b]! - yM[a]!);
  }
  const stepM = lengthM / Math.max(1, sources.length - 1);
  const wideM = (1.4 * limitMm) / 1000;
  let size = MOST_IN_GROUP;
  while (size > LANES && Math.sqrt(size) * stepM > wideM) size /= 2;
  return size;
}
