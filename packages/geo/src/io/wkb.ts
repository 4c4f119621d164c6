import type { Geometry, LineString, Point, Polygon, Position } from "geojson";

const TYPES = [
  "Point",
  "LineString",
  "Polygon",
  "MultiPoint",
  "MultiLineString",
  "MultiPolygon",
  "GeometryCollection",
] as const;

/** How a WKB geometry says its type and dimensions, in the ISO (1000s) and the EWKB (high bits) manner. */
export interface WkbHead {
  type: number;
  dimensions: number;
  hasSrid: boolean;
}

export function wkbHead(code: number): WkbHead {
  const ewkb = code >>> 29;
  const iso = Math.floor((code & 0xfffffff) / 1000);
  const extra = iso === 3 ? 2 : iso > 0 ? 1 : ((ewkb >> 2) & 1) + ((ewkb >> 1) & 1);
  return { type: (code & 0xfffffff) % 1000, dimensions: 2 + extra, hasSrid: (ewkb & 1) === 1 };
}

/**
 * Reads one WKB geometry (ISO or EWKB, either byte order); heights and measures are dropped.
 *
 * @throws RangeError when the bytes end too early, Error for a type WKB does not have.
 */
export function readWkb(bytes: Uint8Array, offset = 0): Geometry {
  return new WkbReader(bytes, offset).geometry();
}

class WkbReader {
  private readonly view: DataView;
  private at: number;
  private little = true;

  constructor(bytes: Uint8Array, offset: number) {
    this.view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
    this.at = offset;
  }

  geometry(): Geometry {
    const { type, dimensions } = this.head();
    switch (TYPES[type - 1]) {
      case "Point": {
        const position = this.position(dimensions);
        return Number.isNaN(position[0]!)
          ? { type: "GeometryCollection", geometries: [] }
          : { type: "Point", coordinates: position };
      }
      case "LineString":
        return { type: "LineString", coordinates: this.line(dimensions) };
      case "Polygon":
        return { type: "Polygon", coordinates: this.lines(dimensions) };
      case "MultiPoint":
        return { type: "MultiPoint", coordinates: this.parts<Point>().map((part) => part.coordinates) };
      case "MultiLineString":
        return {
          type: "MultiLineString",
          coordinates: this.parts<LineString>().map((part) => part.coordinates),
        };
      case "MultiPolygon":
        return { type: "MultiPolygon", coordinates: this.parts<Polygon>().map((part) => part.coordinates) };
      case "GeometryCollection":
        return { type: "GeometryCollection", geometries: this.parts() };
      default:
        throw new Error(`WKB geometry type ${type} is not one of 1 to 7`);
    }
  }

  private head() {
    this.little = this.view.getUint8(this.at) === 1;
    const head = wkbHead(this.view.getUint32(this.at + 1, this.little));
    this.at += head.hasSrid ? 9 : 5;
    return head;
  }

  /** A count is checked against the bytes left, so that a damaged file cannot ask for the whole memory. */
  private count(bytesEach: number): number {
    const count = this.view.getUint32(this.at, this.little);
    this.at += 4;
    if (count * bytesEach > this.view.byteLength - this.at)
      throw new RangeError(`WKB ends before its ${count} parts`);
    return count;
  }

  private position(dimensions: number): Position {
    const position = [
      this.view.getFloat64(this.at, this.little),
      this.view.getFloat64(this.at + 8, this.little),
    ];
    this.at += 8 * dimensions;
    return position;
  }

  private line(dimensions: number): Position[] {
    const count = this.count(8 * dimensions);
    const line: Position[] = Array.from({ length: count });
    for (let i = 0; i < count; i++) line[i] = this.position(dimensions);
    return line;
  }

  private lines(dimensions: number): Position[][] {
    const count = this.count(4);
    const lines: Position[][] = Array.from({ length: count });
    for (let i = 0; i < count; i++) lines[i] = this.line(dimensions);
    return lines;
  }

  private parts<T extends Geometry>(): T[] {
    const count = this.count(5);
    const parts: T[] = [];
    for (let i = 0; i < count; i++) parts.push(this.geometry() as T);
    return parts;
  }
}

/** Writes one geometry as two-dimensional little-endian ISO WKB. */
export function writeWkb(geometry: Geometry): Uint8Array {
  const bytes = new Uint8Array(wkbBytes(geometry));
  put(new DataView(bytes.buffer), 0, geometry);
  return bytes;
}

function wkbBytes(geometry: Geometry): number {
  switch (geometry.type) {
    case "Point":
      return 21;
    case "LineString":
      return 9 + 16 * geometry.coordinates.length;
    case "Polygon":
      return geometry.coordinates.reduce((sum, ring) => sum + 4 + 16 * ring.length, 9);
    default:
      return partsOf(geometry).reduce((sum, part) => sum + wkbBytes(part), 9);
  }
}

function partsOf(geometry: Geometry): Geometry[] {
  switch (geometry.type) {
    case "MultiPoint":
      return geometry.coordinates.map((coordinates) => ({ type: "Point", coordinates }));
    case "MultiLineString":
      return geometry.coordinates.map((coordinates) => ({ type: "LineString", coordinates }));
    case "MultiPolygon":
      return geometry.coordinates.map((coordinates) => ({ type: "Polygon", coordinates }));
    case "GeometryCollection":
      return geometry.geometries;
    default:
      return [];
  }
}

function put(view: DataView, start: number, geometry: Geometry): number {
  let at = start;
  view.setUint8(at, 1);
  view.setUint32(at + 1, TYPES.indexOf(geometry.type) + 1, true);
  at += 5;
  const count = (value: number) => {
    view.setUint32(at, value, true);
    at += 4;
  };
  const position = ([x, y]: Position) => {
    view.setFloat64(at, x!, true);
    view.setFloat64(at + 8, y!, true);
    at += 16;
  };
  switch (geometry.type) {
    case "Point":
      position(geometry.coordinates);
      break;
    case "LineString":
      count(geometry.coordinates.length);
      geometry.coordinates.forEach(position);
      break;
    case "Polygon":
      count(geometry.coordinates.length);
      for (const ring of geometry.coordinates) {
        count(ring.length);
        ring.forEach(position);
      }
      break;
    default: {
      const parts = partsOf(geometry);
      count(parts.length);
      for (const part of parts) at = put(view, at, part);
    }
  }
  return at;
}
