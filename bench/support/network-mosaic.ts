// Arguments: PREFIX, OUT, columns (6), rows (5). A large network of a small one: its middle, mirrored from tile to tile so that ways go on over the
// edges, with the local structure of the small one. Ways are cut where they leave the middle. Nodes along a Hilbert curve; the largest part.
import { writeFileSync } from "node:fs";
import { type Graph, graphOf, largestPart, renumberSpatially } from "@tvars/network";
import { readNetwork } from "./network-files.ts";

const [prefix, out, columns = "6", rows = "5"] = process.argv.slice(2);
/** How much of the small network's extent is cut off on each side. */
const TRIM = 0.005;

const { graph, people } = readNetwork(prefix!);
const extent = (of: Float64Array): [number, number] => {
  const sorted = of.toSorted();
  const [low, high] = [sorted[0]!, sorted.at(-1)!];
  return [low + TRIM * (high - low), high - TRIM * (high - low)];
};
const [x0, x1] = extent(graph.xM);
const [y0, y1] = extent(graph.yM);
const isIn = (x: number, y: number): boolean => x >= x0 && x <= x1 && y >= y0 && y <= y1;

/** One tile: nodes inside, and a node where a way leaves it. */
interface Tile {
  x: number[];
  y: number[];
  people: number[];
  edges: [number, number, number][];
}

function middle({ nodes, firstOut, head, weightMm, xM, yM }: Graph): Tile {
  const tile: Tile = { x: [], y: [], people: [], edges: [] };
  const number = new Int32Array(nodes).fill(-1);
  const add = (x: number, y: number, count: number): number => {
    tile.x.push(x);
    tile.y.push(y);
    tile.people.push(count);
    return tile.x.length - 1;
  };
  for (let v = 0; v < nodes; v++) if (isIn(xM[v]!, yM[v]!)) number[v] = add(xM[v]!, yM[v]!, people[v]!);
  for (let u = 0; u < nodes; u++)
    for (let arc = firstOut[u]!; arc < firstOut[u + 1]!; arc++) {
      const v = head[arc]!;
      if (u >= v || (number[u]! < 0 && number[v]! < 0)) continue;
      if (number[u]! >= 0 && number[v]! >= 0) tile.edges.push([number[u]!, number[v]!, weightMm[arc]!]);
      else {
        const [inner, outer] = number[u]! >= 0 ? [u, v] : [v, u];
        const [dx, dy] = [xM[outer]! - xM[inner]!, yM[outer]! - yM[inner]!];
        const until = (at: number, step: number, low: number, high: number): number =>
          step > 0 ? (high - at) / step : step < 0 ? (low - at) / step : Infinity;
        const share = Math.min(until(xM[inner]!, dx, x0, x1), until(yM[inner]!, dy, y0, y1), 1);
        const border = add(xM[inner]! + share * dx, yM[inner]! + share * dy, 0);
        tile.edges.push([number[inner]!, border, Math.max(1, Math.round(share * weightMm[arc]!))]);
      }
    }
  return tile;
}

const tile = middle(graph);
const [wide, high] = [x1 - x0, y1 - y0];
const known = new Map<string, number>();
const [xM, yM, pop]: [number[], number[], number[]] = [[], [], []];
const edges = { from: [] as number[], to: [] as number[], weightMm: [] as number[] };
for (let column = 0; column < Number(columns); column++)
  for (let row = 0; row < Number(rows); row++) {
    const place = tile.x.map((x, node) => {
      const across = column % 2 === 0 ? x - x0 : x1 - x;
      const along = row % 2 === 0 ? tile.y[node]! - y0 : y1 - tile.y[node]!;
      const [atX, atY] = [column * wide + across, row * high + along];
      // border nodes of neighbours lie on each other
      const isBorder = Math.min(across, wide - across, along, high - along) < 1e-6;
      const key = isBorder ? `${Math.round(atX * 1000)} ${Math.round(atY * 1000)}` : "";
      const found = isBorder ? known.get(key) : undefined;
      if (found !== undefined) return found;
      if (isBorder) known.set(key, xM.length);
      xM.push(atX);
      yM.push(atY);
      pop.push(tile.people[node]!);
      return xM.length - 1;
    });
    for (const [u, v, mm] of tile.edges) {
      edges.from.push(place[u]!);
      edges.to.push(place[v]!);
      edges.weightMm.push(mm);
    }
  }
const whole = graphOf({ xM: Float64Array.from(xM), yM: Float64Array.from(yM) }, edges);
const part = largestPart(whole);
const { graph: made, node } = renumberSpatially(part.graph);
writeFileSync(`${out}.first_out`, made.firstOut);
writeFileSync(`${out}.head`, made.head);
writeFileSync(`${out}.w`, made.weightMm);
writeFileSync(`${out}.x`, Float32Array.from(made.xM));
writeFileSync(`${out}.y`, Float32Array.from(made.yM));
writeFileSync(
  `${out}.pop`,
  Float32Array.from(node, (at) => pop[part.node[at]!]!),
);
process.stdout.write(`${JSON.stringify({ nodes: made.nodes, arcs: made.head.length })}\n`);
