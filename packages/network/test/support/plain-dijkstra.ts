import { FAR, type Graph } from "../../src/index.ts";

/** Distances from a node by the plainest search there is; FAR where there is no way. */
export function plainDijkstra({ nodes, firstOut, head, weightMm }: Graph, source: number): Float64Array {
  const mm = new Float64Array(nodes).fill(FAR);
  const done = new Uint8Array(nodes);
  mm[source] = 0;
  for (;;) {
    let u = -1;
    for (let v = 0; v < nodes; v++) if (done[v] === 0 && mm[v]! < FAR && (u < 0 || mm[v]! < mm[u]!)) u = v;
    if (u < 0) return mm;
    done[u] = 1;
    for (let arc = firstOut[u]!; arc < firstOut[u + 1]!; arc++)
      mm[head[arc]!] = Math.min(mm[head[arc]!]!, mm[u]! + weightMm[arc]!);
  }
}

/** The node nearest to a place. */
export function nodeAt({ nodes, xM, yM }: Graph, x: number, y: number): number {
  let best = 0;
  for (let u = 1; u < nodes; u++)
    if (Math.hypot(xM[u]! - x, yM[u]! - y) < Math.hypot(xM[best]! - x, yM[best]! - y)) best = u;
  return best;
}
