import type { Answer, Position } from "@tvars/api";
import type { WayKind } from "@tvars/network";
import { networkId } from "./info.ts";
import type { Model } from "./model.ts";
import { toDegrees, toPlane } from "./plane.ts";
import { badBounds } from "./problems.ts";

/** More lines than this are no quiet ground, and heavy to send: the largest stand for them. */
const MOST_LINES = 6000;
const LARGE: ReadonlySet<WayKind> = new Set(["motorway", "trunk", "primary", "secondary", "tertiary"]);
const MIDDLE: ReadonlySet<WayKind> = new Set(["residential", "living-street"]);

/** `17.6,59.8,17.7,59.9` as west, south, east, north. @throws StudyError */
export function readBounds(text: string): [number, number, number, number] {
  const parts = text.split(",").map((part) => (part.trim() === "" ? NaN : Number(part)));
  const [west = NaN, south = NaN, east = NaN, north = NaN] = parts;
  const onEarth =
    Math.abs(west) <= 180 && Math.abs(east) <= 180 && Math.abs(south) <= 85 && Math.abs(north) <= 85;
  if (parts.length !== 4 || !onEarth || west >= east || south >= north) throw badBounds(text);
  return [west, south, east, north];
}

/** The network's own streets within bounds, so that one finds one's way where no other map is stored; long ones first where not all fit. */
export function streetsAnswer(model: Model, text: string): Answer<"streets"> {
  const bounds = readBounds(text);
  const [west, south, east, north] = bounds;
  const { edges, ways } = model.built;
  const corners = [toPlane(west, south), toPlane(west, north), toPlane(east, south), toPlane(east, north)];
  const [x0, x1] = [Math.min(...corners.map(([x]) => x)), Math.max(...corners.map(([x]) => x))];
  const [y0, y1] = [Math.min(...corners.map(([, y]) => y)), Math.max(...corners.map(([, y]) => y))];
  const rankOf = (edge: number): number => {
    const kind = ways[edges.way[edges.firstWay[edge]!] ?? -1]?.kind;
    if (kind === undefined) return 2;
    return LARGE.has(kind) ? 0 : MIDDLE.has(kind) ? 1 : 2;
  };
  const seen: { edge: number; rank: number }[] = [];
  for (let edge = 0; edge < edges.count; edge++) {
    const [first, end] = [edges.firstPoint[edge]!, edges.firstPoint[edge + 1]!];
    let [w, e, s, n] = [Infinity, -Infinity, Infinity, -Infinity];
    for (let point = first; point < end; point++) {
      w = Math.min(w, edges.xM[point]!);
      e = Math.max(e, edges.xM[point]!);
      s = Math.min(s, edges.yM[point]!);
      n = Math.max(n, edges.yM[point]!);
    }
    if (e >= x0 && w <= x1 && n >= y0 && s <= y1) seen.push({ edge, rank: rankOf(edge) });
  }
  const shown = seen
    .toSorted((a, b) => a.rank - b.rank || edges.lengthMm[b.edge]! - edges.lengthMm[a.edge]!)
    .slice(0, MOST_LINES);
  return {
    network: networkId(model.snapshot),
    bounds,
    all: seen.length,
    lines: shown.map(({ edge, rank }) => ({ large: rank === 0, line: lineOf(model, edge) })),
  };
}

const lineOf = ({ built: { edges } }: Model, edge: number): Position[] => {
  const line: Position[] = [];
  for (let point = edges.firstPoint[edge]!; point < edges.firstPoint[edge + 1]!; point++)
    line.push(toDegrees(edges.xM[point]!, edges.yM[point]!));
  return line;
};
