import type { Graph } from "../graph.ts";
import { checkNodes } from "./check.ts";

/** The sources asked for: all nodes unless told. */
export function sourcesOf(graph: Graph, sources?: Uint32Array): Uint32Array {
  if (sources === undefined) return new Uint32Array(graph.nodes).map((_, v) => v);
  checkNodes(graph, sources);
  return sources;
}
