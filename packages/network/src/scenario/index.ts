export { patchedGraph } from "./patched-graph.ts";
export type { GraphPatch, Link } from "./patched-graph.ts";
