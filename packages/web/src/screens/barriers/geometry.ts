import type { Position } from "@tvars/api";
import type { Bounds } from "../../map/map-canvas.tsx";

const METRES_PER_DEGREE = 111_320;

/** Metres on a plane that touches the ground at the first point: good for the lengths of streets. */
const planeAt = ([lon0, lat0]: Position) => {
  const across = METRES_PER_DEGREE * Math.cos((lat0 * Math.PI) / 180);
  return {
    to: ([lon, lat]: Position): [number, number] => [(lon - lon0) * across, (lat - lat0) * METRES_PER_DEGREE],
    from: ([x, y]: [number, number]): Position => [lon0 + x / across, lat0 + y / METRES_PER_DEGREE],
  };
};

export const metresBetween = (a: Position, b: Position): number => Math.hypot(...planeAt(a).to(b));

/** The point halfway along a line and the direction there, a unit vector in metres east and north. */
export function halfway(line: readonly Position[]): { at: Position; along: [number, number] } {
  const plane = planeAt(line[0]!);
  const points = line.map(plane.to);
  const lengths = points.slice(1).map(([x, y], i) => Math.hypot(x - points[i]![0], y - points[i]![1]));
  let left = lengths.reduce((sum, length) => sum + length, 0) / 2;
  const i = Math.max(
    0,
    lengths.findIndex((length) => (left -= length) <= 0),
  );
  const [a, b] = [points[i]!, points[i + 1] ?? points[i]!];
  const length = lengths[i] || 1;
  const part = 1 + left / length;
  const along: [number, number] = [(b[0] - a[0]) / length, (b[1] - a[1]) / length];
  return { at: plane.from([a[0] + part * (b[0] - a[0]), a[1] + part * (b[1] - a[1])]), along };
}

/** The ends of a crossing straight over a line at its middle, so many metres to each side; left first. */
export function straightAcross(line: readonly Position[], reachM: number): [Position, Position] {
  const { at, along } = halfway(line);
  const plane = planeAt(at);
  const [east, north] = along;
  return [plane.from([-north * reachM, east * reachM]), plane.from([north * reachM, -east * reachM])];
}

/** Which side of the line from a to b a point lies on: above 0 is left. */
const sideOf = (a: Position, b: Position, p: Position): number =>
  (b[0] - a[0]) * (p[1] - a[1]) - (b[1] - a[1]) * (p[0] - a[0]);

const meet = (a: Position, b: Position, c: Position, d: Position): boolean =>
  sideOf(a, b, c) * sideOf(a, b, d) < 0 && sideOf(c, d, a) * sideOf(c, d, b) < 0;

/** Where a walk steps over a line in one straight step that another walk does not take; null where it nowhere does. */
export function stepAcross(
  line: readonly Position[],
  walk: readonly Position[],
  other: readonly Position[] = [],
): [Position, Position] | null {
  const taken = new Set(other.slice(1).flatMap((at, i) => [`${other[i]} ${at}`, `${at} ${other[i]}`]));
  for (const [i, to] of walk.slice(1).entries()) {
    const from = walk[i]!;
    if (taken.has(`${from} ${to}`)) continue;
    if (line.slice(1).some((end, k) => meet(line[k]!, end, from, to))) return [from, to];
  }
  return null;
}

export type Side = "north" | "east" | "south" | "west";
const OPPOSITE: Record<Side, Side> = { north: "south", south: "north", east: "west", west: "east" };

/** Where the left and the right side of a line lie, as one says it. */
export function sidesOf(line: readonly Position[]): { left: Side; right: Side } {
  const first = planeAt(line[0]!).to(line.at(-1)!);
  // A quarter turn to the left of the direction from end to end.
  const [east, north] = [-first[1], first[0]];
  const left: Side =
    Math.abs(north) >= Math.abs(east) ? (north >= 0 ? "north" : "south") : east >= 0 ? "east" : "west";
  return { left, right: OPPOSITE[left] };
}

export function boundsOf(points: readonly Position[]): Bounds {
  const [lons, lats] = [points.map(([lon]) => lon), points.map(([, lat]) => lat)];
  return [Math.min(...lons), Math.min(...lats), Math.max(...lons), Math.max(...lats)];
}
