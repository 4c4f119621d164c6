import type { Geometry, Position } from "geojson";

/** What a feature without a shape carries, since a `LayerFeature` always has a geometry. */
export const emptyGeometry = (): Geometry => ({ type: "GeometryCollection", geometries: [] });

export const isEmpty = (geometry: Geometry): boolean =>
  geometry.type === "GeometryCollection"
    ? geometry.geometries.every(isEmpty)
    : geometry.coordinates.length === 0 ||
      (geometry.type !== "Point" && geometry.coordinates.flat(1).length === 0);

/** The polygons of a geometry, each an outer ring followed by its holes; lines and points give none. */
export function polygonsOf(geometry: Geometry): Position[][][] {
  switch (geometry.type) {
    case "Polygon":
      return geometry.coordinates.length > 0 ? [geometry.coordinates] : [];
    case "MultiPolygon":
      return geometry.coordinates;
    case "GeometryCollection":
      return geometry.geometries.flatMap(polygonsOf);
    default:
      return [];
  }
}

/** Calls back with every position of a geometry. */
export function eachPosition(geometry: Geometry, visit: (position: Position) => void): void {
  switch (geometry.type) {
    case "Point":
      visit(geometry.coordinates);
      return;
    case "MultiPoint":
    case "LineString":
      for (const p of geometry.coordinates) visit(p);
      return;
    case "MultiLineString":
    case "Polygon":
      for (const line of geometry.coordinates) for (const p of line) visit(p);
      return;
    case "MultiPolygon":
      for (const polygon of geometry.coordinates) for (const ring of polygon) for (const p of ring) visit(p);
      return;
    case "GeometryCollection":
      for (const part of geometry.geometries) eachPosition(part, visit);
  }
}

/** Twice the signed area of a closed ring; positive when it runs counter-clockwise. */
export function ringArea2(ring: readonly Position[]): number {
  const [x0, y0] = ring[0] ?? [0, 0];
  let sum = 0;
  for (let i = 1; i < ring.length; i++) {
    const a = ring[i - 1]!;
    const b = ring[i]!;
    sum += (a[0]! - x0!) * (b[1]! - y0!) - (b[0]! - x0!) * (a[1]! - y0!);
  }
  return sum;
}

/** The geometry with outer rings counter-clockwise and holes clockwise, as RFC 7946 wants (`wantPositive`), or the other way. */
export function windRings(geometry: Geometry, wantPositive = true): Geometry {
  const polygon = (rings: Position[][]): Position[][] =>
    rings.map((ring, i) => (ringArea2(ring) > 0 === ((i === 0) === wantPositive) ? ring : ring.toReversed()));
  if (geometry.type === "Polygon") return { type: "Polygon", coordinates: polygon(geometry.coordinates) };
  if (geometry.type === "MultiPolygon")
    return { type: "MultiPolygon", coordinates: geometry.coordinates.map(polygon) };
  if (geometry.type === "GeometryCollection")
    return {
      type: "GeometryCollection",
      geometries: geometry.geometries.map((part) => windRings(part, wantPositive)),
    };
  return geometry;
}
