import { FAR, type Graph } from "../graph.ts";
import { arcBetween, type Hierarchy } from "./hierarchy.ts";

/** Weights of the hierarchy's arcs: up from the lower rank to the upper, down from the upper to the lower; one array where the graph is symmetric. */
export interface Weights {
  up: Uint32Array;
  down: Uint32Array;
}

/** For each arc of the graph, the hierarchy's arc it lies on. */
export function arcsOfGraph(hierarchy: Hierarchy, graph: Graph): Uint32Array {
  const { rank } = hierarchy;
  const arcOf = new Uint32Array(graph.head.length);
  for (let u = 0; u < graph.nodes; u++) {
    for (let arc = graph.firstOut[u]!; arc < graph.firstOut[u + 1]!; arc++) {
      const a = rank[u]!;
      const b = rank[graph.head[arc]!]!;
      arcOf[arc] = a < b ? arcBetween(hierarchy, a, b) : arcBetween(hierarchy, b, a);
    }
  }
  return arcOf;
}

/** The graph's own weights on the hierarchy's arcs, FAR on those only completed. */
export function inputWeights(
  hierarchy: Hierarchy,
  graph: Graph,
  {
    arcOf = arcsOfGraph(hierarchy, graph),
    symmetric = false,
  }: { arcOf?: Uint32Array; symmetric?: boolean } = {},
): Weights {
  const { rank, head } = hierarchy;
  const up = new Uint32Array(head.length).fill(FAR);
  const down = symmetric ? up : new Uint32Array(head.length).fill(FAR);
  for (let u = 0; u < graph.nodes; u++) {
    for (let arc = graph.firstOut[u]!; arc < graph.firstOut[u + 1]!; arc++) {
      if (graph.head[arc] === u) continue;
      const into = rank[u]! < rank[graph.head[arc]!]! ? up : down;
      const at = arcOf[arc]!;
      if (graph.weightMm[arc]! < into[at]!) into[at] = graph.weightMm[arc]!;
    }
  }
  return { up, down };
}

/** Customisation: after it every arc is as long as the shortest way between its ends over lower nodes. */
export function customise(hierarchy: Hierarchy, input: Weights): Weights {
  const { nodes, first, head } = hierarchy;
  const symmetric = input.up === input.down;
  const up = input.up.slice();
  const down = symmetric ? up : input.down.slice();
  for (let v = 0; v < nodes; v++) {
    const end = first[v + 1]!;
    for (let i = first[v]!; i < end; i++) {
      const upI = up[i]!;
      const downI = down[i]!;
      if (upI >= FAR && downI >= FAR) continue;
      let k = first[head[i]!]!;
      for (let j = i + 1; j < end; j++) {
        const b = head[j]!;
        while (head[k] !== b) k++;
        const there = downI + up[j]!;
        if (there < up[k]!) up[k] = there;
        if (symmetric) continue;
        const back = down[j]! + upI;
        if (back < down[k]!) down[k] = back;
      }
    }
  }
  return { up, down };
}

/**
 * Perfect customisation: arcs as long as the distance between their ends, and which of them some shortest way still needs (one bit up, one down).
 * An arc longer than the distance is never on a shortest way up and down.
 */
export function perfect(hierarchy: Hierarchy, customised: Weights): Weights & { needed: Uint8Array } {
  const { nodes, first, head } = hierarchy;
  const symmetric = customised.up === customised.down;
  const up = customised.up.slice();
  const down = symmetric ? up : customised.down.slice();
  for (let v = nodes - 1; v >= 0; v--) {
    const end = first[v + 1]!;
    for (let i = first[v]!; i < end; i++) {
      let k = first[head[i]!]!;
      for (let j = i + 1; j < end; j++) {
        const b = head[j]!;
        while (head[k] !== b) k++;
        const upK = up[k]!;
        const downK = down[k]!;
        if (up[j]! + downK < up[i]!) up[i] = up[j]! + downK;
        if (up[i]! + upK < up[j]!) up[j] = up[i]! + upK;
        if (symmetric) continue;
        if (upK + down[j]! < down[i]!) down[i] = upK + down[j]!;
        if (downK + down[i]! < down[j]!) down[j] = downK + down[i]!;
      }
    }
  }
  const needed = new Uint8Array(head.length);
  for (let arc = 0; arc < head.length; arc++) {
    const isUp = up[arc]! < FAR && up[arc] === customised.up[arc];
    const isDown = down[arc]! < FAR && down[arc] === customised.down[arc];
    needed[arc] = (isUp ? 1 : 0) | (isDown ? 2 : 0);
  }
  return { up, down, needed };
}
