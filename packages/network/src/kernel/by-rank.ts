import type { Graph } from "../graph.ts";
import type { Arms } from "./sweep-graph.ts";

/** The arcs with its nodes numbered by rank. */
export function byRankOf(graph: Graph, { order, rank }: { order: Uint32Array; rank: Uint32Array }): Arms {
  const { nodes } = graph;
  const firstOut = new Uint32Array(nodes + 1);
  const head = new Uint32Array(graph.head.length);
  const weightMm = new Uint32Array(graph.head.length);
  let count = 0;
  for (let r = 0; r < nodes; r++) {
    const v = order[r]!;
    for (let arc = graph.firstOut[v]!; arc < graph.firstOut[v + 1]!; arc++) {
      head[count] = rank[graph.head[arc]!]!;
      weightMm[count++] = graph.weightMm[arc]!;
    }
    firstOut[r + 1] = count;
  }
  return { nodes, firstOut, head, weightMm };
}
