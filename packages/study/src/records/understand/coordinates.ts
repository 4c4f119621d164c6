import type { Understanding } from "@tvars/api";
import { candidatesFor, transform } from "@tvars/geo";

/** Two columns of coordinates, or both in one. */
export interface CoordinateColumns {
  x: string;
  y: string;
}

const WKT_POINT = /^\s*(?:SRID=\d+;)?POINT\s*Z?\s*\(\s*(-?[\d.]+)\s+(-?[\d.]+)(?:\s+-?[\d.]+)?\s*\)\s*$/i;

/** One text with two coordinates, in the order of the text, `POINT (15.4 60.5)` among them; NaN twice where it is none. */
export function bothOf(text: string): [number, number] {
  const point = WKT_POINT.exec(text);
  if (point) return [Number(point[1]), Number(point[2])];
  const parts = /^\s*(-?\d+(?:[.,]\d+)?)\s*[;,\s]\s*(-?\d+(?:[.,]\d+)?)\s*$/.exec(text);
  return parts ? [decimal(parts[1]!), decimal(parts[2]!)] : [NaN, NaN];
}

export const decimal = (text: string): number =>
  text.trim() === "" ? NaN : Number(text.replaceAll(/[\s\u00A0\u202F]/g, "").replace(",", "."));

/** West, south, east, north in degrees that hold the areas at hand. */
export type Bounds = readonly [number, number, number, number];

/**
 * The systems and axis orders in which coordinates would lie in the country, the one with most rows inside the areas at hand first.
 * The middle 98 per cent of the rows decide what is possible, or where that is nothing the middle 80 or 50; slips do not.
 */
export function readingsOf(
  x: Float64Array,
  y: Float64Array,
  bounds: Bounds | undefined,
): Understanding["crs"] {
  const known = x
    .map((value, at) => (Number.isFinite(value) && Number.isFinite(y[at]!) ? at : -1))
    .filter((at) => at >= 0);
  if (known.length === 0) return [];
  const xs = known.map((at) => x[at]!).toSorted();
  const ys = known.map((at) => y[at]!).toSorted();
  const at = (sorted: Float64Array, share: number) => sorted[Math.floor(share * (sorted.length - 1))]!;
  const extents = [0.01, 0.1, 0.25].map(
    (share) =>
      [at(xs, share), at(ys, share), at(xs, 1 - share), at(ys, 1 - share)] as [
        number,
        number,
        number,
        number,
      ],
  );
  // Rows abroad or at zero may be many: the middle that some system takes is asked for.
  const candidates = extents.map((extent) => candidatesFor(extent)).find((found) => found.length > 0) ?? [];
  const readings = candidates.map(({ crs, axisOrder, name, place }) => ({
    crs,
    axisOrder,
    title: { sv: `${name}, ${place.sv}`, en: `${name}, ${place.en}` },
    inside: insideShare(known, x, y, crs, axisOrder, bounds),
  }));
  return readings.sort((a, b) => b.inside - a.inside);
}

function insideShare(
  rows: Float64Array | number[],
  x: Float64Array,
  y: Float64Array,
  crs: `EPSG:${number}`,
  axisOrder: "east-north" | "north-east",
  bounds: Bounds | undefined,
): number {
  const xy = new Float64Array(2 * rows.length);
  for (let i = 0; i < rows.length; i++) {
    const row = rows[i]!;
    xy[2 * i] = axisOrder === "east-north" ? x[row]! : y[row]!;
    xy[2 * i + 1] = axisOrder === "east-north" ? y[row]! : x[row]!;
  }
  const degrees = crs === "EPSG:4326" ? xy : transform(crs, "EPSG:4326")(xy);
  const [west, south, east, north] = bounds ?? [10.5, 55, 24.5, 69.5];
  let inside = 0;
  for (let i = 0; i < rows.length; i++) {
    const [lon, lat] = [degrees[2 * i]!, degrees[2 * i + 1]!];
    if (lon >= west && lon <= east && lat >= south && lat <= north) inside++;
  }
  return inside / rows.length;
}

/** Decimals of a number as it is written. */
const decimalsOf = (value: number): number => /\.(\d+)$/.exec(String(value))?.[1]?.length ?? 0;

export interface Rounded {
  /** Most decimals of the file's own points, and of its columns. */
  shapes: number;
  columns: number;
}

/**
 * A service may round its points and leave the columns beside them as they were: told where the columns have at least two decimals more and
 * the points lie so coarsely that it matters (at most three decimals of a degree, about 100 m).
 */
export function roundedShapes(
  shapes: { x: Float64Array; y: Float64Array },
  columns: { x: Float64Array; y: Float64Array },
): Rounded | undefined {
  const most = (values: Float64Array): number =>
    values
      .subarray(0, 500)
      .reduce((best, value) => Math.max(best, Number.isFinite(value) ? decimalsOf(value) : 0), 0);
  const isDegrees = shapes.x.every((value) => !(Math.abs(value) > 180));
  const own = Math.max(most(shapes.x), most(shapes.y));
  const beside = Math.max(most(columns.x), most(columns.y));
  return isDegrees && own <= 3 && beside >= own + 2 ? { shapes: own, columns: beside } : undefined;
}

export interface Coarse {
  rows: number;
  /** Different points. */
  points: number;
  /** Rows at the point that most share. */
  most: number;
  /** Half of the points have their nearest neighbour farther away than this. */
  apartKm: number;
}

/** Coordinates that are the same for many rows may be the middle of something coarse, not places. */
export function coarsePlaces(x: Float64Array, y: Float64Array): Coarse {
  const counts = new Map<string, number>();
  let rows = 0;
  for (let i = 0; i < x.length; i++) {
    if (!Number.isFinite(x[i]!) || !Number.isFinite(y[i]!)) continue;
    rows++;
    const key = `${x[i]} ${y[i]}`;
    counts.set(key, (counts.get(key) ?? 0) + 1);
  }
  const points = [...counts.keys()].map((key) => key.split(" ").map(Number) as [number, number]);
  const most = [...counts.values()].reduce((a, b) => Math.max(a, b), 0);
  return { rows, points: counts.size, most, apartKm: apartKm(points) };
}

/** There are 290 kommuner and 21 län: more points than this are no midpoints of them. */
export const MOST_MIDPOINTS = 500;

/** Median distance to the nearest other point; 0 where there are too many to be midpoints, infinite for a single one. */
export function apartKm(points: readonly (readonly [number, number])[]): number {
  if (points.length > MOST_MIDPOINTS) return 0;
  const isDegrees = points.every(([a, b]) => Math.abs(a) <= 180 && Math.abs(b) <= 180);
  // A degree is at least 50 km east–west in Sweden and 111 km north–south; which is which need not be known here.
  const kmPerUnit = isDegrees ? 55 : 0.001;
  const nearest = points.map(([a, b], at) =>
    points.reduce(
      (best, [c, d], other) => (other === at ? best : Math.min(best, Math.hypot(a - c, b - d))),
      Infinity,
    ),
  );
  return (nearest.toSorted((a, b) => a - b)[Math.floor(nearest.length / 2)] ?? Infinity) * kmPerUnit;
}
