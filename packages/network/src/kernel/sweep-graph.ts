import { FAR, type Graph } from "../graph.ts";
import { byRankOf } from "./by-rank.ts";
import { arcsOfGraph, customise, inputWeights, perfect, type Weights } from "./customise.ts";
import { hierarchyOf, type Hierarchy } from "./hierarchy.ts";
import { isSymmetric } from "./reverse.ts";
import { undirected } from "./undirected.ts";

/** Arcs from each rank to higher ones. Going down, they are read from the lower end: the weight is that of the way from the head. */
export interface Arcs {
  first: Uint32Array;
  head: Uint32Array;
  weightMm: Uint32Array;
}

/** The arcs of a graph without its places. */
export type Arms = Pick<Graph, "nodes" | "firstOut" | "head" | "weightMm">;
export type Places = Pick<Graph, "xM" | "yM">;

/** What sweeps need: only the arcs on some shortest way. `up` and `down` are one object where the graph is symmetric. */
export interface SweepGraph {
  nodes: number;
  order: Uint32Array;
  rank: Uint32Array;
  up: Arcs;
  down: Arcs;
  /** The graph itself, its nodes numbered by rank. */
  byRank: Arms;
}

export function sweepGraph(graph: Graph, order: Uint32Array): SweepGraph {
  const hierarchy = hierarchyOf(undirected(graph), order);
  const symmetric = isSymmetric(graph);
  const input = inputWeights(hierarchy, graph, { arcOf: arcsOfGraph(hierarchy, graph), symmetric });
  const { up, down, needed } = perfect(hierarchy, customise(hierarchy, input));
  return sweepsOver(graph, hierarchy, { up, down }, needed);
}

/** All arcs of a customised hierarchy that lead anywhere: exact as well, with more to sweep over. */
export function finiteArcs(graph: Graph, hierarchy: Hierarchy, { up, down }: Weights): SweepGraph {
  const finite = Uint8Array.from(up, (mm, arc) => (mm < FAR ? 1 : 0) | (down[arc]! < FAR ? 2 : 0));
  return sweepsOver(graph, hierarchy, { up, down }, finite);
}

function sweepsOver(
  graph: Graph,
  hierarchy: Hierarchy,
  { up, down }: Weights,
  needed: Uint8Array,
): SweepGraph {
  const { nodes, order, rank } = hierarchy;
  const upArcs = neededArcs(hierarchy, up, needed, 1);
  const downArcs = up === down ? upArcs : neededArcs(hierarchy, down, needed, 2);
  return { nodes, order, rank, up: upArcs, down: downArcs, byRank: byRankOf(graph, { order, rank }) };
}

function neededArcs(
  { nodes, first, head }: Hierarchy,
  weight: Uint32Array,
  needed: Uint8Array,
  bit: number,
): Arcs {
  let count = 0;
  for (const bits of needed) if ((bits & bit) > 0) count++;
  const arcs = {
    first: new Uint32Array(nodes + 1),
    head: new Uint32Array(count),
    weightMm: new Uint32Array(count),
  };
  count = 0;
  for (let r = 0; r < nodes; r++) {
    for (let arc = first[r]!; arc < first[r + 1]!; arc++) {
      if ((needed[arc]! & bit) === 0) continue;
      arcs.head[count] = head[arc]!;
      arcs.weightMm[count++] = weight[arc]!;
    }
    arcs.first[r + 1] = count;
  }
  return arcs;
}
