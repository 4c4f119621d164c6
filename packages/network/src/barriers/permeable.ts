import type { BarrierLine } from "../barrier.ts";
import type { Graph } from "../graph.ts";
import { type Link, patchedGraph } from "../scenario/patched-graph.ts";
import { type Spot, type SpotOptions, spotsAlong } from "./spots.ts";

/** The network as it would be without its barriers, and what makes it so. */
export interface Permeable {
  /** N⁰: the same nodes, every link of the network, and one across the barrier at every spot. */
  readonly graph: Graph;
  readonly spots: readonly Spot[];
  /** The links added, each once. */
  readonly links: readonly Link[];
}

/**
 * The counterfactual N⁰ ⊃ N: a straight link across each barrier every `everyM` metres, wherever walkable nodes lie on both sides within
 * `reachM`. Since nothing is taken away, d⁰ ≤ d^N for every pair. Same nodes, so that results stand beside each other.
 */
export function permeable(graph: Graph, lines: readonly BarrierLine[], options: SpotOptions = {}): Permeable {
  const spots = spotsAlong(graph, lines, options);
  const links = new Map<number, Link>();
  for (const { u, v, mm } of spots)
    links.set(Math.min(u, v) * graph.nodes + Math.max(u, v), { u: Math.min(u, v), v: Math.max(u, v), mm });
  const add = [...links.values()];
  return { graph: patchedGraph(graph, { add }), spots, links: add };
}
