import { FAR, type Graph } from "../graph.ts";
import type { Edges } from "./built.ts";

/** The graph of edges that are simple already, arcs in order of their heads, with the edge of each arc. */
export function arcsOf(
  edges: Edges,
  xM: Float64Array,
  yM: Float64Array,
): { graph: Graph; arcEdge: Uint32Array } {
  const nodes = xM.length;
  const firstOut = new Uint32Array(nodes + 1);
  const { from, to, forwardMm, backwardMm, count } = edges;
  for (let e = 0; e < count; e++) {
    if (forwardMm[e] !== FAR) firstOut[from[e]! + 1]!++;
    if (backwardMm[e] !== FAR) firstOut[to[e]! + 1]!++;
  }
  for (let u = 0; u < nodes; u++) firstOut[u + 1]! += firstOut[u]!;
  const arcs = firstOut[nodes]!;
  const [head, weightMm, arcEdge] = [new Uint32Array(arcs), new Uint32Array(arcs), new Uint32Array(arcs)];
  const next = firstOut.slice();
  const put = (u: number, v: number, mm: number, edge: number): void => {
    if (mm === FAR) return;
    let at = next[u]!++;
    for (; at > firstOut[u]! && head[at - 1]! > v; at--) {
      head[at] = head[at - 1]!;
      weightMm[at] = weightMm[at - 1]!;
      arcEdge[at] = arcEdge[at - 1]!;
    }
    head[at] = v;
    weightMm[at] = mm;
    arcEdge[at] = edge;
  };
  for (let e = 0; e < count; e++) {
    put(from[e]!, to[e]!, forwardMm[e]!, e);
    put(to[e]!, from[e]!, backwardMm[e]!, e);
  }
  return { graph: { nodes, firstOut, head, weightMm, xM, yM }, arcEdge };
}
