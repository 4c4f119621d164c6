import { NetworkError } from "../error.ts";
import { FAR } from "../graph.ts";
import { NO_WAY } from "./draft.ts";
import type { Built } from "./built.ts";
import { edgeGrid, nearestOn } from "./missing-links.ts";
import { SegmentGrid } from "./segment-grid.ts";

/** A place on an edge, with what it takes to get from there to its two ends and back, generalised millimetres (FAR: closed). */
export interface Snap {
  edge: number;
  from: number;
  to: number;
  /** Share of the edge from its start, 0–1. */
  share: number;
  toFromMm: number;
  toToMm: number;
  /** From the ends to the place; differs from the above where one may go one way only. */
  fromFromMm: number;
  fromToMm: number;
  xM: number;
  yM: number;
  /** Straight line from the coordinate asked for. */
  awayM: number;
}

/** Many snaps as columns; edge −1 where nothing could be reached. */
export interface Snaps {
  edge: Int32Array;
  share: Float64Array;
  awayM: Float64Array;
  /** Ends of the edge and generalised millimetres to them; 0xffffffff and FAR where there is none. */
  from: Uint32Array;
  to: Uint32Array;
  toFromMm: Uint32Array;
  toToMm: Uint32Array;
}

export interface SnapOptions {
  /** No farther than this, metres. */
  withinM?: number;
  /** Leaves out parts beyond the largest so many: 1 snaps to the largest part only. */
  parts?: number;
}

export interface Snapper {
  snap(xM: number, yM: number, options?: SnapOptions): Snap | undefined;
  snapAll(xM: ArrayLike<number>, yM: ArrayLike<number>, options?: SnapOptions): Snaps;
}

/**
 * Finds the nearest place on the network to which one gets in a straight line without meeting a barrier. Tunnels and the runs over a barrier at
 * crossings are no places to start from.
 */
export function edgeSnapper(built: Built): Snapper {
  const { edges, ways, barriers, part } = built;
  const { grid, edge, point } = edgeGrid(edges);
  const walls = barrierGridOf(barriers);
  const isClosed = new Uint8Array(edges.count);
  for (let e = 0; e < edges.count; e++) {
    let open = false;
    for (let k = edges.firstWay[e]!; k < edges.firstWay[e + 1]!; k++) {
      const way = edges.way[k]!;
      if (way !== NO_WAY && !ways[way]!.tunnel) open = true;
    }
    if (!open) isClosed[e] = 1;
  }

  const snap = (
    x: number,
    y: number,
    { withinM = 250, parts = Number.POSITIVE_INFINITY }: SnapOptions = {},
  ): Snap | undefined => {
    if (!Number.isFinite(x) || !Number.isFinite(y))
      throw new NetworkError("input", {
        value: `${x}, ${y}`,
        expected: "a coordinate of two finite numbers",
        action: "Leave out what has no place.",
      });
    for (let reach = Math.min(withinM, grid.cellM); ; reach = Math.min(withinM, reach * 3)) {
      const found = nearestFree(x, y, reach, parts);
      if (found || reach >= withinM) return found;
    }
  };

  /** The nearest piece within reach that no barrier hides: candidates in order of distance. */
  const nearestFree = (x: number, y: number, reach: number, parts: number): Snap | undefined => {
    const candidates: { piece: number; away: number; px: number; py: number; share: number }[] = [];
    const { ax, ay, bx, by } = grid.segments;
    grid.inBox(x - reach, y - reach, x + reach, y + reach, (piece) => {
      const e = edge[piece]!;
      if (isClosed[e] === 1 || part[edges.from[e]!]! >= parts) return;
      const [px, py, share] = nearestOn(x, y, ax[piece]!, ay[piece]!, bx[piece]!, by[piece]!);
      const away = Math.hypot(px - x, py - y);
      if (away <= reach) candidates.push({ piece, away, px, py, share });
    });
    candidates.sort((p, q) => p.away - q.away || p.piece - q.piece);
    const free = candidates.find(({ px, py }) => !walls.meets(x, y, px, py));
    return free && placed(free);
  };

  const placed = ({ piece, away, px, py }: { piece: number; away: number; px: number; py: number }): Snap => {
    const e = edge[piece]!;
    let [before, whole] = [0, 0];
    for (let p = edges.firstPoint[e]!; p < edges.firstPoint[e + 1]! - 1; p++) {
      if (p === point[piece]!) before = whole + Math.hypot(px - edges.xM[p]!, py - edges.yM[p]!);
      whole += Math.hypot(edges.xM[p + 1]! - edges.xM[p]!, edges.yM[p + 1]! - edges.yM[p]!);
    }
    const share = whole > 0 ? Math.min(1, before / whole) : 0;
    return snapAt(built, e, share, px, py, away);
  };

  return {
    snap,
    snapAll(xM, yM, options) {
      const count = xM.length;
      const snaps: Snaps = {
        edge: new Int32Array(count).fill(-1),
        share: new Float64Array(count),
        awayM: new Float64Array(count).fill(Number.POSITIVE_INFINITY),
        from: new Uint32Array(count).fill(0xffffffff),
        to: new Uint32Array(count).fill(0xffffffff),
        toFromMm: new Uint32Array(count).fill(FAR),
        toToMm: new Uint32Array(count).fill(FAR),
      };
      for (let k = 0; k < count; k++) {
        const one = snap(xM[k]!, yM[k]!, options);
        if (!one) continue;
        snaps.edge[k] = one.edge;
        snaps.share[k] = one.share;
        snaps.awayM[k] = one.awayM;
        snaps.from[k] = one.from;
        snaps.to[k] = one.to;
        snaps.toFromMm[k] = one.toFromMm;
        snaps.toToMm[k] = one.toToMm;
      }
      return snaps;
    },
  };
}

function barrierGridOf(barriers: Built["barriers"]): SegmentGrid {
  const [ax, ay, bx, by]: [number[], number[], number[], number[]] = [[], [], [], []];
  for (const { xM, yM } of barriers)
    for (let p = 1; p < xM.length; p++) {
      ax.push(xM[p - 1]!);
      ay.push(yM[p - 1]!);
      bx.push(xM[p]!);
      by.push(yM[p]!);
    }
  return new SegmentGrid({ ax, ay, bx, by });
}

/** A place at a share of an edge. The two ways to an end of an open edge add up to the edge's own weight. */
export function snapAt(
  { edges }: Built,
  edge: number,
  share: number,
  xM: number,
  yM: number,
  awayM = 0,
): Snap {
  const [ahead, back] = [edges.forwardMm[edge]!, edges.backwardMm[edge]!];
  const fromFromMm = ahead === FAR ? FAR : Math.round(share * ahead);
  const toFromMm = back === FAR ? FAR : Math.round(share * back);
  return {
    edge,
    from: edges.from[edge]!,
    to: edges.to[edge]!,
    share,
    toFromMm,
    toToMm: ahead === FAR ? FAR : ahead - fromFromMm,
    fromFromMm,
    fromToMm: back === FAR ? FAR : back - toFromMm,
    xM,
    yM,
    awayM,
  };
}

/**
 * Distance between two places on edges: over their ends, or straight along the edge where both lie on the same one (which no search from node to
 * node can see). `betweenMm(u, v)` answers for nodes. FAR where there is no way.
 */
export function pairMm(
  a: Snap,
  b: Snap,
  { edges }: Built,
  betweenMm: (from: number, to: number) => number,
): number {
  let best = FAR;
  const through = (out: number, u: number, v: number, into: number): void => {
    if (out >= FAR || into >= FAR) return;
    const between = u === v ? 0 : betweenMm(u, v);
    if (between < FAR) best = Math.min(best, out + between + into);
  };
  through(a.toFromMm, a.from, b.from, b.fromFromMm);
  through(a.toFromMm, a.from, b.to, b.fromToMm);
  through(a.toToMm, a.to, b.from, b.fromFromMm);
  through(a.toToMm, a.to, b.to, b.fromToMm);
  if (a.edge === b.edge) {
    const whole = (b.share >= a.share ? edges.forwardMm : edges.backwardMm)[a.edge]!;
    const own = b.share >= a.share ? b.fromFromMm - a.fromFromMm : a.toFromMm - b.toFromMm;
    if (whole !== FAR) best = Math.min(best, own);
  }
  return best;
}
