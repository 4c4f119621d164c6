import type { Engine } from "../engine.ts";
import { FAR, type Graph } from "../graph.ts";
import { checkGraph } from "./check.ts";
import { arcsOfGraph, customise, inputWeights, type Weights } from "./customise.ts";
import { arcBetween, type Hierarchy, hierarchyOf } from "./hierarchy.ts";
import { nestedDissection } from "./nested-dissection.ts";
import { prepare, type PrepareOptions } from "./prepare.ts";
import { type ArcsBelow, arcsBelow, recustomise } from "./recustomise.ts";
import { isSymmetric } from "./reverse.ts";
import { simdEngine } from "./simd-engine.ts";
import { finiteArcs } from "./sweep-graph.ts";
import { sweepKernel } from "./sweep-kernel.ts";
import { undirected } from "./undirected.ts";

interface Base {
  hierarchy: Hierarchy;
  below: ArcsBelow;
  input: Weights;
  customised: Weights;
}

/**
 * Makes graphs ready that differ from this one in some arcs' weights or lack some arcs: by partial customisation, which touches only what hangs on
 * them. Answers are those of `prepare`; the sweeps are a little slower, since no arcs are dropped as not needed, which takes longer than to sweep over
 * them for the few sources that a scenario asks about. A graph with arcs between nodes that were not joined is made ready in full, by the same order.
 */
export function mender(
  graph: Graph,
  { kernel = "auto", order }: PrepareOptions = {},
): (other: Graph) => Engine {
  let base: Base | undefined;
  return (other) => {
    const sweeps = kernel === "auto" ? sweepKernel() : undefined;
    if (sweeps === undefined || other.nodes !== graph.nodes) return prepare(other, { kernel });
    checkGraph(other);
    base ??= baseOf(graph, order ?? nestedDissection(graph));
    const { hierarchy, below } = base;
    const mended = inputOf(base, graph, other);
    if (mended === undefined) return prepare(other, { order: hierarchy.order });
    const customised = copied(base.customised);
    recustomise(hierarchy, below, { ...mended, customised });
    return simdEngine(other, finiteArcs(other, hierarchy, customised), sweeps);
  };
}

function baseOf(graph: Graph, order: Uint32Array): Base {
  const hierarchy = hierarchyOf(undirected(graph), order);
  const arcOf = arcsOfGraph(hierarchy, graph);
  const input = inputWeights(hierarchy, graph, { arcOf, symmetric: isSymmetric(graph) });
  return { hierarchy, below: arcsBelow(hierarchy), input, customised: customise(hierarchy, input) };
}

function copied({ up, down }: Weights): Weights {
  const ours = up.slice();
  return { up: ours, down: up === down ? ours : down.slice() };
}

/** The other graph's input weights and the arcs where they differ; undefined where the hierarchy cannot hold them. */
function inputOf(
  { hierarchy, input }: Base,
  graph: Graph,
  other: Graph,
): { input: Weights; changed: number[] } | undefined {
  const { rank, first, head } = hierarchy;
  const symmetric = input.up === input.down;
  const [up, down] = [new Map<number, number>(), new Map<number, number>()];
  for (let u = 0; u < graph.nodes; u++) {
    if (sameRow(graph, other, u)) continue;
    for (const of of [graph, other])
      for (let arc = of.firstOut[u]!; arc < of.firstOut[u + 1]!; arc++) {
        const v = of.head[arc]!;
        if (v === u) continue;
        const [a, b] = [rank[u]!, rank[v]!];
        const lower = Math.min(a, b);
        const at = arcBetween(hierarchy, lower, Math.max(a, b));
        if (at >= first[lower + 1]! || head[at] !== Math.max(a, b)) return undefined;
        (a < b ? up : down).set(at, weightOf(other, u, v));
      }
  }
  const ours = copied(input);
  const changed = new Set<number>();
  for (const [weights, anew] of [
    [ours.up, up],
    [ours.down, down],
  ] as const)
    for (const [at, mm] of anew) {
      if (symmetric && (up.get(at) ?? input.up[at]) !== (down.get(at) ?? input.down[at])) return undefined;
      if (weights[at] === mm && input.up[at] === ours.up[at]) continue;
      weights[at] = mm;
      changed.add(at);
    }
  return { input: ours, changed: [...changed] };
}

function sameRow(a: Graph, b: Graph, u: number): boolean {
  const [from, other] = [a.firstOut[u]!, b.firstOut[u]!];
  const length = a.firstOut[u + 1]! - from;
  if (b.firstOut[u + 1]! - other !== length) return false;
  for (let i = 0; i < length; i++)
    if (a.head[from + i] !== b.head[other + i] || a.weightMm[from + i] !== b.weightMm[other + i])
      return false;
  return true;
}

/** Of the lightest arc from u to v; FAR where there is none. */
function weightOf({ firstOut, head, weightMm }: Graph, u: number, v: number): number {
  let mm = FAR;
  for (let arc = firstOut[u]!; arc < firstOut[u + 1]!; arc++)
    if (head[arc] === v && weightMm[arc]! < mm) mm = weightMm[arc]!;
  return mm;
}
