import type { Engine } from "../engine.ts";
import { NetworkError } from "../error.ts";
import { FAR, type Graph } from "../graph.ts";

/** Most steps of a decay: what a histogram for each source can hold without filling the cache. */
export const MOST_STEPS = 1 << 16;

export function checkGraph(graph: Graph): void {
  const { nodes, firstOut, head, weightMm, xM, yM } = graph;
  if (firstOut.length !== nodes + 1 || firstOut[nodes] !== head.length) {
    throw bad(
      firstOut.length,
      `firstOut of ${nodes + 1} values, the last the number of arcs (${head.length})`,
      "Make the graph with graphOf.",
    );
  }
  if (weightMm.length !== head.length) {
    throw bad(weightMm.length, `${head.length} weights`, "Give one weight for each arc.");
  }
  if (xM.length !== nodes || yM.length !== nodes) {
    throw bad(xM.length, `${nodes} coordinates xM and yM`, "Give a place for each node.");
  }
  for (let u = 0; u < nodes; u++) {
    if (firstOut[u]! > firstOut[u + 1]!)
      throw bad(firstOut[u], "firstOut that never falls", "Make the graph with graphOf.");
  }
  for (const v of head) if (v >= nodes) throw noNode(v, nodes);
}

export function checkNodes(graph: Graph, nodes: Uint32Array): void {
  for (const v of nodes) if (v >= graph.nodes) throw noNode(v, graph.nodes);
}

/** A limit as the kernels use it: whole, below FAR. */
export function checkLimit(limitMm: number): number {
  if (!(limitMm >= 0)) throw bad(limitMm, "a limit of 0 millimetres or more", "Give a limit in millimetres.");
  return Math.min(Math.floor(limitMm), FAR - 1);
}

export function checkColumns(graph: Graph, columns: readonly Int32Array[]): void {
  for (const column of columns) {
    if (column.length !== graph.nodes) {
      throw bad(column.length, `a column of ${graph.nodes} values`, "Give one value for each node.");
    }
  }
}

export function checkDecay({ stepMm, weight }: Parameters<Engine["decaySums"]>[1]): void {
  if (!Number.isInteger(stepMm) || stepMm < 1) {
    throw bad(stepMm, "a step of whole millimetres, 1 or more", "Tabulate the decay by whole millimetres.");
  }
  if (weight.length > MOST_STEPS) {
    throw bad(weight.length, `at most ${MOST_STEPS} steps`, "Tabulate the decay with a larger step.");
  }
  for (const w of weight)
    if (!Number.isFinite(w)) throw bad(w, "finite weights", "Let the decay end where it is 0.");
}

export function checkPairs(
  graph: Graph,
  sources: Uint32Array,
  first: Uint32Array,
  targets: Uint32Array,
): void {
  checkNodes(graph, sources);
  checkNodes(graph, targets);
  if (first.length !== sources.length + 1 || (first[sources.length] ?? 0) !== targets.length) {
    throw bad(
      first.length,
      `first of ${sources.length + 1} values, the last the number of targets (${targets.length})`,
      "Let the targets of source s be first[s] … first[s + 1] − 1.",
    );
  }
}

const bad = (value: unknown, expected: string, action: string): NetworkError =>
  new NetworkError("input", { value, expected, action });

const noNode = (value: number, nodes: number): NetworkError =>
  bad(value, `a node from 0 to ${nodes - 1}`, "Number nodes as the graph does.");
