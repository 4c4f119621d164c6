import { toPlane } from "../network/plane.ts";
import type { PlanGeometry } from "./place-cells.ts";

type Pair = readonly [x: number, y: number];

/** A measure's place in metres of SWEREF 99 TM: its lines (a point is a line of one), and its areas as rings. */
export interface PlanePlace {
  lines: Pair[][];
  polygons: Pair[][][];
}

export function planePlace(geometry: PlanGeometry): PlanePlace {
  const line = (all: readonly (readonly [number, number])[]): Pair[] =>
    all.map(([lon, lat]) => toPlane(lon, lat));
  switch (geometry.type) {
    case "Point":
      return { lines: [line([geometry.coordinates])], polygons: [] };
    case "MultiPoint":
      return { lines: geometry.coordinates.map((one) => line([one])), polygons: [] };
    case "LineString":
      return { lines: [line(geometry.coordinates)], polygons: [] };
    case "MultiLineString":
      return { lines: geometry.coordinates.map(line), polygons: [] };
    case "Polygon": {
      const rings = geometry.coordinates.map(line);
      return { lines: rings, polygons: [rings] };
    }
    case "MultiPolygon": {
      const polygons = geometry.coordinates.map((rings) => rings.map(line));
      return { lines: polygons.flat(), polygons };
    }
  }
}

export type Box = [west: number, south: number, east: number, north: number];

export function boxOf({ lines }: PlanePlace): Box {
  const box: Box = [Infinity, Infinity, -Infinity, -Infinity];
  for (const [x, y] of lines.flat()) {
    box[0] = Math.min(box[0], x);
    box[1] = Math.min(box[1], y);
    box[2] = Math.max(box[2], x);
    box[3] = Math.max(box[3], y);
  }
  return box;
}

/** Metres of all lines; 0 for points. */
export const lengthM = ({ lines }: PlanePlace): number =>
  lines.reduce(
    (all, line) =>
      all + segmentsOf(line).reduce((sum, [[ax, ay], [bx, by]]) => sum + Math.hypot(bx - ax, by - ay), 0),
    0,
  );

/** A longer segment is parted, so that the box around each piece stays narrow. */
const PIECE_M = 2000;

function segmentsOf(line: readonly Pair[]): [Pair, Pair][] {
  if (line.length === 1) return [[line[0]!, line[0]!]];
  return line.slice(1).flatMap((b, at): [Pair, Pair][] => {
    const a = line[at]!;
    const pieces = Math.max(1, Math.ceil(Math.hypot(b[0] - a[0], b[1] - a[1]) / PIECE_M));
    const on = (k: number): Pair => [
      a[0] + ((b[0] - a[0]) * k) / pieces,
      a[1] + ((b[1] - a[1]) * k) / pieces,
    ];
    return Array.from({ length: pieces }, (_, k) => [on(k), on(k + 1)]);
  });
}

function squaredDistance(x: number, y: number, [[ax, ay], [bx, by]]: [Pair, Pair]): number {
  const [dx, dy] = [bx - ax, by - ay];
  const length = dx * dx + dy * dy;
  const t = length === 0 ? 0 : Math.max(0, Math.min(1, ((x - ax) * dx + (y - ay) * dy) / length));
  return (x - ax - t * dx) ** 2 + (y - ay - t * dy) ** 2;
}

/** Even-odd over all rings of one area. */
function isInside(x: number, y: number, rings: readonly Pair[][]): boolean {
  let isIn = false;
  for (const ring of rings)
    for (let at = 0, before = ring.length - 1; at < ring.length; before = at++) {
      const [[ax, ay], [bx, by]] = [ring[at]!, ring[before]!];
      if (ay > y !== by > y && x < ((bx - ax) * (y - ay)) / (by - ay) + ax) isIn = !isIn;
    }
  return isIn;
}

/** Points of the plane in cells, to be found around places. */
export interface Cells {
  cellM: number;
  /** Points in a cell; the columns and rows are whole numbers. */
  at: (column: number, row: number) => readonly number[];
  xM: ArrayLike<number>;
  yM: ArrayLike<number>;
}

const CELL_M = 250;

export function cellsOf(xM: ArrayLike<number>, yM: ArrayLike<number>): Cells {
  const cells = new Map<string, number[]>();
  for (let point = 0; point < xM.length; point++) {
    const key = `${Math.floor(xM[point]! / CELL_M)} ${Math.floor(yM[point]! / CELL_M)}`;
    const own = cells.get(key);
    if (own) own.push(point);
    else cells.set(key, [point]);
  }
  return { cellM: CELL_M, at: (column, row) => cells.get(`${column} ${row}`) ?? [], xM, yM };
}

/** Points at most `reachM` in a straight line from a place, or inside it; each once, ascending. */
export function pointsWithin(place: PlanePlace, reachM: number, { cellM, at, xM, yM }: Cells): number[] {
  const found = new Set<number>();
  const visit = ([west, south, east, north]: Box, takes: (x: number, y: number) => boolean): void => {
    for (let column = Math.floor(west / cellM); column <= Math.floor(east / cellM); column++)
      for (let row = Math.floor(south / cellM); row <= Math.floor(north / cellM); row++)
        for (const point of at(column, row))
          if (!found.has(point) && takes(xM[point]!, yM[point]!)) found.add(point);
  };
  for (const line of place.lines)
    for (const segment of segmentsOf(line)) {
      const [[ax, ay], [bx, by]] = segment;
      const box: Box = [
        Math.min(ax, bx) - reachM,
        Math.min(ay, by) - reachM,
        Math.max(ax, bx) + reachM,
        Math.max(ay, by) + reachM,
      ];
      visit(box, (x, y) => squaredDistance(x, y, segment) <= reachM * reachM);
    }
  for (const rings of place.polygons)
    visit(boxOf({ lines: rings, polygons: [] }), (x, y) => isInside(x, y, rings));
  return [...found].sort((a, b) => a - b);
}

/** A grid of points, `stepM` apart, each standing for a square of that side, over everything within reach of a place. */
export function gridWithin(
  place: PlanePlace,
  reachM: number,
  stepM: number,
): { x: Float64Array; y: Float64Array } {
  const keys = new Map<string, Pair>();
  const visit = ([west, south, east, north]: Box, takes: (x: number, y: number) => boolean): void => {
    for (let column = Math.floor(west / stepM); column <= Math.floor(east / stepM); column++)
      for (let row = Math.floor(south / stepM); row <= Math.floor(north / stepM); row++) {
        const key = `${column} ${row}`;
        const [x, y] = [(column + 0.5) * stepM, (row + 0.5) * stepM];
        if (!keys.has(key) && takes(x, y)) keys.set(key, [x, y]);
      }
  };
  for (const line of place.lines)
    for (const segment of segmentsOf(line)) {
      const [[ax, ay], [bx, by]] = segment;
      const box: Box = [
        Math.min(ax, bx) - reachM,
        Math.min(ay, by) - reachM,
        Math.max(ax, bx) + reachM,
        Math.max(ay, by) + reachM,
      ];
      visit(box, (x, y) => squaredDistance(x, y, segment) <= reachM * reachM);
    }
  for (const rings of place.polygons)
    visit(boxOf({ lines: rings, polygons: [] }), (x, y) => isInside(x, y, rings));
  const points = [...keys.values()];
  return { x: Float64Array.from(points, ([x]) => x), y: Float64Array.from(points, ([, y]) => y) };
}
