import type { BarrierLine } from "../barrier.ts";
import { barrierIndex } from "./barrier-index.ts";
import { NetworkError } from "../error.ts";
import type { Graph } from "../graph.ts";
import { eachNear, pointGrid } from "./point-grid.ts";
import { segmentsOf } from "./segments.ts";

export interface SpotOptions {
  /** Metres along the line between two spots. */
  everyM?: number;
  /** Farthest a walkable node may lie from the spot, on either side. */
  reachM?: number;
  /** Nodes that can be reached on foot; all unless told. */
  nodes?: Uint32Array;
}

/** A place on a barrier with a walkable node on either side: where a crossing could be. */
export interface Spot {
  /** Position of the barrier line. */
  line: number;
  alongM: number;
  xM: number;
  yM: number;
  /** The nearest node to the left of the line's direction, and to the right. */
  u: number;
  v: number;
  /** Straight from u to v. */
  mm: number;
}

/** Nearer than this to the line a node is on neither side of it. */
const ON_LINE_M = 2;

export function straightMm({ xM, yM }: Pick<Graph, "xM" | "yM">, u: number, v: number): number {
  return Math.max(1, Math.round(1000 * Math.hypot(xM[u]! - xM[v]!, yM[u]! - yM[v]!)));
}

/**
 * Every spot along barriers, from `everyM` after a line's start, where walkable nodes lie on both sides within `reachM` and the straight way
 * between them meets a barrier. Throws NetworkError (input) for distances that are not above 0.
 */
export function spotsAlong(
  points: Pick<Graph, "xM" | "yM">,
  lines: readonly BarrierLine[],
  { everyM = 50, reachM = 150, nodes }: SpotOptions = {},
): Spot[] {
  if (!(everyM > 0) || !(reachM > 0))
    throw new NetworkError("input", {
      value: `everyM ${everyM}, reachM ${reachM}`,
      expected: "distances above 0 metres",
      action: "Give for example everyM 50 and reachM 150.",
    });
  const grid = pointGrid(points.xM, points.yM, reachM, nodes);
  const index = barrierIndex(segmentsOf(lines));
  const spots: Spot[] = [];
  for (const [line, { xM, yM }] of lines.entries()) {
    let walkedM = 0;
    let nextM = everyM;
    for (let i = 1; i < xM.length; i++) {
      const [dx, dy] = [xM[i]! - xM[i - 1]!, yM[i]! - yM[i - 1]!];
      const stretchM = Math.hypot(dx, dy);
      if (stretchM === 0) continue;
      for (; nextM <= walkedM + stretchM; nextM += everyM) {
        const part = (nextM - walkedM) / stretchM;
        const [x, y] = [xM[i - 1]! + dx * part, yM[i - 1]! + dy * part];
        const [u, v] = eitherSide(x, y, dx / stretchM, dy / stretchM);
        if (
          u >= 0 &&
          v >= 0 &&
          index.firstBarrier(points.xM[u]!, points.yM[u]!, points.xM[v]!, points.yM[v]!) >= 0
        )
          spots.push({ line, alongM: nextM, xM: x, yM: y, u, v, mm: straightMm(points, u, v) });
      }
      walkedM += stretchM;
    }
  }
  return spots;

  function eitherSide(x: number, y: number, ex: number, ey: number): [number, number] {
    let [left, right, leftM, rightM] = [-1, -1, reachM, reachM];
    eachNear(grid, x, y, reachM, (node) => {
      const [vx, vy] = [points.xM[node]! - x, points.yM[node]! - y];
      const side = vy * ex - vx * ey;
      const awayM = Math.hypot(vx, vy);
      if (side > ON_LINE_M && (awayM < leftM || (awayM === leftM && node < left))) {
        leftM = awayM;
        left = node;
      } else if (side < -ON_LINE_M && (awayM < rightM || (awayM === rightM && node < right))) {
        rightM = awayM;
        right = node;
      }
    });
    return [left, right];
  }
}
