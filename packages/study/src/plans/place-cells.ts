import { isInSweden, transformPoint } from "@tvars/geo";
import { numberOf } from "./cells.ts";

type Pair = [number, number];
export type PlanGeometry =
  | { type: "Point"; coordinates: Pair }
  | { type: "MultiPoint" | "LineString"; coordinates: Pair[] }
  | { type: "MultiLineString" | "Polygon"; coordinates: Pair[][] }
  | { type: "MultiPolygon"; coordinates: Pair[][][] };

/** Degrees from degrees or from metres of SWEREF 99 TM: no place in the country can be read as both. */
export function degrees([a, b]: Pair): Pair {
  if (Math.abs(a) <= 180 && Math.abs(b) <= 90) return [a, b];
  // North before east, as the columns of many registers stand.
  const [east, north] = a > b ? [b, a] : [a, b];
  const [lon, lat] = transformPoint("EPSG:3006", "EPSG:4326", [east, north]);
  return [lon!, lat!];
}

/**
 * The geometry of one cell: WKT of a point, line or polygon, or positions `lon,lat lon,lat` in degrees or metres of SWEREF 99 TM.
 * Undefined where it is neither.
 */
export function geometryOfText(text: string): PlanGeometry | undefined {
  const trimmed = text.trim();
  const [, kind, body] = /^(POINT|LINESTRING|POLYGON)\s*Z?\s*\((.*)\)$/is.exec(trimmed) ?? [];
  if (kind === undefined || body === undefined) return geometryOfPositions(trimmed);
  const rings = kind.toUpperCase() === "POLYGON" ? (body.match(/\(([^()]*)\)/g) ?? []) : [`(${body})`];
  const lines = rings.map((ring) =>
    ring
      .slice(1, -1)
      .split(",")
      .map((one) => pairOf(one.trim().split(/\s+/))),
  );
  if (lines.length === 0 || lines.some((line) => line.length === 0 || line.includes(undefined)))
    return undefined;
  const known = (lines as Pair[][]).map((line) => line.map(degrees));
  switch (kind.toUpperCase()) {
    case "POLYGON":
      return { type: "Polygon", coordinates: known };
    case "LINESTRING":
      return known[0]!.length > 1 ? { type: "LineString", coordinates: known[0]! } : undefined;
    default:
      return { type: "Point", coordinates: known[0]![0]! };
  }
}

function geometryOfPositions(text: string): PlanGeometry | undefined {
  const pairs = text.split(/[\s;]+/).map((one) => pairOf(one.split(",")));
  if (pairs.length === 0 || pairs.includes(undefined)) return undefined;
  const known = (pairs as Pair[]).map(degrees);
  return known.length === 1
    ? { type: "Point", coordinates: known[0]! }
    : { type: "LineString", coordinates: known };
}

function pairOf(cells: readonly string[]): Pair | undefined {
  if (cells.length < 2) return undefined;
  const [a, b] = [numberOf(cells[0]!), numberOf(cells[1]!)];
  return Number.isNaN(a) || Number.isNaN(b) ? undefined : [a, b];
}

/** Every position of a geometry. */
export const positionsOf = ({ coordinates }: PlanGeometry): Pair[] =>
  (coordinates as unknown[]).every((one) => typeof one === "number")
    ? [coordinates as Pair]
    : ((coordinates as unknown[]).flat(3) as number[]).reduce((pairs: Pair[], value, at, all) => {
        if (at % 2 === 0) pairs.push([value, all[at + 1]!]);
        return pairs;
      }, []);

/** Whether every position lies in the country's box. */
export const isWithinCountry = (geometry: PlanGeometry): boolean =>
  positionsOf(geometry).every(([lon, lat]) => isInSweden([lon, lat, lon, lat]));
