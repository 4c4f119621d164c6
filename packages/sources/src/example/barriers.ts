import type { Line, Point } from "./line.ts";
import { distance, distanceToLine, pointAlong } from "./line.ts";
import { ROADS, roadLine } from "./roads.ts";
import type { Terrain } from "./terrain.ts";

export type CrossingKind = "bridge" | "tunnel" | "level" | "signalised" | "zebra";

export interface Barrier {
  id: string;
  kind: "motorway" | "railway" | "state-road" | "river";
  line: Line;
  /** Half the width a walker has to get across. */
  reachM: number;
}

export interface Crossing {
  id: string;
  barrier: string;
  kind: CrossingKind;
  at: Point;
  /** One end on either side of the barrier. */
  ends: [Point, Point];
  widthM: number;
  lit: boolean;
}

export interface Barriers {
  barriers: Barrier[];
  crossings: Crossing[];
  /** Whether the straight way between two points meets a barrier. */
  blocked(a: Point, b: Point): boolean;
}

/** Passages for those on foot besides those where a road crosses; points are moved onto the barrier. */
const ON_FOOT: [barrier: string, kind: CrossingKind, near: Point][] = [
  ["E99", "tunnel", [-2290, 950]],
  ["E99", "bridge", [-2750, -2350]],
  ["E99", "tunnel", [-2150, 2780]],
  ["rail-main", "tunnel", [480, -120]],
  ["rail-main", "bridge", [1420, 2350]],
  ["rail-main", "level", [-290, -2650]],
  ["rail-main", "level", [-500, -4200]],
  ["rail-main", "tunnel", [900, 4350]],
  ["rail-main", "tunnel", [-8150, 9270]],
  ["rail-branch", "level", [2500, 3500]],
  ["rail-branch", "level", [9000, 5450]],
  ["river", "bridge", [-1250, 850]],
  ["river", "bridge", [-700, 400]],
  ["river", "bridge", [-250, 10]],
  ["river", "bridge", [250, -430]],
  ["river", "bridge", [-3050, 2850]],
  ["river", "bridge", [-4900, 4000]],
];

const REACH_M: Record<Barrier["kind"], number> = { motorway: 32, railway: 22, "state-road": 16, river: 42 };

/** Traffic from which a road in the city is not crossed just anywhere. */
const BUSY = 8000;
const CITY_M = 5000;

const barrier = (id: string, kind: Barrier["kind"], line: Line): Barrier => ({
  id,
  kind,
  line,
  reachM: REACH_M[kind],
});

export function drawBarriers(terrain: Terrain): Barriers {
  const roads = ROADS.map((road) => ({ road, line: roadLine(road, terrain.land) }));
  const busy = roads
    .filter(({ road }) => road.dailyTraffic >= BUSY)
    .map(({ road, line }) =>
      barrier(
        road.number,
        "state-road",
        line.filter((p) => distance(p, [0, 0]) < CITY_M),
      ),
    );
  const hard = [
    barrier("E99", "motorway", terrain.motorway),
    barrier("rail-main", "railway", terrain.railways[0]!),
    barrier("rail-branch", "railway", terrain.railways[1]!),
    barrier("river", "river", terrain.river),
  ];
  const barriers = [...hard, ...busy];
  const crossings = [
    ...hard.flatMap((b) => roads.flatMap(({ road, line }) => whereRoadCrosses(b, road.number, line))),
    ...ON_FOOT.map(([id, kind, near]) => {
      const b = barriers.find((candidate) => candidate.id === id)!;
      return crossingAt(b, distanceToLine(near, b.line).alongM, kind);
    }),
    ...busy.flatMap(atGrade),
  ]
    .filter(isFirstOfPlace)
    .map((crossing, k) => ({ ...crossing, id: `P${String(k + 1).padStart(3, "0")}` }));
  const boxes = barriers.flatMap(({ line }) => segments(line));
  return {
    barriers,
    crossings,
    blocked: (a, b) => boxes.some(([c, d]) => near(a, b, c, d) && meets(a, b, c, d)),
  };
}

function whereRoadCrosses(b: Barrier, road: string, line: Line): Omit<Crossing, "id">[] {
  const found: Omit<Crossing, "id">[] = [];
  for (let k = 1; k < line.length; k++)
    for (const [c, d] of segments(b.line)) {
      const [p, q] = [line[k - 1]!, line[k]!];
      if (!near(p, q, c, d) || !meets(p, q, c, d)) continue;
      const level = b.kind === "railway" && Number(road) > 945;
      const at = intersection(p, q, c, d);
      found.push(crossingAt(b, distanceToLine(at, b.line).alongM, level ? "level" : "bridge"));
    }
  return found;
}

/** Signals and zebras on the busy roads inside the city, about every 330 metres. */
function atGrade({ line, ...rest }: Barrier): Omit<Crossing, "id">[] {
  const found: Omit<Crossing, "id">[] = [];
  for (let alongM = 160, k = 0; alongM < 2 * CITY_M; alongM += 330, k++) {
    const { point } = pointAlong(line, alongM);
    if (distance(point, line.at(-1)!) < 100) break;
    found.push(crossingAt({ line, ...rest }, alongM, k % 3 === 0 ? "signalised" : "zebra"));
  }
  return found;
}

function crossingAt(b: Barrier, alongM: number, kind: CrossingKind): Omit<Crossing, "id"> {
  const { point, direction } = pointAlong(b.line, alongM);
  const [nx, ny] = [-direction[1] * b.reachM, direction[0] * b.reachM];
  return {
    barrier: b.id,
    kind,
    at: point,
    ends: [
      [point[0] + nx, point[1] + ny],
      [point[0] - nx, point[1] - ny],
    ],
    widthM: kind === "tunnel" ? 3.5 : kind === "bridge" ? 4.5 : 3,
    lit: kind !== "level",
  };
}

/** A curve may graze another several times: one passage per place is enough. */
const isFirstOfPlace = (c: Omit<Crossing, "id">, k: number, all: Omit<Crossing, "id">[]) =>
  all.findIndex((other) => other.barrier === c.barrier && distance(other.at, c.at) < 120) === k;

const segments = (line: Line) => line.slice(1).map((d, k): [Point, Point] => [line[k]!, d]);

const near = (a: Point, b: Point, c: Point, d: Point) =>
  Math.min(a[0], b[0]) <= Math.max(c[0], d[0]) &&
  Math.min(c[0], d[0]) <= Math.max(a[0], b[0]) &&
  Math.min(a[1], b[1]) <= Math.max(c[1], d[1]) &&
  Math.min(c[1], d[1]) <= Math.max(a[1], b[1]);

const side = (a: Point, b: Point, c: Point) => (b[0] - a[0]) * (c[1] - a[1]) - (b[1] - a[1]) * (c[0] - a[0]);

const meets = (a: Point, b: Point, c: Point, d: Point) =>
  side(a, b, c) * side(a, b, d) <= 0 && side(c, d, a) * side(c, d, b) <= 0;

function intersection(a: Point, b: Point, c: Point, d: Point): Point {
  const t = side(c, d, a) / (side(c, d, a) - side(c, d, b));
  return [a[0] + t * (b[0] - a[0]), a[1] + t * (b[1] - a[1])];
}
