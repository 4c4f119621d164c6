import type { Engine } from "../engine.ts";
import { NetworkError } from "../error.ts";
import type { Graph } from "../graph.ts";
import { checkLimit, checkNodes } from "./check.ts";
import { nearestBySearch } from "./nearest.ts";
import { reverseGraph } from "./reverse.ts";

/** `Engine.nearest` on a graph: the arcs are turned round once, when first asked. */
export function nearestTargets(graph: Graph): Engine["nearest"] {
  let reverse: Graph | undefined;
  return (targets, k, limitMm) => {
    checkNearest(graph, targets, k);
    reverse ??= reverseGraph(graph);
    return nearestBySearch(reverse, targets, k, checkLimit(limitMm));
  };
}

export function checkNearest(graph: Graph, targets: Uint32Array, k: number): void {
  checkNodes(graph, targets);
  if (Number.isInteger(k) && k >= 1) return;
  throw new NetworkError("input", {
    value: k,
    expected: "k of 1 or more",
    action: "Ask for at least one target.",
  });
}
