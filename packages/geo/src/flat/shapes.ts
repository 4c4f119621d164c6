import type { Geometry, Position } from "geojson";
import type { CrsId, Layer, LayerFeature } from "../layer.ts";

export const POINT = 1;
export const LINE = 2;
export const POLYGON = 3;

/**
 * The geometries of a layer as flat arrays, for everything that runs over millions of vertices.
 * Feature f has parts `partOf[f] … partOf[f + 1]`, part p has rings (or one line) `ringOf[p] … ringOf[p + 1]`,
 * ring r has vertices `vertexOf[r] … vertexOf[r + 1]`, vertex v lies at `xy[2v], xy[2v + 1]`.
 * Rings are closed; outer rings run counter-clockwise, holes clockwise.
 */
export interface Shapes {
  crs: CrsId;
  kind: Uint8Array;
  partOf: Uint32Array;
  ringOf: Uint32Array;
  vertexOf: Uint32Array;
  xy: Float64Array;
}

/** Collects shapes ring by ring into growing arrays. */
export class ShapesBuilder {
  private xy = new Float64Array(1 << 16);
  private vertices = 0;
  private readonly kind: number[] = [];
  private readonly partOf: number[] = [0];
  private readonly ringOf: number[] = [0];
  private readonly vertexOf: number[] = [0];

  /** Room for `count` more vertices; they are written at twice the returned index. */
  reserve(count: number): Float64Array {
    if (2 * (this.vertices + count) > this.xy.length) {
      const grown = new Float64Array(Math.max(2 * this.xy.length, 2 * (this.vertices + count)));
      grown.set(this.xy);
      this.xy = grown;
    }
    return this.xy;
  }

  get vertexCount(): number {
    return this.vertices;
  }

  endRing(count: number, isPolygon: boolean, isOuter: boolean): void {
    const first = this.vertices;
    this.vertices += count;
    this.vertexOf.push(this.vertices);
    if (isPolygon && flatArea2(this.xy, first, this.vertices) > 0 !== isOuter)
      reverse(this.xy, first, this.vertices);
  }

  endPart(): void {
    this.ringOf.push(this.vertexOf.length - 1);
  }

  endFeature(kind: number): void {
    this.kind.push(kind);
    this.partOf.push(this.ringOf.length - 1);
  }

  line(line: readonly Position[], isPolygon: boolean, isOuter: boolean): void {
    const xy = this.reserve(line.length);
    let at = 2 * this.vertices;
    for (const position of line) {
      xy[at++] = position[0]!;
      xy[at++] = position[1]!;
    }
    this.endRing(line.length, isPolygon, isOuter);
  }

  build(crs: CrsId): Shapes {
    return {
      crs,
      kind: Uint8Array.from(this.kind),
      partOf: Uint32Array.from(this.partOf),
      ringOf: Uint32Array.from(this.ringOf),
      vertexOf: Uint32Array.from(this.vertexOf),
      xy: this.xy.slice(0, 2 * this.vertices),
    };
  }
}

/** Twice the signed area of a closed ring of flat coordinates; positive when counter-clockwise. */
export function flatArea2(xy: Float64Array, first: number, end: number): number {
  const x0 = xy[2 * first]!;
  const y0 = xy[2 * first + 1]!;
  let sum = 0;
  for (let i = 2 * first + 2; i < 2 * end; i += 2)
    sum += (xy[i - 2]! - x0) * (xy[i + 1]! - y0) - (xy[i]! - x0) * (xy[i - 1]! - y0);
  return sum;
}

function reverse(xy: Float64Array, first: number, end: number): void {
  for (let a = 2 * first, b = 2 * end - 2; a < b; a += 2, b -= 2) {
    const x = xy[a]!;
    const y = xy[a + 1]!;
    xy[a] = xy[b]!;
    xy[a + 1] = xy[b + 1]!;
    xy[b] = x;
    xy[b + 1] = y;
  }
}

/** The geometries of a layer as flat arrays. Of a collection the polygons are kept, else the lines, else the points. */
export function toShapes(layer: Layer): Shapes {
  const builder = new ShapesBuilder();
  for (const { geometry } of layer.features) addGeometry(builder, geometry);
  return builder.build(layer.crs);
}

function addGeometry(builder: ShapesBuilder, geometry: Geometry): void {
  const flat = flatten(geometry);
  const kind = flat.polygons.length > 0 ? POLYGON : flat.lines.length > 0 ? LINE : POINT;
  if (kind === POLYGON)
    for (const rings of flat.polygons) {
      rings.forEach((ring, i) => builder.line(ring, true, i === 0));
      builder.endPart();
    }
  else
    for (const line of kind === LINE ? flat.lines : flat.points.map((point) => [point])) {
      builder.line(line, false, false);
      builder.endPart();
    }
  builder.endFeature(kind);
}

interface Flattened {
  polygons: Position[][][];
  lines: Position[][];
  points: Position[];
}

function flatten(geometry: Geometry, into: Flattened = { polygons: [], lines: [], points: [] }): Flattened {
  if (geometry.type === "Polygon" && geometry.coordinates.length > 0)
    into.polygons.push(geometry.coordinates);
  else if (geometry.type === "MultiPolygon") into.polygons.push(...geometry.coordinates);
  else if (geometry.type === "LineString") into.lines.push(geometry.coordinates);
  else if (geometry.type === "MultiLineString") into.lines.push(...geometry.coordinates);
  else if (geometry.type === "Point") into.points.push(geometry.coordinates);
  else if (geometry.type === "MultiPoint") into.points.push(...geometry.coordinates);
  else if (geometry.type === "GeometryCollection")
    for (const part of geometry.geometries) flatten(part, into);
  return into;
}

/** The geometry of one feature out of flat arrays. */
export function geometryOf(shapes: Shapes, feature: number): Geometry {
  const parts: Position[][][] = [];
  for (let part = shapes.partOf[feature]!; part < shapes.partOf[feature + 1]!; part++) {
    const rings: Position[][] = [];
    for (let ring = shapes.ringOf[part]!; ring < shapes.ringOf[part + 1]!; ring++) {
      const line: Position[] = [];
      for (let v = shapes.vertexOf[ring]!; v < shapes.vertexOf[ring + 1]!; v++)
        line.push([shapes.xy[2 * v]!, shapes.xy[2 * v + 1]!]);
      rings.push(line);
    }
    parts.push(rings);
  }
  if (parts.length === 0) return { type: "GeometryCollection", geometries: [] };
  const isSingle = parts.length === 1;
  switch (shapes.kind[feature]) {
    case POLYGON:
      return isSingle
        ? { type: "Polygon", coordinates: parts[0]! }
        : { type: "MultiPolygon", coordinates: parts };
    case LINE:
      return isSingle
        ? { type: "LineString", coordinates: parts[0]![0]! }
        : { type: "MultiLineString", coordinates: parts.map((lines) => lines[0]!) };
    default:
      return isSingle
        ? { type: "Point", coordinates: parts[0]![0]![0]! }
        : { type: "MultiPoint", coordinates: parts.map((lines) => lines[0]![0]!) };
  }
}

/** A layer out of flat arrays and the properties of its features. */
export const toLayer = (
  name: string,
  shapes: Shapes,
  properties: readonly LayerFeature["properties"][],
): Layer => ({
  name,
  crs: shapes.crs,
  features: properties.map((own, feature) => ({ geometry: geometryOf(shapes, feature), properties: own })),
});
