import { NetworkError } from "../error.ts";
import { FAR, type Graph } from "../graph.ts";

/** A way between two nodes, usable in both directions. */
export interface Link {
  u: number;
  v: number;
  /** Length, or the length that takes as long at the profile's speed, whole millimetres. */
  mm: number;
}

/** What is different from a base graph. Both directions each time. */
export interface GraphPatch {
  /** New ways. Beside one that is there already the shorter counts. */
  add?: readonly Link[];
  /** Ways that get another length, longer or shorter. */
  change?: readonly Link[];
  /** Ways that are taken away. */
  remove?: readonly { u: number; v: number }[];
}

function checkEnds(graph: Graph, { u, v }: { u: number; v: number }): void {
  if (u >= 0 && u < graph.nodes && v >= 0 && v < graph.nodes && u !== v) return;
  throw new NetworkError("input", {
    value: `link ${u} – ${v}`,
    expected: `two different nodes from 0 to ${graph.nodes - 1}`,
    action: "Choose two places that snap to different nodes of the network.",
  });
}

export function checkLink(graph: Graph, link: Link): void {
  checkEnds(graph, link);
  if (Number.isInteger(link.mm) && link.mm >= 0 && link.mm < FAR) return;
  throw new NetworkError("input", {
    value: link.mm,
    expected: `a length of whole millimetres from 0 to ${FAR - 1} for link ${link.u} – ${link.v}`,
    action: "Round the length to millimetres.",
  });
}

/** The arc from u to v, −1 where there is none. */
export function arcOf({ firstOut, head }: Graph, u: number, v: number): number {
  for (let arc = firstOut[u]!; arc < firstOut[u + 1]!; arc++) if (head[arc] === v) return arc;
  return -1;
}

const absent = (u: number, v: number): NetworkError =>
  new NetworkError("input", {
    value: `link ${u} – ${v}`,
    expected: "a link of the network",
    action: "Choose a link that is there; its two nodes must be joined directly.",
  });

/**
 * A new graph with the patch applied; the base is not touched. The arcs out of a node stay in order of their heads.
 * Throws NetworkError (input) for nodes that are not there, lengths that cannot be used, and changes to links that do not exist.
 */
export function patchedGraph(graph: Graph, { add = [], change = [], remove = [] }: GraphPatch): Graph {
  const { nodes, firstOut, head, weightMm, xM, yM } = graph;
  const weight = weightMm.slice();
  const gone = new Uint8Array(head.length);
  for (const link of change) {
    checkLink(graph, link);
    const [there, back] = [arcOf(graph, link.u, link.v), arcOf(graph, link.v, link.u)];
    if (there < 0 && back < 0) throw absent(link.u, link.v);
    if (there >= 0) weight[there] = link.mm;
    if (back >= 0) weight[back] = link.mm;
  }
  for (const { u, v } of remove) {
    checkEnds(graph, { u, v });
    const [there, back] = [arcOf(graph, u, v), arcOf(graph, v, u)];
    if (there < 0 && back < 0) throw absent(u, v);
    if (there >= 0) gone[there] = 1;
    if (back >= 0) gone[back] = 1;
  }
  const extra = new Map<number, { head: number; mm: number }[]>();
  const put = (u: number, v: number, mm: number): void => {
    const arc = arcOf(graph, u, v);
    if (arc >= 0 && gone[arc] === 0) {
      weight[arc] = Math.min(weight[arc]!, mm);
      return;
    }
    const row = extra.get(u) ?? [];
    const same = row.find((other) => other.head === v);
    if (same) same.mm = Math.min(same.mm, mm);
    else row.push({ head: v, mm });
    extra.set(u, row);
  };
  for (const link of add) {
    checkLink(graph, link);
    put(link.u, link.v, link.mm);
    put(link.v, link.u, link.mm);
  }
  return compacted({ nodes, firstOut, head, weightMm: weight, xM, yM }, gone, extra);
}

function compacted(
  { nodes, firstOut, head, weightMm, xM, yM }: Graph,
  gone: Uint8Array,
  extra: ReadonlyMap<number, { head: number; mm: number }[]>,
): Graph {
  let arcs = head.length;
  for (const lost of gone) arcs -= lost;
  for (const row of extra.values()) arcs += row.length;
  const answer: Graph = {
    nodes,
    firstOut: new Uint32Array(nodes + 1),
    head: new Uint32Array(arcs),
    weightMm: new Uint32Array(arcs),
    xM,
    yM,
  };
  let at = 0;
  for (let node = 0; node < nodes; node++) {
    const start = at;
    for (let arc = firstOut[node]!; arc < firstOut[node + 1]!; arc++) {
      if (gone[arc]) continue;
      answer.head[at] = head[arc]!;
      answer.weightMm[at++] = weightMm[arc]!;
    }
    for (const { head: to, mm } of extra.get(node) ?? []) {
      let place = at++;
      for (; place > start && answer.head[place - 1]! > to; place--) {
        answer.head[place] = answer.head[place - 1]!;
        answer.weightMm[place] = answer.weightMm[place - 1]!;
      }
      answer.head[place] = to;
      answer.weightMm[place] = mm;
    }
    answer.firstOut[node + 1] = at;
  }
  return answer;
}
