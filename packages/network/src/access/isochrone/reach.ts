import type { Graph } from "../../graph.ts";

/**
 * Straight pieces of ways that are reached, seven numbers each in `rows`: the ends (ax, ay, bx, by), `from`, `back` and `length`. Walked at a share t
 * of a piece: the lesser of `from` + t × `length`, coming from its start, and `back` + (1 − t) × `length`, coming from its end (Infinity where
 * nobody comes that way); millimetres.
 */
export interface Reach {
  readonly count: number;
  readonly rows: Float64Array;
}

/** Drawn points of arcs, where the straight line between nodes will not do; x and y in turn, ends included. */
export type ArcShape = (arc: number) => Float64Array | undefined;

/** Numbers of a piece. */
export const WIDTH = 7;

/**
 * The pieces of arcs reached within the limit from distances to nodes: from either end as far as the limit lets. An arc drawn bent is
 * reached along its drawing.
 */
export function reachOf(graph: Graph, mm: Uint32Array, limitMm: number, shape?: ArcShape): Reach {
  let rows = new Float64Array(1024 * WIDTH);
  let count = 0;
  const piece = (
    ax: number,
    ay: number,
    bx: number,
    by: number,
    from: number,
    back: number,
    length: number,
  ): void => {
    // Walked at the start coming from it, at the end coming from that.
    if (from > limitMm && back > limitMm) return;
    if ((count + 1) * WIDTH > rows.length) {
      const wider = new Float64Array(rows.length * 2);
      wider.set(rows);
      rows = wider;
    }
    const at = count * WIDTH;
    rows[at] = ax;
    rows[at + 1] = ay;
    rows[at + 2] = bx;
    rows[at + 3] = by;
    rows[at + 4] = from;
    rows[at + 5] = back;
    rows[at + 6] = length;
    count += 1;
  };
  const { firstOut, head, weightMm, xM, yM } = graph;
  for (let u = 0; u < graph.nodes; u += 1) {
    const start = mm[u]!;
    if (start > limitMm) continue;
    // A node without ways is a place all the same.
    if (firstOut[u] === firstOut[u + 1]) piece(xM[u]!, yM[u]!, xM[u]!, yM[u]!, start, Infinity, 0);
    for (let arc = firstOut[u]!; arc < firstOut[u + 1]!; arc += 1) {
      const v = head[arc]!;
      const weight = weightMm[arc]!;
      const isReturned = returns(graph, u, v, weight);
      // Of two arcs that are each other's way back one stands for both.
      if (isReturned && mm[v]! <= limitMm && v < u) continue;
      const back = isReturned && mm[v]! <= limitMm ? mm[v]! : Infinity;
      const points = shape?.(arc);
      if (!points) {
        piece(xM[u]!, yM[u]!, xM[v]!, yM[v]!, start, back, weight);
        continue;
      }
      let whole = 0;
      for (let k = 2; k < points.length; k += 2)
        whole += Math.hypot(points[k]! - points[k - 2]!, points[k + 1]! - points[k - 1]!);
      const perM = whole > 0 ? weight / whole : 0;
      let along = 0;
      for (let k = 2; k < points.length; k += 2) {
        const before = along;
        along += Math.hypot(points[k]! - points[k - 2]!, points[k + 1]! - points[k - 1]!);
        piece(
          points[k - 2]!,
          points[k - 1]!,
          points[k]!,
          points[k + 1]!,
          start + before * perM,
          back + (whole - along) * perM,
          (along - before) * perM,
        );
      }
    }
  }
  return { count, rows };
}

function returns({ firstOut, head, weightMm }: Graph, u: number, v: number, weight: number): boolean {
  for (let arc = firstOut[v]!; arc < firstOut[v + 1]!; arc += 1)
    if (head[arc] === u && weightMm[arc] === weight) return true;
  return false;
}
