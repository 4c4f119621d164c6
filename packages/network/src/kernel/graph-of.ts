import { NetworkError } from "../error.ts";
import { FAR, type Graph } from "../graph.ts";

export interface EdgeList {
  from: ArrayLike<number>;
  to: ArrayLike<number>;
  /** Whole millimetres, 0 … FAR − 1. */
  weightMm: ArrayLike<number>;
}

/**
 * The graph of a list of edges. Each edge can be used both ways unless `directed`; of parallel edges the lightest stays, loops are dropped. Arcs out
 * of a node are in order of their heads, so the same edges in any order give the same graph.
 * @throws NetworkError an edge to a node that is not there, or a weight that is no whole number of millimetres.
 */
export function graphOf(
  nodes: { xM: Float64Array; yM: Float64Array },
  edges: EdgeList,
  { directed = false }: { directed?: boolean } = {},
): Graph {
  const { xM, yM } = nodes;
  const count = xM.length;
  const { from, to, weightMm } = edges;
  if (yM.length !== count) throw lengths("yM", yM.length, count);
  if (to.length !== from.length) throw lengths("to", to.length, from.length);
  if (weightMm.length !== from.length) throw lengths("weightMm", weightMm.length, from.length);

  const given = from.length;
  const arcs = directed ? given : 2 * given;
  const tail = new Uint32Array(arcs);
  const head = new Uint32Array(arcs);
  const weight = new Uint32Array(arcs);
  for (let edge = 0; edge < given; edge++) {
    const a = from[edge]!;
    const b = to[edge]!;
    const mm = weightMm[edge]!;
    if (!(a >= 0 && a < count)) throw noNode(a, count);
    if (!(b >= 0 && b < count)) throw noNode(b, count);
    if (!Number.isInteger(mm) || mm < 0 || mm >= FAR) {
      throw new NetworkError("input", {
        value: mm,
        expected: `a weight of whole millimetres from 0 to ${FAR - 1} at edge ${edge}`,
        action: "Round lengths to millimetres, and leave out edges that cannot be used.",
      });
    }
    tail[edge] = a;
    head[edge] = b;
    weight[edge] = mm;
    if (!directed) {
      tail[given + edge] = b;
      head[given + edge] = a;
      weight[given + edge] = mm;
    }
  }

  const byHead = sortedBy(head, count);
  const byTail = sortedBy(tail, count, byHead);
  const firstOut = new Uint32Array(count + 1);
  const keptHead = new Uint32Array(arcs);
  const keptMm = new Uint32Array(arcs);
  let kept = 0;
  let node = 0;
  for (const arc of byTail) {
    const a = tail[arc]!;
    const b = head[arc]!;
    if (a === b) continue;
    while (node < a) firstOut[++node] = kept;
    if (kept > firstOut[a]! && keptHead[kept - 1] === b) {
      if (weight[arc]! < keptMm[kept - 1]!) keptMm[kept - 1] = weight[arc]!;
      continue;
    }
    keptHead[kept] = b;
    keptMm[kept++] = weight[arc]!;
  }
  while (node < count) firstOut[++node] = kept;
  return { nodes: count, firstOut, head: keptHead.slice(0, kept), weightMm: keptMm.slice(0, kept), xM, yM };
}

/** Positions in order of key, stable in the order given. */
function sortedBy(key: Uint32Array, keys: number, order?: Uint32Array): Uint32Array {
  const first = new Uint32Array(keys + 1);
  for (const k of key) first[k + 1]!++;
  for (let k = 0; k < keys; k++) first[k + 1]! += first[k]!;
  const sorted = new Uint32Array(key.length);
  for (let i = 0; i < key.length; i++) {
    const position = order === undefined ? i : order[i]!;
    sorted[first[key[position]!]!++] = position;
  }
  return sorted;
}

const lengths = (name: string, got: number, expected: number): NetworkError =>
  new NetworkError("input", {
    value: got,
    expected: `${expected} values of ${name}`,
    action: "Give arrays of equal length.",
  });

const noNode = (value: number, count: number): NetworkError =>
  new NetworkError("input", {
    value,
    expected: `a node from 0 to ${count - 1}`,
    action: "Number nodes as in xM and yM.",
  });
