import type { Graph } from "../graph.ts";

export interface Parts {
  /** Part of each node; parts are numbered by their first node. */
  part: Uint32Array;
  /** Nodes in each part. */
  size: Uint32Array;
}

/** Connected parts, the direction of arcs left aside (union-find with path halving). */
export function partsOf(graph: Graph): Parts {
  const { nodes, firstOut, head } = graph;
  const root = new Uint32Array(nodes).map((_, v) => v);
  const find = (v: number): number => {
    while (root[v] !== v) {
      root[v] = root[root[v]!]!;
      v = root[v]!;
    }
    return v;
  };
  for (let u = 0; u < nodes; u++) {
    for (let arc = firstOut[u]!; arc < firstOut[u + 1]!; arc++) {
      const a = find(u);
      const b = find(head[arc]!);
      // the least node of a part is its root, so that the numbers below follow the first node
      if (a < b) root[b] = a;
      else root[a] = b;
    }
  }
  const part = new Uint32Array(nodes);
  const sizes: number[] = [];
  for (let v = 0; v < nodes; v++) {
    const least = find(v);
    if (least === v) part[v] = sizes.push(0) - 1;
    else part[v] = part[least]!;
    sizes[part[v]!]!++;
  }
  return { part, size: Uint32Array.from(sizes) };
}

/** Part of a graph with its nodes numbered anew. */
export interface SubGraph {
  graph: Graph;
  /** For each node of the new graph, its number in the old one. */
  node: Uint32Array;
}

/** The largest connected part; of equally large ones the one with the least node. */
export function largestPart(graph: Graph): SubGraph {
  const { part, size } = partsOf(graph);
  let largest = 0;
  for (let p = 1; p < size.length; p++) if (size[p]! > size[largest]!) largest = p;
  const node = new Uint32Array(size[largest] ?? 0);
  let count = 0;
  for (let v = 0; v < graph.nodes; v++) if (part[v] === largest) node[count++] = v;
  return { graph: subGraph(graph, node), node };
}

/** The graph of some nodes in the order given, with the arcs between them. */
export function subGraph(graph: Graph, node: Uint32Array): Graph {
  const fresh = new Int32Array(graph.nodes).fill(-1);
  for (let i = 0; i < node.length; i++) fresh[node[i]!] = i;
  const firstOut = new Uint32Array(node.length + 1);
  const head: number[] = [];
  const weightMm: number[] = [];
  for (let i = 0; i < node.length; i++) {
    const v = node[i]!;
    const arcs: [head: number, mm: number][] = [];
    for (let arc = graph.firstOut[v]!; arc < graph.firstOut[v + 1]!; arc++) {
      const to = fresh[graph.head[arc]!]!;
      if (to >= 0) arcs.push([to, graph.weightMm[arc]!]);
    }
    arcs.sort((a, b) => a[0] - b[0]);
    for (const [to, mm] of arcs) {
      head.push(to);
      weightMm.push(mm);
    }
    firstOut[i + 1] = head.length;
  }
  return {
    nodes: node.length,
    firstOut,
    head: Uint32Array.from(head),
    weightMm: Uint32Array.from(weightMm),
    xM: Float64Array.from(node, (v) => graph.xM[v]!),
    yM: Float64Array.from(node, (v) => graph.yM[v]!),
  };
}
