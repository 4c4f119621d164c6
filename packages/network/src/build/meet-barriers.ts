import type { CrossingKind, Way, Ways } from "../ways.ts";
import { type BarrierSegments, levelOf } from "./barrier-lines.ts";
import type { UnlikelyCrossing } from "./built.ts";
import { type Draft, NO_WAY } from "./draft.ts";
import type { LayOptions } from "./lay-ways.ts";
import { SegmentGrid } from "./segment-grid.ts";

/** A crossing told at a vertex holds for what meets within this, metres: points of a register lie a little beside the road. */
const TOLD_WITHIN_M = 15;
/** How far from the barrier a way ends that is cut. */
const STUB_M = 1;

interface Meeting {
  /** Share of the segment. */
  share: number;
  barrier: number;
  /** undefined: at grade where nothing says that one may cross. */
  kind: CrossingKind | undefined;
}

/** Barrier segments as a grid. */
export const barrierGrid = (
  { a, b }: Pick<BarrierSegments, "a" | "b">,
  x: Float64Array,
  y: Float64Array,
): SegmentGrid =>
  new SegmentGrid({
    ax: a.map((v) => x[v]!),
    ay: a.map((v) => y[v]!),
    bx: b.map((v) => x[v]!),
    by: b.map((v) => y[v]!),
  });

/**
 * Where laid ways meet barriers without sharing a vertex: above is a bridge, below a tunnel (whatever carries the barrier), at the same level a
 * crossing if the way or a point close by says so; otherwise the way is cut there.
 */
export function meetBarriers(
  draft: Draft,
  { xM, yM, ways, crossings }: Ways,
  barriers: BarrierSegments,
  grid: SegmentGrid,
  { delayS, metresPerS }: LayOptions,
): UnlikelyCrossing[] {
  const unlikely: UnlikelyCrossing[] = [];
  const told = toldNear(crossings, xM, yM);
  const laid = draft.a.length;
  for (let s = 0; s < laid; s++) {
    const w = draft.way.data[s]!;
    if (w === NO_WAY) continue;
    const way = ways[w]!;
    const [a, b] = [draft.a.data[s]!, draft.b.data[s]!];
    const [va, vb] = [draft.vertex.data[a]!, draft.vertex.data[b]!];
    const [ax, ay] = [draft.xM.data[a]!, draft.yM.data[a]!];
    const [bx, by] = [draft.xM.data[b]!, draft.yM.data[b]!];
    const meetings: Meeting[] = [];
    grid.along(ax, ay, bx, by, (barrier) => {
      const [p, q] = [barriers.a[barrier]!, barriers.b[barrier]!];
      if (p === va || p === vb || q === va || q === vb) return;
      const share = grid.meetsOne(barrier, ax, ay, bx, by);
      if (share >= 0) meetings.push({ share, barrier, kind: undefined });
    });
    if (meetings.length === 0) continue;
    meetings.sort((m, n) => m.share - n.share || m.barrier - n.barrier);
    const at = (share: number): [number, number] => [ax + share * (bx - ax), ay + share * (by - ay)];
    for (const meeting of meetings)
      meeting.kind = kindAt(way, barriers, meeting.barrier, () => told(...at(meeting.share)));
    pass(
      draft,
      s,
      meetings,
      at,
      barriers,
      (meeting) => {
        const [x, y] = at(meeting.share);
        const line = barriers.lines[barriers.line[meeting.barrier]!]!;
        unlikely.push({ reason: "cut", barrier: line.id, xM: x, yM: y, ways: [way.id] });
      },
      (kind, line) => ({ delayS: delayS(kind, line), metresPerS }),
      grid,
    );
  }
  return unlikely;
}

function kindAt(
  way: Way,
  barriers: BarrierSegments,
  barrier: number,
  told: () => CrossingKind | undefined,
): CrossingKind | undefined {
  const difference = levelOf(way) - barriers.level[barrier]!;
  if (difference !== 0) return difference > 0 ? "bridge" : "tunnel";
  const isRail = barriers.lines[barriers.line[barrier]!]!.kind === "rail";
  if (way.crossing !== undefined)
    return isRail && way.crossing !== "bridge" && way.crossing !== "tunnel" ? "level" : way.crossing;
  return told();
}

/** Keeps what passes and cuts what does not; a cut segment becomes pieces. */
function pass(
  draft: Draft,
  segment: number,
  meetings: readonly Meeting[],
  at: (share: number) => [number, number],
  barriers: BarrierSegments,
  onCut: (meeting: Meeting) => void,
  waitAt: (kind: CrossingKind, line: number) => { delayS: number; metresPerS: number },
  grid: SegmentGrid,
): void {
  const way = draft.way.data[segment]!;
  const last = draft.b.data[segment]!;
  const isCut = meetings.some(({ kind }) => kind === undefined);
  const stub = Math.min(0.2, STUB_M / Math.max(1e-9, draft.lengthM(segment)));
  let from = draft.a.data[segment]!;
  let passed: Meeting[] = [];
  const close = (to: number): void => {
    const piece = isCut ? draft.segment(from, to, way) : segment;
    for (const { kind, barrier, share } of passed) {
      const line = barriers.line[barrier]!;
      const { delayS, metresPerS } = waitAt(kind!, line);
      const [xM, yM] = at(share);
      const { ax, ay } = grid.segments;
      const alongM = barriers.alongM[barrier]! + Math.hypot(xM - ax[barrier]!, yM - ay[barrier]!);
      draft.waitM.data[piece]! += delayS * metresPerS;
      draft.crossings.push({ line, kind: kind!, xM, yM, alongM, delayS, segment: piece });
      draft.keep(from);
      draft.keep(to);
    }
    passed = [];
  };
  if (!isCut) {
    passed = [...meetings];
    close(last);
    return;
  }
  draft.remove(segment);
  for (const meeting of meetings) {
    if (meeting.kind !== undefined) {
      passed.push(meeting);
      continue;
    }
    onCut(meeting);
    close(draft.site(...at(Math.max(0, meeting.share - stub))));
    from = draft.site(...at(Math.min(1, meeting.share + stub)));
  }
  close(last);
}

/** The crossing told nearest to a place. */
function toldNear(
  crossings: Ways["crossings"],
  x: Float64Array,
  y: Float64Array,
): (x: number, y: number) => CrossingKind | undefined {
  const cells = new Map<string, number[]>();
  const cell = (value: number): number => Math.floor(value / TOLD_WITHIN_M);
  for (const vertex of crossings.keys()) {
    const key = `${cell(x[vertex]!)} ${cell(y[vertex]!)}`;
    const list = cells.get(key);
    if (list) list.push(vertex);
    else cells.set(key, [vertex]);
  }
  return (atX, atY) => {
    let nearest = -1;
    let away = TOLD_WITHIN_M;
    for (let i = -1; i <= 1; i++)
      for (let j = -1; j <= 1; j++)
        for (const vertex of cells.get(`${cell(atX) + i} ${cell(atY) + j}`) ?? []) {
          const d = Math.hypot(x[vertex]! - atX, y[vertex]! - atY);
          if (d <= away) [nearest, away] = [vertex, d];
        }
    return nearest < 0 ? undefined : crossings.get(nearest);
  };
}
