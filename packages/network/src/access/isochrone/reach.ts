import type { Graph } from "../../graph.ts";

/** Straight pieces of ways that are reached, with the millimetres walked at their start; the walk goes on from there. */
export interface Reach {
  readonly count: number;
  readonly ax: Float64Array;
  readonly ay: Float64Array;
  readonly bx: Float64Array;
  readonly by: Float64Array;
  readonly fromMm: Float64Array;
  /** Walked at the far end of the piece; more than the straight length where the way winds or is slow. */
  readonly toMm: Float64Array;
}

/** Drawn points of arcs, where the straight line between nodes will not do; x and y in turn, ends included. */
export type ArcShape = (arc: number) => Float64Array | undefined;

/**
 * The pieces of arcs reached within the limit from distances to nodes: whole where the far end is, else as far as the limit lets. An arc
 * drawn bent is reached along its drawing.
 */
export function reachOf(graph: Graph, mm: Uint32Array, limitMm: number, shape?: ArcShape): Reach {
  const columns: [number, number, number, number, number, number][] = [];
  const piece = (ax: number, ay: number, bx: number, by: number, from: number, to: number): void => {
    if (from > limitMm) return;
    const share = to > limitMm ? (limitMm - from) / (to - from) : 1;
    columns.push([ax, ay, ax + share * (bx - ax), ay + share * (by - ay), from, Math.min(to, limitMm)]);
  };
  for (let u = 0; u < graph.nodes; u += 1) {
    const start = mm[u]!;
    if (start > limitMm) continue;
    piece(graph.xM[u]!, graph.yM[u]!, graph.xM[u]!, graph.yM[u]!, start, start);
    for (let arc = graph.firstOut[u]!; arc < graph.firstOut[u + 1]!; arc += 1) {
      const v = graph.head[arc]!;
      const weight = graph.weightMm[arc]!;
      // The way on from v is drawn from v; from u only what v does not reach sooner matters.
      if (mm[v]! + weight <= start) continue;
      const points = shape?.(arc);
      if (!points) {
        piece(graph.xM[u]!, graph.yM[u]!, graph.xM[v]!, graph.yM[v]!, start, start + weight);
        continue;
      }
      let whole = 0;
      for (let k = 2; k < points.length; k += 2)
        whole += Math.hypot(points[k]! - points[k - 2]!, points[k + 1]! - points[k - 1]!);
      let along = 0;
      for (let k = 2; k < points.length; k += 2) {
        const before = along;
        along += Math.hypot(points[k]! - points[k - 2]!, points[k + 1]! - points[k - 1]!);
        const at = (m: number): number => start + (whole > 0 ? (weight * m) / whole : 0);
        piece(points[k - 2]!, points[k - 1]!, points[k]!, points[k + 1]!, at(before), at(along));
      }
    }
  }
  const of = (column: number): Float64Array => Float64Array.from(columns, (row) => row[column]!);
  return { count: columns.length, ax: of(0), ay: of(1), bx: of(2), by: of(3), fromMm: of(4), toMm: of(5) };
}
