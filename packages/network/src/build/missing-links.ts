import type { Edges, MissingLink } from "./built.ts";
import { FAR, type Graph } from "../graph.ts";
import type { Way } from "../ways.ts";
import { SegmentGrid } from "./segment-grid.ts";

/** Going round is no more than this many times the gap, or this far: then nothing is missing. */
const ROUND_TIMES = 8;
const ROUND_M = 80;

/** Edges' straight pieces as a grid, with the edge of each. */
export function edgeGrid({ count, firstPoint, xM, yM }: Edges): {
  grid: SegmentGrid;
  edge: Uint32Array;
  point: Uint32Array;
} {
  const pieces = xM.length - count;
  const [edge, point] = [new Uint32Array(pieces), new Uint32Array(pieces)];
  const [ax, ay, bx, by] = [0, 1, 2, 3].map(() => new Float64Array(pieces)) as [
    Float64Array,
    Float64Array,
    Float64Array,
    Float64Array,
  ];
  let piece = 0;
  for (let e = 0; e < count; e++)
    for (let p = firstPoint[e]!; p < firstPoint[e + 1]! - 1; p++, piece++) {
      edge[piece] = e;
      point[piece] = p;
      ax[piece] = xM[p]!;
      ay[piece] = yM[p]!;
      bx[piece] = xM[p + 1]!;
      by[piece] = yM[p + 1]!;
    }
  return { grid: new SegmentGrid({ ax, ay, bx, by }), edge, point };
}

/**
 * Dead ends within `withinM` of another way to which there is no short way round, and no barrier between: most are lines that should have been
 * joined. A missing link looks exactly like severance.
 */
export function missingLinks(
  graph: Graph,
  edges: Edges,
  ways: readonly Way[],
  barriers: SegmentGrid,
  withinM: number,
): MissingLink[] {
  if (!(withinM > 0)) return [];
  const { grid, edge } = edgeGrid(edges);
  const degree = new Uint32Array(graph.nodes);
  const at = new Int32Array(graph.nodes).fill(-1);
  for (let e = 0; e < edges.count; e++)
    for (const node of [edges.from[e]!, edges.to[e]!]) {
      degree[node]!++;
      at[node] = e;
    }
  const found: MissingLink[] = [];
  const told = new Set<string>();
  for (let u = 0; u < graph.nodes; u++) {
    if (degree[u] !== 1) continue;
    const [x, y] = [graph.xM[u]!, graph.yM[u]!];
    let [gapM, near, nearX, nearY] = [withinM, -1, 0, 0];
    grid.inBox(x - withinM, y - withinM, x + withinM, y + withinM, (piece) => {
      if (edge[piece] === at[u]) return;
      const { ax, ay, bx, by } = grid.segments;
      const [px, py] = nearestOn(x, y, ax[piece]!, ay[piece]!, bx[piece]!, by[piece]!);
      const away = Math.hypot(px - x, py - y);
      if (away < gapM) [gapM, near, nearX, nearY] = [away, edge[piece]!, px, py];
    });
    if (near < 0 || barriers.meets(x, y, nearX, nearY)) continue;
    const limitMm = Math.max(ROUND_M, ROUND_TIMES * gapM) * 1000;
    if (reaches(graph, u, edges.from[near]!, edges.to[near]!, limitMm)) continue;
    const own = [at[u]!, near]
      .map((e) => ways[edges.way[edges.firstWay[e]!]!]?.id ?? "")
      .filter((id) => id !== "");
    const key = [...own].sort().join("|") + Math.round(x / 20) + Math.round(y / 20);
    if (told.has(key)) continue;
    told.add(key);
    found.push({ xM: x, yM: y, gapM, ways: own });
  }
  return found;
}

export function nearestOn(
  x: number,
  y: number,
  ax: number,
  ay: number,
  bx: number,
  by: number,
): [number, number, number] {
  const [dx, dy] = [bx - ax, by - ay];
  const square = dx * dx + dy * dy;
  const share = square > 0 ? Math.max(0, Math.min(1, ((x - ax) * dx + (y - ay) * dy) / square)) : 0;
  return [ax + share * dx, ay + share * dy, share];
}

/** Whether one of two nodes is no farther than the limit; few nodes are near a dead end, so a list serves as the queue. */
function reaches(
  { firstOut, head, weightMm }: Graph,
  source: number,
  p: number,
  q: number,
  limitMm: number,
): boolean {
  const mm = new Map<number, number>([[source, 0]]);
  const open = [source];
  while (open.length > 0) {
    let best = 0;
    for (let k = 1; k < open.length; k++) if (mm.get(open[k]!)! < mm.get(open[best]!)!) best = k;
    const u = open[best]!;
    open[best] = open.at(-1)!;
    open.pop();
    if (u === p || u === q) return true;
    for (let arc = firstOut[u]!; arc < firstOut[u + 1]!; arc++) {
      const v = head[arc]!;
      const through = mm.get(u)! + weightMm[arc]!;
      if (through > limitMm || through >= (mm.get(v) ?? FAR)) continue;
      if (!open.includes(v)) open.push(v);
      mm.set(v, through);
    }
  }
  return false;
}
