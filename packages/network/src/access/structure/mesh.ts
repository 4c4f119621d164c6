import { NetworkError } from "../../error.ts";
import type { Graph } from "../../graph.ts";

/** Width of the meshes of a network of some length on some area, 2A / L: the spacing of the streets where they are a square grid. */
export const meshWidthM = (lengthM: number, areaM2: number): number => (2 * areaM2) / lengthM;

/**
 * Effective mesh size, Σ A_i² / A: the area that a place taken at random shares without crossing a barrier, in the unit of the areas.
 * Jaeger 2000. One whole area gives itself.
 */
export function effectiveMesh(areas: ArrayLike<number>): number {
  let [sum, squares] = [0, 0];
  for (let i = 0; i < areas.length; i += 1) {
    sum += areas[i]!;
    squares += areas[i]! * areas[i]!;
  }
  return squares / sum;
}

/**
 * Mesh width around every node, 2A / L over a square of side 2r + one cell: the length of ways by cells of a grid, summed over the cells
 * within r. Infinity where there is no way at all. O(n + cells).
 * @param lengthMm of each arc as drawn; their weights unless told. Half of each arc counts, since ways lead both ways
 */
export function meshWidths(
  graph: Graph,
  {
    radiusM = 1000,
    cellM = 100,
    lengthMm = graph.weightMm,
  }: { radiusM?: number; cellM?: number; lengthMm?: Uint32Array } = {},
): Float64Array {
  const { nodes, firstOut, head, xM, yM } = graph;
  let [minX, minY, maxX, maxY] = [Infinity, Infinity, -Infinity, -Infinity];
  for (let u = 0; u < nodes; u += 1) {
    [minX, maxX] = [Math.min(minX, xM[u]!), Math.max(maxX, xM[u]!)];
    [minY, maxY] = [Math.min(minY, yM[u]!), Math.max(maxY, yM[u]!)];
  }
  if (nodes === 0) return new Float64Array(0);
  const columns = Math.floor((maxX - minX) / cellM) + 1;
  const rows = Math.floor((maxY - minY) / cellM) + 1;
  if (!(columns * rows < 2 ** 28))
    throw new NetworkError("limit", {
      value: `${columns} × ${rows} cells`,
      expected: "fewer than 268 million cells",
      action: "Ask for larger cells.",
    });
  // Sums over everything to the south-west, with a rim of zeros.
  const wide = columns + 1;
  const sums = new Float64Array(wide * (rows + 1));
  const column = (x: number): number => Math.floor((x - minX) / cellM);
  const row = (y: number): number => Math.floor((y - minY) / cellM);
  for (let u = 0; u < nodes; u += 1)
    for (let arc = firstOut[u]!; arc < firstOut[u + 1]!; arc += 1) {
      const v = head[arc]!;
      // In pieces of a cell at most, so that a long way counts where it runs.
      const pieces = Math.max(1, Math.ceil(Math.hypot(xM[v]! - xM[u]!, yM[v]! - yM[u]!) / cellM));
      for (let k = 0; k < pieces; k += 1) {
        const share = (k + 0.5) / pieces;
        const [x, y] = [xM[u]! + share * (xM[v]! - xM[u]!), yM[u]! + share * (yM[v]! - yM[u]!)];
        sums[(row(y) + 1) * wide + column(x) + 1]! += lengthMm[arc]! / 2000 / pieces;
      }
    }
  for (let r = 1; r <= rows; r += 1)
    for (let c = 1; c <= columns; c += 1)
      sums[r * wide + c]! +=
        sums[(r - 1) * wide + c]! + sums[r * wide + c - 1]! - sums[(r - 1) * wide + c - 1]!;
  const half = Math.round(radiusM / cellM);
  const areaM2 = ((2 * half + 1) * cellM) ** 2;
  return Float64Array.from({ length: nodes }, (_, u) => {
    const [c, r] = [column(xM[u]!), row(yM[u]!)];
    const [west, east] = [Math.max(0, c - half), Math.min(columns, c + half + 1)];
    const [south, north] = [Math.max(0, r - half), Math.min(rows, r + half + 1)];
    const lengthM =
      sums[north * wide + east]! -
      sums[north * wide + west]! -
      sums[south * wide + east]! +
      sums[south * wide + west]!;
    // What rounding leaves of an empty square is no way.
    return lengthM > 1e-6 ? meshWidthM(lengthM, areaM2) : Infinity;
  });
}
