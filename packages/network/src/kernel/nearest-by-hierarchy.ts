import { FAR } from "../graph.ts";
import { keepLabel, type Labels, noLabels } from "./labels.ts";
import type { Arcs, SweepGraph } from "./sweep-graph.ts";

/** What one asks of the nearest targets. */
export interface NearestAsked {
  targets: Uint32Array;
  k: number;
  limitMm: number;
}

/**
 * The k nearest of the targets for every node, by two passes over the hierarchy's arcs: labels of targets are carried up against the ways down, then
 * every node, highest first, takes the best of its own and of those above. Exact: a shortest way goes up and then down, and a label that is among a
 * node's k best is among the k best of every node on the way, equal distances being told apart by position. One pass over the arcs where a search
 * makes k visits to each node in the order of distance: on a large network several times as fast.
 */
export function nearestByHierarchy(graph: SweepGraph, asked: NearestAsked): Labels {
  const labels = labelsUp(graph, asked);
  labelsDown(graph, labels, asked);
  return byNode(graph, labels, asked.k);
}

/** By rank: the k nearest over ways that only lead down. */
export function labelsUp(
  { nodes, rank, down }: SweepGraph,
  { targets, k, limitMm }: NearestAsked,
  labels: Labels = noLabels(nodes, k),
): Labels {
  const { target, mm } = labels;
  for (let position = 0; position < targets.length; position++)
    keepLabel(target, mm, rank[targets[position]!]! * k, k, position, 0);
  const { first, head, weightMm } = down;
  for (let r = 0; r < nodes; r++) {
    if (mm[r * k] === FAR) continue;
    for (let arc = first[r]!; arc < first[r + 1]!; arc++)
      merge(target, mm, r * k, head[arc]! * k, k, weightMm[arc]!, limitMm);
  }
  return labels;
}

/** By rank, after `labelsUp`: of some ranks, ascending, or of all. What is above them must be done. */
export function labelsDown(
  { nodes, up }: SweepGraph,
  { target, mm }: Labels,
  { k, limitMm }: NearestAsked,
  ranks?: Uint32Array,
): void {
  for (let i = ranks?.length ?? nodes; i-- > 0;) {
    const r = ranks === undefined ? i : ranks[i]!;
    if (k === 1) nearestOne(up, target, mm, r, limitMm);
    else
      for (let arc = up.first[r]!; arc < up.first[r + 1]!; arc++)
        merge(target, mm, up.head[arc]! * k, r * k, k, up.weightMm[arc]!, limitMm);
  }
}

/** The rows of ranks as rows of nodes. */
export function byNode({ nodes, order }: SweepGraph, { target, mm }: Labels, k: number): Labels {
  const answer = { target: new Uint32Array(nodes * k), mm: new Uint32Array(nodes * k) };
  for (let r = 0; r < nodes; r++) {
    const to = order[r]! * k;
    for (let i = 0; i < k; i++) {
      answer.target[to + i] = target[r * k + i]!;
      answer.mm[to + i] = mm[r * k + i]!;
    }
  }
  return answer;
}

function merge(
  target: Uint32Array,
  mm: Uint32Array,
  from: number,
  into: number,
  k: number,
  weight: number,
  limitMm: number,
): void {
  const last = into + k - 1;
  for (let at = from; at < from + k; at++) {
    const distance = mm[at]! + weight;
    // those after it are no nearer
    if (distance > limitMm || distance > mm[last]!) return;
    keepLabel(target, mm, into, k, target[at]!, distance);
  }
}

function nearestOne(
  { first, head, weightMm }: Arcs,
  target: Uint32Array,
  mm: Uint32Array,
  r: number,
  limitMm: number,
): void {
  let least = mm[r]!;
  let which = target[r]!;
  for (let arc = first[r]!; arc < first[r + 1]!; arc++) {
    const from = head[arc]!;
    const distance = mm[from]! + weightMm[arc]!;
    if (distance > least || distance > limitMm) continue;
    if (distance === least && target[from]! >= which) continue;
    least = distance;
    which = target[from]!;
  }
  mm[r] = least;
  target[r] = which;
}
