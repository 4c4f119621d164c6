import type { BarrierLine } from "../barrier.ts";
import type { Engine } from "../engine.ts";
import type { Graph } from "../graph.ts";
import { eachNear, pointGrid } from "./point-grid.ts";

/** What one walks to get from one side of a barrier to the other at one spot. */
export interface CrossingScore {
  line: number;
  alongM: number;
  xM: number;
  yM: number;
  routeM: number;
  /** Straight between the ends of the ways one starts and ends on. */
  directM: number;
  /** route / direct. */
  score: number;
}

export interface ScoreOptions {
  everyM?: number;
  /** How far to either side one starts. */
  awayM?: number;
  /** Routes are looked for up to this long, metres. */
  limitM?: number;
}

interface OnLink {
  u: number;
  v: number;
  /** Millimetres from u and from v. */
  fromU: number;
  fromV: number;
}

/** Answers a function that joins a place to the nearest link, wherever it lies: as severance_snape does, barriers or not. */
function linkSnapper({ nodes, firstOut, head, weightMm, xM, yM }: Graph): (x: number, y: number) => OnLink {
  const [from, to, mm]: number[][] = [[], [], []];
  for (let u = 0; u < nodes; u++)
    for (let arc = firstOut[u]!; arc < firstOut[u + 1]!; arc++)
      if (u < head[arc]!) {
        from!.push(u);
        to!.push(head[arc]!);
        mm!.push(weightMm[arc]!);
      }
  const midX = Float64Array.from(from!, (u, k) => (xM[u]! + xM[to![k]!]!) / 2);
  const midY = Float64Array.from(from!, (u, k) => (yM[u]! + yM[to![k]!]!) / 2);
  let longestM = 0;
  from!.forEach((u, k) => {
    longestM = Math.max(longestM, Math.hypot(xM[u]! - xM[to![k]!]!, yM[u]! - yM[to![k]!]!));
  });
  const grid = pointGrid(midX, midY, 100);
  return (x, y) => {
    let [best, squared, at] = [-1, Infinity, 0];
    const look = (k: number): void => {
      const [ax, ay] = [xM[from![k]!]!, yM[from![k]!]!];
      const [ux, uy] = [xM[to![k]!]! - ax, yM[to![k]!]! - ay];
      const t = Math.min(1, Math.max(0, ((x - ax) * ux + (y - ay) * uy) / (ux * ux + uy * uy || 1)));
      const away = (x - ax - t * ux) ** 2 + (y - ay - t * uy) ** 2;
      if (away < squared) [best, squared, at] = [k, away, t];
    };
    for (let reachM = 100; ; reachM *= 2) {
      eachNear(grid, x, y, reachM + longestM / 2, look);
      if (squared <= reachM * reachM || reachM > 1e7) break;
    }
    const fromU = Math.round(mm![best]! * at);
    return { u: from![best]!, v: to![best]!, fromU, fromV: mm![best]! - fromU };
  };
}

/**
 * The score of severance_snape (A/B Street): every 25 m along a barrier, the way from 15 m on one side to 15 m on the other, both joined to
 * the nearest link, against the straight line. Each straight stretch is divided evenly into parts of at most 25 m and begun at its start, as
 * there. Offered for comparison: it knows no people and takes ordinary detours for the barrier's. Spots whose two sides join the same
 * place or have no way within the limit are left out.
 */
export function crossingScores(
  engine: Engine,
  lines: readonly BarrierLine[],
  { everyM = 25, awayM = 15, limitM = 20_000 }: ScoreOptions = {},
): CrossingScore[] {
  const { graph } = engine;
  if (graph.head.length === 0) return [];
  const snap = linkSnapper(graph);
  const spots: { line: number; alongM: number; xM: number; yM: number; a: OnLink; b: OnLink }[] = [];
  for (const [line, { xM, yM }] of lines.entries()) {
    let walkedM = 0;
    for (let i = 1; i < xM.length; i++) {
      const [dx, dy] = [xM[i]! - xM[i - 1]!, yM[i]! - yM[i - 1]!];
      const stretchM = Math.hypot(dx, dy);
      const parts = Math.ceil(stretchM / everyM);
      for (let part = 0; part < parts; part++) {
        const [x, y] = [xM[i - 1]! + (dx * part) / parts, yM[i - 1]! + (dy * part) / parts];
        const [nx, ny] = [(-dy / stretchM) * awayM, (dx / stretchM) * awayM];
        const alongM = walkedM + (stretchM * part) / parts;
        spots.push({ line, alongM, xM: x, yM: y, a: snap(x - nx, y - ny), b: snap(x + nx, y + ny) });
      }
      walkedM += stretchM;
    }
  }
  const mm = engine.pairs(
    Uint32Array.from(spots.flatMap(({ a }) => [a.u, a.v])),
    Uint32Array.from({ length: 2 * spots.length + 1 }, (_, k) => 2 * k),
    Uint32Array.from(spots.flatMap(({ b }) => [b.u, b.v, b.u, b.v])),
    1000 * limitM,
  );
  const nearEnd = ({ u, v, fromU, fromV }: OnLink): number => (fromU <= fromV ? u : v);
  return spots.flatMap(({ a, b, ...spot }, k) => {
    const [p, q] = [nearEnd(a), nearEnd(b)];
    const directM = Math.hypot(graph.xM[p]! - graph.xM[q]!, graph.yM[p]! - graph.yM[q]!);
    const routeMm = Math.min(
      a.fromU + mm[4 * k]! + b.fromU,
      a.fromU + mm[4 * k + 1]! + b.fromV,
      a.fromV + mm[4 * k + 2]! + b.fromU,
      a.fromV + mm[4 * k + 3]! + b.fromV,
      a.u === b.u && a.v === b.v ? Math.abs(a.fromU - b.fromU) : Infinity,
    );
    if (directM === 0 || routeMm > 1000 * limitM) return [];
    return [{ ...spot, routeM: routeMm / 1000, directM, score: routeMm / 1000 / directM }];
  });
}
