import { eachNear, type PointGrid, pointGrid } from "../barriers/point-grid.ts";
import type { BarrierIndex } from "../barriers/barrier-index.ts";
import { NetworkError } from "../error.ts";
import type { Graph } from "../graph.ts";

/** The node a place is joined to, and how far it lies. */
export interface SnappedPlace {
  node: number;
  awayM: number;
}

/**
 * Answers a function that joins a place to the nearest node within reach whose straight line to it meets no barrier: a snap never jumps
 * one. It throws NetworkError (input) where there is no such node (in the sea, off the network, hemmed in).
 */
export function snapper(
  { xM, yM }: Pick<Graph, "xM" | "yM">,
  barriers?: Pick<BarrierIndex, "firstBarrier">,
  { withinM = 150, nodes }: { withinM?: number; nodes?: Uint32Array } = {},
): (x: number, y: number) => SnappedPlace {
  const grid: PointGrid = pointGrid(xM, yM, withinM, nodes);
  return (x, y) => {
    const near: SnappedPlace[] = [];
    eachNear(grid, x, y, withinM, (node) => {
      const awayM = Math.hypot(xM[node]! - x, yM[node]! - y);
      if (awayM <= withinM) near.push({ node, awayM });
    });
    near.sort((a, b) => a.awayM - b.awayM || a.node - b.node);
    for (const one of near)
      if (barriers === undefined || barriers.firstBarrier(x, y, xM[one.node]!, yM[one.node]!) < 0) return one;
    throw new NetworkError("input", {
      value: `${x.toFixed(1)}, ${y.toFixed(1)}`,
      expected:
        near.length > 0
          ? `a node within ${withinM} m on this side of the barrier (${near.length} lie across it)`
          : `a node of the walking network within ${withinM} m`,
      action:
        near.length > 0
          ? "Move the end away from the barrier, to where one can walk."
          : "Move the end to where one can walk; it may lie in water or outside the network.",
    });
  };
}
