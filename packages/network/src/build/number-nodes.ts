/** Sites in order of place (a Z-curve of 2^16 cells a side): neighbours on the ground lie close in memory. Gives site → node, −1 for the others. */
export function numberNodes(
  sites: readonly number[],
  x: Float64Array,
  y: Float64Array,
  total: number,
): Int32Array {
  let [minX, minY, maxX, maxY] = [Infinity, Infinity, -Infinity, -Infinity];
  for (const site of sites) {
    minX = Math.min(minX, x[site]!);
    maxX = Math.max(maxX, x[site]!);
    minY = Math.min(minY, y[site]!);
    maxY = Math.max(maxY, y[site]!);
  }
  const scale = 65_535 / Math.max(1, maxX - minX, maxY - minY);
  const keys = Float64Array.from(
    sites,
    (site) => spread((x[site]! - minX) * scale) + 2 * spread((y[site]! - minY) * scale),
  );
  const order = Array.from(sites, (_, k) => k).sort((p, q) => keys[p]! - keys[q]! || sites[p]! - sites[q]!);
  const node = new Int32Array(total).fill(-1);
  order.forEach((k, number) => (node[sites[k]!] = number));
  return node;
}

/** The sixteen bits of a number with a zero between each. */
function spread(value: number): number {
  let bits = value & 0xffff;
  bits = (bits | (bits << 8)) & 0x00ff00ff;
  bits = (bits | (bits << 4)) & 0x0f0f0f0f;
  bits = (bits | (bits << 2)) & 0x33333333;
  return ((bits | (bits << 1)) & 0x55555555) >>> 0;
}
