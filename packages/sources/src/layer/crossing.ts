import type { Geometry, Position } from "geojson";

interface Edge {
  a: Position;
  b: Position;
  ring: number;
  at: number;
  last: number;
  west: number;
  east: number;
}

/**
 * The first place where two edges of a polygon properly cross, or undefined. Edges that only touch (a ring that meets
 * itself in a point, a hole that touches its shell) are no crossing. Sweeps over edges from west to east.
 */
export function crossingOf(geometry: Geometry): Position | undefined {
  if (geometry.type === "MultiPolygon")
    return geometry.coordinates.map((rings) => crossingOfRings(rings)).find((found) => found !== undefined);
  return geometry.type === "Polygon" ? crossingOfRings(geometry.coordinates) : undefined;
}

function crossingOfRings(rings: readonly Position[][]): Position | undefined {
  const edges = rings.flatMap((points, ring) =>
    points.slice(1).map((b, at): Edge => {
      const a = points[at]!;
      const [west, east] = a[0]! < b[0]! ? [a[0]!, b[0]!] : [b[0]!, a[0]!];
      return { a, b, ring, at, last: points.length - 2, west, east };
    }),
  );
  edges.sort((one, other) => one.west - other.west);
  let active: Edge[] = [];
  for (const edge of edges) {
    active = active.filter(({ east }) => east >= edge.west);
    for (const other of active) {
      const found = neighbours(edge, other) ? undefined : cross(edge, other);
      if (found) return found;
    }
    active.push(edge);
  }
  return undefined;
}

const neighbours = (one: Edge, other: Edge): boolean => {
  if (one.ring !== other.ring) return false;
  const apart = Math.abs(one.at - other.at);
  return apart <= 1 || apart === one.last;
};

/** Twice the area of a triangle: its sign says on which side of ab the point lies. */
const side = (a: Position, b: Position, p: Position): number =>
  (b[0]! - a[0]!) * (p[1]! - a[1]!) - (b[1]! - a[1]!) * (p[0]! - a[0]!);

function cross({ a, b }: Edge, { a: c, b: d }: Edge): Position | undefined {
  const [ofC, ofD, ofA, ofB] = [side(a, b, c), side(a, b, d), side(c, d, a), side(c, d, b)];
  if (ofC * ofD >= 0 || ofA * ofB >= 0) return undefined;
  const share = ofC / (ofC - ofD);
  return [c[0]! + share * (d[0]! - c[0]!), c[1]! + share * (d[1]! - c[1]!)];
}
