import { NetworkError } from "../error.ts";
import { FAR, type Graph } from "../graph.ts";

/** A shortest way, for drawing. */
export interface Route {
  /** From the first node to the last; empty where there is no way within the limit. */
  nodes: Uint32Array;
  /** `FAR` where there is none. */
  mm: number;
}

/** A heap of (distance, node) in two columns; stale entries are passed over when taken. */
class Heap {
  length = 0;
  #key = new Float64Array(1 << 10);
  #node = new Uint32Array(1 << 10);

  put(key: number, node: number): void {
    if (this.length === this.#key.length) {
      const [keys, nodes] = [new Float64Array(2 * this.length), new Uint32Array(2 * this.length)];
      keys.set(this.#key);
      nodes.set(this.#node);
      this.#key = keys;
      this.#node = nodes;
    }
    let at = this.length++;
    for (let up = (at - 1) >> 1; at > 0 && this.#key[up]! > key; up = (at - 1) >> 1) {
      this.#key[at] = this.#key[up]!;
      this.#node[at] = this.#node[up]!;
      at = up;
    }
    this.#key[at] = key;
    this.#node[at] = node;
  }

  take(): number {
    const top = this.#node[0]!;
    const [key, node] = [this.#key[--this.length]!, this.#node[this.length]!];
    let at = 0;
    for (let down = 1; down < this.length; down = 2 * at + 1) {
      if (down + 1 < this.length && this.#key[down + 1]! < this.#key[down]!) down++;
      if (this.#key[down]! >= key) break;
      this.#key[at] = this.#key[down]!;
      this.#node[at] = this.#node[down]!;
      at = down;
    }
    this.#key[at] = key;
    this.#node[at] = node;
    return top;
  }
}

/**
 * The nodes of a shortest way from a to b (Dijkstra). On the network it is the detour actually walked; on `permeable(…).graph` or on a
 * patched graph it is the way that could be. Throws NetworkError (input) for nodes that are not there.
 */
export function route(
  graph: Graph,
  a: number,
  b: number,
  { limitMm = FAR - 1 }: { limitMm?: number } = {},
): Route {
  const { nodes, firstOut, head, weightMm } = graph;
  for (const node of [a, b])
    if (!(Number.isInteger(node) && node >= 0 && node < nodes))
      throw new NetworkError("input", {
        value: node,
        expected: `a node from 0 to ${nodes - 1}`,
        action: "Number nodes as the graph does.",
      });
  const mm = new Uint32Array(nodes).fill(FAR);
  const from = new Uint32Array(nodes);
  const isDone = new Uint8Array(nodes);
  const heap = new Heap();
  mm[a] = 0;
  heap.put(0, a);
  while (heap.length > 0) {
    const node = heap.take();
    if (isDone[node] === 1) continue;
    isDone[node] = 1;
    if (node === b) break;
    for (let arc = firstOut[node]!; arc < firstOut[node + 1]!; arc++) {
      const to = head[arc]!;
      const via = mm[node]! + weightMm[arc]!;
      if (via >= mm[to]! || via > limitMm) continue;
      mm[to] = via;
      from[to] = node;
      heap.put(via, to);
    }
  }
  if (isDone[b] === 0) return { nodes: new Uint32Array(0), mm: FAR };
  const back = [b];
  for (let node = b; node !== a;) back.push((node = from[node]!));
  return { nodes: Uint32Array.from(back.reverse()), mm: mm[b]! };
}
