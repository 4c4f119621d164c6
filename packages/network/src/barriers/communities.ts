import { NetworkError } from "../error.ts";
import type { Graph } from "../graph.ts";
import type { BarrierIndex } from "./barrier-index.ts";
import { UnionFind } from "./union-find.ts";

/** Which parts the walking network falls into where no barrier can be crossed at all. */
export interface Communities {
  count: number;
  /** Of each node, the part that holds most people first. */
  of: Uint32Array;
  /** People in each. */
  people: Float64Array;
  /** 1 − Σ (P_k / P)²: the chance that two people live in different ones (Ananat's railroad division index, by people). */
  division: number;
}

/**
 * T-communities (Grannis 1998): the parts of the network when every link that meets a barrier is taken away, crossings included.
 * Throws NetworkError (input) for people that do not fit the graph or are nobody.
 */
export function communities(
  graph: Graph,
  barriers: Pick<BarrierIndex, "firstBarrier">,
  people: Float64Array,
): Communities {
  const { nodes, firstOut, head, xM, yM } = graph;
  const total = people.reduce((sum, one) => sum + one, 0);
  if (people.length !== nodes || !(total > 0))
    throw new NetworkError("input", {
      value: `${people.length} numbers, ${total} people`,
      expected: `${nodes} numbers, one for each node, and someone who lives there`,
      action: "Sum people to the nodes of this network.",
    });
  const parts = new UnionFind(nodes);
  for (let u = 0; u < nodes; u++)
    for (let arc = firstOut[u]!; arc < firstOut[u + 1]!; arc++) {
      const v = head[arc]!;
      if (parts.rootOf(u) !== parts.rootOf(v) && barriers.firstBarrier(xM[u]!, yM[u]!, xM[v]!, yM[v]!) < 0)
        parts.join(u, v);
    }
  const sums = new Map<number, number>();
  for (let node = 0; node < nodes; node++) {
    const root = parts.rootOf(node);
    sums.set(root, (sums.get(root) ?? 0) + people[node]!);
  }
  const ranked = [...sums].sort((a, b) => b[1] - a[1] || a[0] - b[0]);
  const place = new Map(ranked.map(([root], k) => [root, k]));
  return {
    count: ranked.length,
    of: Uint32Array.from({ length: nodes }, (_, node) => place.get(parts.rootOf(node))!),
    people: Float64Array.from(ranked, ([, sum]) => sum),
    division: 1 - ranked.reduce((sum, [, own]) => sum + (own / total) ** 2, 0),
  };
}
