import { decideCrs } from "../crs/decide.ts";
import type { Extent } from "../crs/place.ts";
import { LINE, POINT, POLYGON, type Shapes, ShapesBuilder, toShapes } from "../flat/shapes.ts";
import type { LayerFeature } from "../layer.ts";
import { wkbStart } from "./geopackage-blob.ts";
import { checkVertices, READ_LIMITS } from "./limits.ts";
import { openGeoPackage, quoted } from "./open-geopackage.ts";
import { badBlob } from "./read-geopackage.ts";
import {
  formatOfInput,
  type LayerInput,
  nameOfInput,
  readLayer,
  type ReadLayerOptions,
} from "./read-layer.ts";
import { readWkb, wkbHead } from "./wkb.ts";

/** A layer of polygons as flat arrays, with its attributes. */
export interface PolygonLayer {
  name: string;
  shapes: Shapes;
  properties: LayerFeature["properties"][];
}

/**
 * Reads a layer into flat arrays without making an object per position: for large GeoPackages this takes half the time
 * and memory of `readLayer`; other formats are read as usual and then flattened.
 *
 * @throws as `readLayer`.
 */
export async function readPolygons(input: LayerInput, options: ReadLayerOptions = {}): Promise<PolygonLayer> {
  if (formatOfInput(input) !== "geopackage") {
    const layer = await readLayer(input, options);
    return {
      name: layer.name,
      shapes: toShapes(layer),
      properties: layer.features.map((feature) => feature.properties),
    };
  }
  const file = nameOfInput(input);
  const limits = { ...READ_LIMITS, ...options.limits };
  const source = typeof input === "string" ? input : input.bytes;
  return openGeoPackage(
    file,
    source,
    options.layer,
    ({ db, table, geometryColumn, keyColumn, booleanColumns, declared, system }) => {
      const builder = new ShapesBuilder();
      const properties: LayerFeature["properties"][] = [];
      const statement = db.prepare(
        `SELECT * FROM ${quoted(table)}${keyColumn ? ` ORDER BY ${quoted(keyColumn)}` : ""}`,
      );
      try {
        for (const row of statement.iterate() as Iterable<Record<string, unknown>>) {
          const { [geometryColumn]: blob, ...own } = row;
          if (keyColumn) delete own[keyColumn];
          for (const name of booleanColumns) if (own[name] !== null) own[name] = own[name] === 1;
          properties.push(own);
          try {
            addBlob(builder, blob);
          } catch (cause) {
            throw badBlob(file, properties.length, cause);
          }
          checkVertices(file, builder.vertexCount, limits.maxVertices);
        }
      } finally {
        statement.finalize();
      }
      const shapes = builder.build(system?.id ?? "EPSG:4326");
      const { crs, swapAxes } = decideCrs({ file, declared, system, raw: extentOf(shapes.xy) }, options);
      return { name: table, shapes: swapAxes ? swapped(shapes, crs) : { ...shapes, crs }, properties };
    },
  );
}

function addBlob(builder: ShapesBuilder, blob: unknown): void {
  const start = blob instanceof Uint8Array ? wkbStart(blob) : -1;
  if (start < 0) {
    builder.endFeature(POINT);
    return;
  }
  const bytes = blob as Uint8Array;
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const { type, dimensions } = wkbHead(view.getUint32(start + 1, true));
  if (view.getUint8(start) !== 1 || dimensions !== 2 || (type !== 3 && type !== 6)) {
    const flat = toShapes({
      name: "",
      crs: "EPSG:4326",
      features: [{ geometry: readWkb(bytes, start), properties: {} }],
    });
    addShapes(builder, flat);
    return;
  }
  let at = start + 5;
  const polygons = type === 6 ? view.getUint32(at, true) : 1;
  if (type === 6) at += 4;
  for (let polygon = 0; polygon < polygons; polygon++) {
    if (type === 6) at += 5;
    const rings = view.getUint32(at, true);
    at += 4;
    for (let ring = 0; ring < rings; ring++) {
      const count = view.getUint32(at, true);
      at += 4;
      if (16 * count > bytes.byteLength - at) throw new RangeError(`WKB ends before its ${count} positions`);
      const xy = builder.reserve(count);
      new Uint8Array(xy.buffer, 16 * builder.vertexCount, 16 * count).set(
        bytes.subarray(at, at + 16 * count),
      );
      builder.endRing(count, true, ring === 0);
      at += 16 * count;
    }
    builder.endPart();
  }
  builder.endFeature(POLYGON);
}

/** Takes over the one feature of shapes made another way. */
function addShapes(builder: ShapesBuilder, shapes: Shapes): void {
  for (let part = 0; part < shapes.partOf[1]!; part++) {
    for (let ring = shapes.ringOf[part]!; ring < shapes.ringOf[part + 1]!; ring++) {
      const [first, end] = [shapes.vertexOf[ring]!, shapes.vertexOf[ring + 1]!];
      builder.reserve(end - first).set(shapes.xy.subarray(2 * first, 2 * end), 2 * builder.vertexCount);
      builder.endRing(end - first, false, false);
    }
    builder.endPart();
  }
  builder.endFeature([POINT, LINE, POLYGON].find((kind) => kind === shapes.kind[0]) ?? POINT);
}

function extentOf(xy: Float64Array): Extent | undefined {
  if (xy.length === 0) return undefined;
  let [west, south, east, north] = [Infinity, Infinity, -Infinity, -Infinity];
  for (let i = 0; i < xy.length; i += 2) {
    const x = xy[i]!;
    const y = xy[i + 1]!;
    if (x < west) west = x;
    if (x > east) east = x;
    if (y < south) south = y;
    if (y > north) north = y;
  }
  return [west, south, east, north];
}

/** Axes turned about; that mirrors the rings, so they are wound anew. */
function swapped(shapes: Shapes, crs: Shapes["crs"]): Shapes {
  const builder = new ShapesBuilder();
  for (let i = 0; i < shapes.xy.length; i += 2) shapes.xy.subarray(i, i + 2).reverse();
  for (let feature = 0; feature < shapes.kind.length; feature++) {
    for (let part = shapes.partOf[feature]!; part < shapes.partOf[feature + 1]!; part++) {
      for (let ring = shapes.ringOf[part]!; ring < shapes.ringOf[part + 1]!; ring++) {
        const [first, end] = [shapes.vertexOf[ring]!, shapes.vertexOf[ring + 1]!];
        builder.reserve(end - first).set(shapes.xy.subarray(2 * first, 2 * end), 2 * builder.vertexCount);
        builder.endRing(end - first, shapes.kind[feature] === POLYGON, ring === shapes.ringOf[part]);
      }
      builder.endPart();
    }
    builder.endFeature(shapes.kind[feature]!);
  }
  return builder.build(crs);
}
