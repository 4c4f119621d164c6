import type { Graph } from "../graph.ts";
import { dissect } from "./dissection.ts";
import { branchByBranch } from "./elimination-tree.ts";
import { reduce } from "./reduce.ts";
import { undirected } from "./undirected.ts";

/**
 * Nodes from the least to the most important for a customisable contraction hierarchy: first those with at most two neighbours, again and again, then
 * nested dissection of what is left. Depends on places and joints only, never on weights, so one order serves every profile and scenario.
 */
export function nestedDissection(graph: Graph): Uint32Array {
  const adjacency = undirected(graph);
  const { eliminated, core, node } = reduce(adjacency);
  const order = new Uint32Array(graph.nodes);
  order.set(eliminated);
  const above = dissect(
    core,
    Float64Array.from(node, (v) => graph.xM[v]!),
    Float64Array.from(node, (v) => graph.yM[v]!),
  );
  for (let i = 0; i < above.length; i++) order[eliminated.length + i] = node[above[i]!]!;
  return branchByBranch(adjacency, order);
}
