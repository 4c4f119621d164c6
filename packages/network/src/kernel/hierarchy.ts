import { inverse, ROOT } from "./elimination-tree.ts";
import type { Adjacency } from "./separator-flow.ts";

/**
 * A customisable contraction hierarchy without weights (Dibbelt, Strasser & Wagner 2016): the graph in order of rank, completed so that the
 * neighbours above a node are joined to each other. The arcs up from rank r are `first[r] … first[r + 1] − 1`, heads ascending; the first of them is
 * the parent in the elimination tree.
 */
export interface Hierarchy {
  nodes: number;
  /** Node by rank, and rank by node. */
  order: Uint32Array;
  rank: Uint32Array;
  first: Uint32Array;
  head: Uint32Array;
}

export function hierarchyOf(graph: Adjacency, order: Uint32Array): Hierarchy {
  const { nodes } = graph;
  const rank = inverse(order);
  const first = new Uint32Array(nodes + 1);
  let head = new Uint32Array(4 * graph.head.length + 16);
  const child = new Uint32Array(nodes).fill(ROOT);
  const sibling = new Uint32Array(nodes).fill(ROOT);
  const seen = new Uint32Array(nodes).fill(ROOT);
  let end = 0;
  for (let r = 0; r < nodes; r++) {
    const begin = end;
    first[r] = begin;
    seen[r] = r;
    const v = order[r]!;
    for (let arc = graph.first[v]!; arc < graph.first[v + 1]!; arc++) {
      const q = rank[graph.head[arc]!]!;
      if (q < r || seen[q] === r) continue;
      seen[q] = r;
      if (end === head.length) head = doubled(head);
      head[end++] = q;
    }
    // what is above a child and not this node itself is above this node
    for (let c = child[r]!; c !== ROOT; c = sibling[c]!) {
      for (let arc = first[c]! + 1; arc < first[c + 1]!; arc++) {
        const q = head[arc]!;
        if (seen[q] === r) continue;
        seen[q] = r;
        if (end === head.length) head = doubled(head);
        head[end++] = q;
      }
    }
    if (end > begin) {
      ascend(head, begin, end);
      const parent = head[begin]!;
      sibling[r] = child[parent]!;
      child[parent] = r;
    }
    first[r + 1] = end;
  }
  return { nodes, order, rank, first, head: head.slice(0, end) };
}

/** The arc between two ranks, the lower first. */
export function arcBetween({ first, head }: Hierarchy, lower: number, upper: number): number {
  let from = first[lower]!;
  let to = first[lower + 1]!;
  while (from < to) {
    const middle = (from + to) >>> 1;
    if (head[middle]! < upper) from = middle + 1;
    else to = middle;
  }
  return from;
}

function doubled(old: Uint32Array<ArrayBuffer>): Uint32Array<ArrayBuffer> {
  const wider = new Uint32Array(2 * old.length);
  wider.set(old);
  return wider;
}

/** Short lists, mostly in runs: insertion is faster than a sort. */
function ascend(list: Uint32Array, begin: number, end: number): void {
  if (end - begin > 64) {
    list.subarray(begin, end).sort();
    return;
  }
  for (let i = begin + 1; i < end; i++) {
    const value = list[i]!;
    let at = i;
    for (; at > begin && list[at - 1]! > value; at--) list[at] = list[at - 1]!;
    list[at] = value;
  }
}
