import { NetworkError } from "../error.ts";
import { FAR, type Graph } from "../graph.ts";
import { UnionFind } from "./union-find.ts";

/** The links of a graph from the shortest to the longest, each once. */
function byLength({ nodes, firstOut, head, weightMm }: Graph): { u: number; v: number; mm: number }[] {
  const links: { u: number; v: number; mm: number }[] = [];
  for (let u = 0; u < nodes; u++)
    for (let arc = firstOut[u]!; arc < firstOut[u + 1]!; arc++)
      links.push({ u, v: head[arc]!, mm: weightMm[arc]! });
  return links.sort((a, b) => a.mm - b.mm || a.u - b.u || a.v - b.v);
}

/** How the network grows together as longer links are let in. */
export interface Percolation {
  /** Largest link let in. */
  tauMm: number;
  clusters: number;
  /** Share of the weight in the largest cluster. */
  largestShare: number;
}

/**
 * Clusters of nodes joined by links no longer than each τ, as in percolation of street networks (Arcaute et al. 2016). Weight is one for each
 * node unless given.
 */
export function percolation(
  graph: Graph,
  tausMm: readonly number[],
  weight = new Float64Array(graph.nodes).fill(1),
): Percolation[] {
  const links = byLength(graph);
  const parts = new UnionFind(graph.nodes);
  const sum = weight.slice();
  const total = weight.reduce((all, one) => all + one, 0);
  let [clusters, largest, next] = [graph.nodes, weight.reduce((most, one) => Math.max(most, one), 0), 0];
  const answers = new Map<number, Percolation>();
  for (const tauMm of [...tausMm].sort((a, b) => a - b)) {
    for (; next < links.length && links[next]!.mm <= tauMm; next++) {
      const { root, lost } = parts.join(links[next]!.u, links[next]!.v);
      if (lost < 0) continue;
      clusters--;
      sum[root]! += sum[lost]!;
      largest = Math.max(largest, sum[root]!);
    }
    answers.set(tauMm, { tauMm, clusters, largestShare: largest / total });
  }
  return tausMm.map((tauMm) => answers.get(tauMm)!);
}

/**
 * How strong a barrier is as a bottleneck: the least τ at which links no longer than τ join more than half of the weight on each of two sides
 * into one cluster (the bottleneck of the minimum spanning tree between them), millimetres; FAR where they never meet.
 * Throws NetworkError (input) where a side has no weight.
 */
export function bottleneckMm(graph: Graph, left: Float64Array, right: Float64Array): number {
  const halves = [left, right].map((side) => side.reduce((all, one) => all + one, 0) / 2);
  if (!(halves[0]! > 0 && halves[1]! > 0) || left.length !== graph.nodes || right.length !== graph.nodes)
    throw new NetworkError("input", {
      value: `weights ${2 * halves[0]!} and ${2 * halves[1]!} of ${left.length} and ${right.length} nodes`,
      expected: `two sides with someone on each, one number for each of ${graph.nodes} nodes`,
      action: "Give the people on either side of the barrier.",
    });
  const parts = new UnionFind(graph.nodes);
  const [onLeft, onRight] = [left.slice(), right.slice()];
  for (let node = 0; node < graph.nodes; node++)
    if (onLeft[node]! > halves[0]! && onRight[node]! > halves[1]!) return 0;
  for (const { u, v, mm } of byLength(graph)) {
    const { root, lost } = parts.join(u, v);
    if (lost < 0) continue;
    onLeft[root]! += onLeft[lost]!;
    onRight[root]! += onRight[lost]!;
    if (onLeft[root]! > halves[0]! && onRight[root]! > halves[1]!) return mm;
  }
  return FAR;
}
