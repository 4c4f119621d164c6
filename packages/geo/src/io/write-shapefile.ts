import type { Geometry, Position } from "geojson";
import { zipSync } from "fflate";
import { esriWkt } from "../crs/describe.ts";
import { transformLayer } from "../crs/transform.ts";
import { GeoError } from "../error.ts";
import { eachPosition, isEmpty, polygonsOf, windRings } from "../geometry.ts";
import type { CrsId, Layer, LayerFeature } from "../layer.ts";
import { type Column, columnsOf } from "./columns.ts";

export interface WriteShapefileOptions {
  crs?: CrsId;
}

const text = (value: string): Uint8Array => new TextEncoder().encode(value);

const SHAPE = { Point: 1, Line: 3, Polygon: 5 };

/**
 * Writes a zipped Shapefile (ESRI white paper, July 1998) of points, lines or polygons with .prj and .cpg in UTF-8.
 * Names of columns are shortened to the ten bytes the format has; equal layers give equal bytes.
 *
 * @throws GeoError `unsupported` for a layer that mixes points, lines and polygons.
 */
export function writeShapefile(layer: Layer, { crs = layer.crs }: WriteShapefileOptions = {}): Uint8Array {
  const { name, features } = transformLayer(layer, crs);
  const shape = shapeOf(layer.name, features);
  const { shp, shx } = shapes(features, shape);
  const stem = name.replaceAll(/[\\/:*?"<>|]/g, "_") || "layer";
  const parts = { shp, shx, dbf: table(features), prj: text(esriWkt(crs)), cpg: text("UTF-8") };
  return zipSync(
    Object.fromEntries(Object.entries(parts).map(([extension, bytes]) => [`${stem}.${extension}`, bytes])),
    {
      mtime: new Date(2000, 0, 1),
    },
  );
}

function shapeOf(name: string, features: LayerFeature[]): number {
  const kinds = new Set<number>();
  for (const { geometry } of features) {
    if (isEmpty(geometry)) continue;
    const kind = geometry.type === "Point" ? "Point" : /LineString/.test(geometry.type) ? "Line" : "Polygon";
    const isFit = kind !== "Polygon" || polygonsOf(geometry).length > 0;
    kinds.add(isFit ? SHAPE[kind] : -1);
  }
  if (kinds.size === 0) return SHAPE.Polygon;
  const [shape] = kinds;
  if (kinds.size === 1 && shape! > 0) return shape!;
  throw new GeoError("unsupported", {
    file: name,
    value: [...new Set(features.map((f) => f.geometry.type))].join(", "),
    problem: {
      sv: "En Shapefile rymmer bara ett slags geometri",
      en: "A Shapefile holds only one kind of geometry",
    },
    expected: {
      sv: "bara punkter, bara linjer eller bara ytor",
      en: "only points, only lines or only polygons",
    },
    action: { sv: "Välj GeoPackage eller GeoJSON.", en: "Choose GeoPackage or GeoJSON." },
  });
}

/** Parts of a record: rings clockwise with holes counter-clockwise, or lines. */
function partsOf(geometry: Geometry): Position[][] {
  if (geometry.type === "LineString") return [geometry.coordinates];
  if (geometry.type === "MultiLineString") return geometry.coordinates;
  return polygonsOf(windRings(geometry, false)).flat();
}

function shapes(features: LayerFeature[], shape: number): { shp: Uint8Array; shx: Uint8Array } {
  const records = features.map(({ geometry }) =>
    isEmpty(geometry) ? nullRecord() : record(geometry, shape),
  );
  const shp = new Uint8Array(records.reduce((sum, body) => sum + 8 + body.byteLength, 100));
  const shx = new Uint8Array(100 + 8 * records.length);
  const shpView = new DataView(shp.buffer);
  const shxView = new DataView(shx.buffer);
  let at = 100;
  records.forEach((body, i) => {
    shxView.setInt32(100 + 8 * i, at / 2);
    shxView.setInt32(104 + 8 * i, body.byteLength / 2);
    shpView.setInt32(at, i + 1);
    shpView.setInt32(at + 4, body.byteLength / 2);
    shp.set(body, at + 8);
    at += 8 + body.byteLength;
  });
  const box = extentOf(features.map((f) => f.geometry));
  for (const view of [shpView, shxView]) {
    view.setInt32(0, 9994);
    view.setInt32(24, view.byteLength / 2);
    view.setInt32(28, 1000, true);
    view.setInt32(32, shape, true);
    box.forEach((value, i) => view.setFloat64(36 + 8 * i, value, true));
  }
  return { shp, shx };
}

const nullRecord = (): Uint8Array => new Uint8Array(4);

function record(geometry: Geometry, shape: number): Uint8Array {
  if (geometry.type === "Point") {
    const view = new DataView(new ArrayBuffer(20));
    view.setInt32(0, shape, true);
    view.setFloat64(4, geometry.coordinates[0]!, true);
    view.setFloat64(12, geometry.coordinates[1]!, true);
    return new Uint8Array(view.buffer);
  }
  const parts = partsOf(geometry);
  const points = parts.flat();
  const view = new DataView(new ArrayBuffer(44 + 4 * parts.length + 16 * points.length));
  view.setInt32(0, shape, true);
  extentOf([geometry]).forEach((value, i) => view.setFloat64(4 + 8 * i, value, true));
  view.setInt32(36, parts.length, true);
  view.setInt32(40, points.length, true);
  let first = 0;
  parts.forEach((part, i) => {
    view.setInt32(44 + 4 * i, first, true);
    first += part.length;
  });
  const start = 44 + 4 * parts.length;
  points.forEach(([x, y], i) => {
    view.setFloat64(start + 16 * i, x!, true);
    view.setFloat64(start + 16 * i + 8, y!, true);
  });
  return new Uint8Array(view.buffer);
}

function extentOf(geometries: Geometry[]): [number, number, number, number] {
  let [west, south, east, north] = [Infinity, Infinity, -Infinity, -Infinity];
  for (const geometry of geometries)
    eachPosition(geometry, ([x, y]) => {
      west = Math.min(west, x!);
      east = Math.max(east, x!);
      south = Math.min(south, y!);
      north = Math.max(north, y!);
    });
  return west > east ? [0, 0, 0, 0] : [west, south, east, north];
}

interface Field {
  name: Uint8Array;
  type: "C" | "N" | "L";
  width: number;
  decimals: number;
  cells: string[];
}

/** The dBASE III table. A text is cut at 254 bytes, which is all the format holds. */
function table(features: LayerFeature[]): Uint8Array {
  const encoder = new TextEncoder();
  const columns = columnsOf(features);
  const names = shortNames(columns);
  const fields = columns.map((column, i) => field(encoder.encode(names[i]), column, features));
  if (fields.length === 0)
    fields.push({
      name: encoder.encode("id"),
      type: "N",
      width: 9,
      decimals: 0,
      cells: features.map((_, i) => String(i + 1)),
    });
  const headBytes = 33 + 32 * fields.length;
  const recordBytes = fields.reduce((sum, f) => sum + f.width, 1);
  const bytes = new Uint8Array(headBytes + recordBytes * features.length + 1).fill(0x20, headBytes);
  const view = new DataView(bytes.buffer);
  bytes.set([3, 100, 1, 1]);
  view.setUint32(4, features.length, true);
  view.setUint16(8, headBytes, true);
  view.setUint16(10, recordBytes, true);
  fields.forEach((f, i) => {
    bytes.set(f.name, 32 + 32 * i);
    bytes.set([f.type.charCodeAt(0)], 43 + 32 * i);
    bytes.set([f.width, f.decimals], 48 + 32 * i);
  });
  bytes[headBytes - 1] = 0x0d;
  let at = headBytes;
  for (let row = 0; row < features.length; row++) {
    at++;
    for (const f of fields) {
      bytes.set(cut(encoder.encode(f.cells[row]), f.width), at);
      at += f.width;
    }
  }
  bytes[at] = 0x1a;
  return bytes;
}

function field(name: Uint8Array, column: Column, features: LayerFeature[]): Field {
  const values = features.map((feature) => column.value(feature.properties));
  if (column.type === "boolean")
    return {
      name,
      type: "L",
      width: 1,
      decimals: 0,
      cells: values.map((v) => (v === null ? "?" : v ? "T" : "F")),
    };
  const isText = column.type === "text";
  const cells = values.map((v) =>
    v === null ? "" : column.type === "number" ? fitNumber(v as number) : String(v),
  );
  const widest = cells.reduce(
    (width, cell) => Math.max(width, isText ? new TextEncoder().encode(cell).byteLength : cell.length),
    1,
  );
  const width = Math.min(254, widest);
  const decimals = column.type === "number" ? Math.min(15, Math.max(1, width - 2)) : 0;
  return {
    name,
    type: isText ? "C" : "N",
    width,
    decimals,
    cells: isText ? cells : cells.map((cell) => cell.padStart(width)),
  };
}

/** A number in at most 20 characters without losing more than its last digits. */
function fitNumber(value: number): string {
  if (!Number.isFinite(value)) return "";
  const plain = String(value);
  return plain.length <= 20 ? plain : value.toExponential(12);
}

/** Cuts UTF-8 at a character's border. */
function cut(bytes: Uint8Array, width: number): Uint8Array {
  let end = Math.min(bytes.byteLength, width);
  if (end < bytes.byteLength) while (end > 0 && (bytes[end]! & 0xc0) === 0x80) end--;
  return bytes.subarray(0, end);
}

function shortNames(columns: Column[]): string[] {
  const used = new Set<string>();
  return columns.map(({ name }) => {
    const encoder = new TextEncoder();
    const fit = (bytes: number) => new TextDecoder().decode(cut(encoder.encode(name), bytes));
    let short = fit(10);
    for (let i = 1; used.has(short.toLowerCase()); i++) short = `${fit(9 - String(i).length)}_${i}`;
    used.add(short.toLowerCase());
    return short;
  });
}
