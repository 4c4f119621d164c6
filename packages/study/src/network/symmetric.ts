import { FAR } from "@tvars/network";
import type { Graph } from "@tvars/network";

/**
 * The same network with every way as long as the way back: the mean of both, or the one there is. Contacts have no direction, and a slope that
 * is climbed one way is walked down the other.
 */
export function symmetric({ nodes, firstOut, head, weightMm, xM, yM }: Graph): Graph {
  const other = new Map<number, number>();
  for (let u = 0; u < nodes; u++)
    for (let arc = firstOut[u]!; arc < firstOut[u + 1]!; arc++)
      other.set(u * nodes + head[arc]!, weightMm[arc]!);
  const rows: [head: number, mm: number][][] = Array.from({ length: nodes }, () => []);
  for (const [key, mm] of other) {
    const [u, v] = [Math.floor(key / nodes), key % nodes];
    const back = other.get(v * nodes + u);
    if (back === undefined) {
      if (mm >= FAR) continue;
      rows[u]!.push([v, mm]);
      rows[v]!.push([u, mm]);
    } else rows[u]!.push([v, mm >= FAR ? back : back >= FAR ? mm : Math.round((mm + back) / 2)]);
  }
  const arcs = rows.reduce((all, row) => all + row.length, 0);
  const graph = {
    nodes,
    firstOut: new Uint32Array(nodes + 1),
    head: new Uint32Array(arcs),
    weightMm: new Uint32Array(arcs),
    xM,
    yM,
  };
  let at = 0;
  rows.forEach((row, u) => {
    for (const [to, mm] of row.sort((a, b) => a[0] - b[0])) {
      graph.head[at] = to;
      graph.weightMm[at++] = mm;
    }
    graph.firstOut[u + 1] = at;
  });
  return graph;
}
