import type { Adjacency } from "./separator-flow.ts";

export const ROOT = 0xffffffff;

/** Parent of each rank in the elimination tree (Liu 1990): the least neighbour above once all below are taken out. */
export function eliminationTree({ nodes, first, head }: Adjacency, order: Uint32Array): Uint32Array {
  const rank = inverse(order);
  const parent = new Uint32Array(nodes).fill(ROOT);
  const ancestor = new Uint32Array(nodes).fill(ROOT);
  for (let r = 0; r < nodes; r++) {
    const v = order[r]!;
    for (let arc = first[v]!; arc < first[v + 1]!; arc++) {
      let at = rank[head[arc]!]!;
      while (at < r) {
        const next = ancestor[at]!;
        ancestor[at] = r;
        if (next === ROOT) parent[at] = r;
        at = next;
      }
    }
  }
  return parent;
}

/** The same order with each branch of its tree in one piece: as many arcs, and the rows a sweep reads lie near each other. */
export function branchByBranch(graph: Adjacency, order: Uint32Array): Uint32Array {
  const { nodes } = graph;
  const parent = eliminationTree(graph, order);
  const child = new Uint32Array(nodes).fill(ROOT);
  const sibling = new Uint32Array(nodes).fill(ROOT);
  let roots = ROOT;
  for (let r = 0; r < nodes; r++) {
    const up = parent[r]!;
    if (up === ROOT) {
      sibling[r] = roots;
      roots = r;
    } else {
      sibling[r] = child[up]!;
      child[up] = r;
    }
  }
  const arranged = new Uint32Array(nodes);
  let top = nodes;
  const stack: number[] = [];
  for (let root = roots; root !== ROOT; root = sibling[root]!) stack.push(root);
  while (stack.length > 0) {
    const r = stack.pop()!;
    arranged[--top] = order[r]!;
    for (let c = child[r]!; c !== ROOT; c = sibling[c]!) stack.push(c);
  }
  return arranged;
}

/** Where each node stands in an order. */
export function inverse(order: Uint32Array): Uint32Array {
  const rank = new Uint32Array(order.length);
  for (let r = 0; r < order.length; r++) rank[order[r]!] = r;
  return rank;
}
