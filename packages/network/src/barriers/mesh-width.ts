import type { BarrierLine } from "../barrier.ts";
import type { Graph } from "../graph.ts";

export interface MeshWidth {
  /** 2A / L: the block side of a square grid of streets with the same length of streets on the same ground. */
  meshM: number;
  areaM2: number;
  networkM: number;
}

const CELL_M = 50;

/**
 * How close-meshed the walking network is within a distance of barrier lines: the ground is counted in cells of 50 m whose middle lies that
 * near, links belong to the cell of their middle.
 */
export function meshWidth(graph: Graph, lines: readonly BarrierLine[], withinM = 500): MeshWidth {
  const cells = new Set<string>();
  const key = (x: number, y: number): string => `${Math.floor(x / CELL_M)},${Math.floor(y / CELL_M)}`;
  for (const { xM, yM } of lines)
    for (let i = 1; i < xM.length; i++) {
      const [ax, ay, ux, uy] = [xM[i - 1]!, yM[i - 1]!, xM[i]! - xM[i - 1]!, yM[i]! - yM[i - 1]!];
      const squared = ux * ux + uy * uy || 1;
      const from = (a: number, u: number): number => Math.floor((Math.min(a, a + u) - withinM) / CELL_M);
      const to = (a: number, u: number): number => Math.floor((Math.max(a, a + u) + withinM) / CELL_M);
      for (let r = from(ay, uy); r <= to(ay, uy); r++)
        for (let c = from(ax, ux); c <= to(ax, ux); c++) {
          const [x, y] = [(c + 0.5) * CELL_M - ax, (r + 0.5) * CELL_M - ay];
          const t = Math.min(1, Math.max(0, (x * ux + y * uy) / squared));
          if ((x - t * ux) ** 2 + (y - t * uy) ** 2 <= withinM * withinM) cells.add(`${c},${r}`);
        }
    }
  let networkMm = 0;
  for (let u = 0; u < graph.nodes; u++)
    for (let arc = graph.firstOut[u]!; arc < graph.firstOut[u + 1]!; arc++) {
      const v = graph.head[arc]!;
      if (cells.has(key((graph.xM[u]! + graph.xM[v]!) / 2, (graph.yM[u]! + graph.yM[v]!) / 2)))
        networkMm += graph.weightMm[arc]! / 2;
    }
  const areaM2 = cells.size * CELL_M * CELL_M;
  const networkM = networkMm / 1000;
  return { meshM: (2 * areaM2) / networkM, areaM2, networkM };
}
