import { spatialOrder } from "./spatial-order.ts";

/** Sources of one sweep. */
export const LANES = 16;

/** Positions of sources in runs of at most `tileSize`, near each other on the ground. */
export function tilesOf(
  sources: Uint32Array,
  xM: Float64Array,
  yM: Float64Array,
  tileSize: number,
): Uint32Array[] {
  const order = spatialOrder(
    Float64Array.from(sources, (v) => xM[v]!),
    Float64Array.from(sources, (v) => yM[v]!),
  );
  const tiles: Uint32Array[] = [];
  for (let from = 0; from < order.length; from += tileSize) tiles.push(order.subarray(from, from + tileSize));
  return tiles;
}
