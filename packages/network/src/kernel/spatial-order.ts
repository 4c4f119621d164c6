import { NetworkError } from "../error.ts";
import type { Graph } from "../graph.ts";
import { subGraph, type SubGraph } from "./parts.ts";

/** Cells along each side of the square the curve fills. */
const SIDE = 1 << 15;
/** Key and position share the 53 bits of a number, so that a plain sort of numbers orders places. */
const MOST = 1 << 23;

/** Positions of points along a Hilbert curve: neighbours on the ground become neighbours in memory. Equal places keep their order. */
export function spatialOrder(xM: Float64Array, yM: Float64Array): Uint32Array {
  let x0 = Infinity;
  let y0 = Infinity;
  let x1 = -Infinity;
  let y1 = -Infinity;
  for (let i = 0; i < xM.length; i++) {
    x0 = Math.min(x0, xM[i]!);
    x1 = Math.max(x1, xM[i]!);
    y0 = Math.min(y0, yM[i]!);
    y1 = Math.max(y1, yM[i]!);
  }
  const scale = (SIDE - 1) / Math.max(x1 - x0, y1 - y0, 1e-9);
  if (xM.length > MOST) {
    throw new NetworkError("limit", {
      value: xM.length,
      expected: `at most ${MOST} places`,
      action: "Split the network.",
    });
  }
  const key = new Float64Array(xM.length);
  for (let i = 0; i < key.length; i++) {
    key[i] = hilbert(Math.floor((xM[i]! - x0) * scale), Math.floor((yM[i]! - y0) * scale)) * MOST + i;
  }
  key.sort();
  return Uint32Array.from(key, (packed) => packed % MOST);
}

/** The graph with its nodes numbered along a Hilbert curve. */
export function renumberSpatially(graph: Graph): SubGraph {
  const node = spatialOrder(graph.xM, graph.yM);
  return { graph: subGraph(graph, node), node };
}

function hilbert(x: number, y: number): number {
  let along = 0;
  for (let side = SIDE >> 1; side > 0; side >>= 1) {
    const right = (x & side) > 0 ? 1 : 0;
    const upper = (y & side) > 0 ? 1 : 0;
    along = along * 4 + ((3 * right) ^ upper);
    if (upper === 0) {
      if (right === 1) {
        x = SIDE - 1 - x;
        y = SIDE - 1 - y;
      }
      [x, y] = [y, x];
    }
  }
  return along;
}
