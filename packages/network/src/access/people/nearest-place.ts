import { FAR, type Graph } from "../../graph.ts";
import { reverseGraph } from "../../kernel/reverse.ts";
import { OFF_NETWORK, type Tied } from "../../transit/legs.ts";

/**
 * Millimetres from every node to the nearest of some places tied to the network, their offsets counted; `FAR` beyond the limit. One
 * search from all places at once over the reversed graph, with a binary heap: exact also where ways are open one way only.
 */
export function nearestPlaceMm(graph: Graph, places: Tied, limitMm: number = FAR - 1): Uint32Array {
  const { firstOut, head, weightMm } = reverseGraph(graph);
  const mm = new Uint32Array(graph.nodes).fill(FAR);
  const heap: number[] = [];
  // Distance and node in one exact number, so that the heap compares but once.
  const push = (at: number, node: number): void => {
    if (at > limitMm || at >= mm[node]!) return;
    mm[node] = at;
    let k = heap.length;
    const key = at * graph.nodes + node;
    while (k > 0) {
      const parent = (k - 1) >> 1;
      if (heap[parent]! <= key) break;
      heap[k] = heap[parent]!;
      k = parent;
    }
    heap[k] = key;
  };
  for (const [node, offsetMm] of [
    [places.node, places.offsetMm],
    [places.otherNode, places.otherOffsetMm],
  ] as const)
    node?.forEach((at, place) => {
      if (at !== OFF_NETWORK) push(offsetMm?.[place] ?? 0, at);
    });
  while (heap.length > 0) {
    const key = pop(heap);
    const node = key % graph.nodes;
    const at = (key - node) / graph.nodes;
    if (at > mm[node]!) continue;
    for (let arc = firstOut[node]!; arc < firstOut[node + 1]!; arc += 1)
      push(at + weightMm[arc]!, head[arc]!);
  }
  return mm;
}

function pop(heap: number[]): number {
  const top = heap[0]!;
  const last = heap.pop()!;
  if (heap.length === 0) return top;
  let k = 0;
  for (let child = 1; child < heap.length; child = 2 * k + 1) {
    if (child + 1 < heap.length && heap[child + 1]! < heap[child]!) child += 1;
    if (heap[child]! >= last) break;
    heap[k] = heap[child]!;
    k = child;
  }
  heap[k] = last;
  return top;
}
