import type { Engine } from "../engine.ts";
import { NetworkError } from "../error.ts";
import type { Graph } from "../graph.ts";
import { checkGraph } from "./check.ts";
import { dijkstraEngine } from "./dijkstra-engine.ts";
import { nestedDissection } from "./nested-dissection.ts";
import { simdEngine } from "./simd-engine.ts";
import { sweepGraph } from "./sweep-graph.ts";
import { sweepKernel } from "./sweep-kernel.ts";

export interface PrepareOptions {
  /** "auto" takes SIMD where the machine has it. */
  kernel?: "auto" | "dijkstra";
  /** Nodes from the least to the most important, for a customisable contraction hierarchy; found from the coordinates unless told. */
  order?: Uint32Array;
}

/**
 * Makes a graph ready for many bounded questions: a nested-dissection order, a customised contraction hierarchy with only the arcs that shortest ways
 * need, and a kernel that answers sixteen sources in a sweep. An order serves every graph with the same joints, whatever its weights.
 * @throws NetworkError a graph whose arrays do not fit each other, or an order that is none.
 */
export function prepare(graph: Graph, { kernel = "auto", order }: PrepareOptions = {}): Engine {
  checkGraph(graph);
  const sweeps = kernel === "auto" ? sweepKernel() : undefined;
  if (sweeps === undefined) return dijkstraEngine(graph);
  if (order !== undefined) checkOrder(order, graph.nodes);
  return simdEngine(graph, sweepGraph(graph, order ?? nestedDissection(graph)), sweeps);
}

function checkOrder(order: Uint32Array, nodes: number): void {
  const seen = new Uint8Array(nodes);
  for (const v of order) if (v < nodes) seen[v] = 1;
  if (order.length !== nodes || seen.includes(0)) {
    throw new NetworkError("input", {
      value: order.length,
      expected: `an order that holds each of the ${nodes} nodes once`,
      action: "Take the order from nestedDissection of this graph.",
    });
  }
}
