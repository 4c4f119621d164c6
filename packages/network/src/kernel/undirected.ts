import type { Graph } from "../graph.ts";
import { reverseGraph } from "./reverse.ts";
import type { Adjacency } from "./separator-flow.ts";

/** Who is joined to whom, whatever the direction: neighbours in ascending order, no loops, none twice. */
export function undirected(graph: Graph): Adjacency {
  const back = reverseGraph(graph);
  const there = reverseGraph(back);
  const { nodes } = graph;
  const first = new Uint32Array(nodes + 1);
  const head = new Uint32Array(there.head.length + back.head.length);
  let count = 0;
  for (let v = 0; v < nodes; v++) {
    let a = there.firstOut[v]!;
    let b = back.firstOut[v]!;
    const aEnd = there.firstOut[v + 1]!;
    const bEnd = back.firstOut[v + 1]!;
    let last = -1;
    while (a < aEnd || b < bEnd) {
      const u =
        b === bEnd || (a < aEnd && there.head[a]! <= back.head[b]!) ? there.head[a++]! : back.head[b++]!;
      if (u === v || u === last) continue;
      head[count++] = u;
      last = u;
    }
    first[v + 1] = count;
  }
  return { nodes, first, head: head.slice(0, count) };
}
