import type { Graph } from "../graph.ts";

/** The same graph with every arc turned round; heads in ascending order. */
export function reverseGraph(graph: Graph): Graph {
  const { nodes, firstOut, head, weightMm, xM, yM } = graph;
  const first = new Uint32Array(nodes + 1);
  for (const v of head) first[v + 1]!++;
  for (let v = 0; v < nodes; v++) first[v + 1]! += first[v]!;
  const next = first.slice();
  const tail = new Uint32Array(head.length);
  const weight = new Uint32Array(head.length);
  for (let u = 0; u < nodes; u++) {
    for (let arc = firstOut[u]!; arc < firstOut[u + 1]!; arc++) {
      const at = next[head[arc]!]!++;
      tail[at] = u;
      weight[at] = weightMm[arc]!;
    }
  }
  return { nodes, firstOut: first, head: tail, weightMm: weight, xM, yM };
}

/** Whether every way there is as long as the way back. */
export function isSymmetric(graph: Graph): boolean {
  const back = reverseGraph(graph);
  const there = reverseGraph(back);
  for (let u = 0; u <= graph.nodes; u++) if (there.firstOut[u] !== back.firstOut[u]) return false;
  for (let arc = 0; arc < there.head.length; arc++) {
    if (there.head[arc] !== back.head[arc] || there.weightMm[arc] !== back.weightMm[arc]) return false;
  }
  return true;
}
