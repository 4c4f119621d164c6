import type { Geometry, Position } from "geojson";
import { GeoError } from "../error.ts";
import type { CrsId, Layer } from "../layer.ts";
import { CRS_SYSTEMS, type CrsSystem, crsSystem } from "./systems.ts";
import { projectTransverseMercator, unprojectTransverseMercator } from "./transverse-mercator.ts";
import { projectWebMercator, unprojectWebMercator } from "./web-mercator.ts";

/** Changes interleaved [x0, y0, x1, y1 …] in place and returns the same array. */
export type Transform = (xy: Float64Array) => Float64Array;

/**
 * The transformation from one system to another, on interleaved coordinates ([east, north] or [lon, lat]), in place.
 * Goes through longitude and latitude; the same system gives the identity.
 *
 * @throws GeoError `bad-option` for a system the product does not know.
 */
export function transform(from: CrsId, to: CrsId): Transform {
  const source = known(from);
  const target = known(to);
  if (source.id === target.id) return (xy) => xy;
  return (xy) => {
    toLonLat(source, xy);
    fromLonLat(target, xy);
    return xy;
  };
}

/** One pair from one system to another. */
export function transformPoint(from: CrsId, to: CrsId, [x, y]: readonly [number, number]): [number, number] {
  const xy = transform(from, to)(Float64Array.of(x, y));
  return [xy[0]!, xy[1]!];
}

/** A copy of the layer in another system; equal coordinates stay equal, so shared borders stay shared. */
export function transformLayer(layer: Layer, to: CrsId): Layer {
  const apply = transform(layer.crs, to);
  if (layer.crs === to) return layer;
  const pair = new Float64Array(2);
  const position = (p: Position): Position => {
    pair[0] = p[0]!;
    pair[1] = p[1]!;
    apply(pair);
    return [pair[0], pair[1]];
  };
  return {
    ...layer,
    crs: to,
    features: layer.features.map((feature) => ({
      ...feature,
      geometry: mapPositions(feature.geometry, position),
    })),
  };
}

/** A copy of the geometry with every position replaced. */
export function mapPositions(geometry: Geometry, position: (p: Position) => Position): Geometry {
  switch (geometry.type) {
    case "Point":
      return { type: "Point", coordinates: position(geometry.coordinates) };
    case "MultiPoint":
    case "LineString":
      return { type: geometry.type, coordinates: geometry.coordinates.map(position) };
    case "MultiLineString":
    case "Polygon":
      return { type: geometry.type, coordinates: geometry.coordinates.map((line) => line.map(position)) };
    case "MultiPolygon":
      return {
        type: "MultiPolygon",
        coordinates: geometry.coordinates.map((polygon) => polygon.map((ring) => ring.map(position))),
      };
    case "GeometryCollection":
      return {
        type: "GeometryCollection",
        geometries: geometry.geometries.map((part) => mapPositions(part, position)),
      };
  }
}

function known(id: CrsId): CrsSystem {
  const system = crsSystem(id);
  if (system) return system;
  const names = CRS_SYSTEMS.map((s) => `${s.id} ${s.name}`).join(", ");
  throw new GeoError("bad-option", {
    value: id,
    problem: { sv: "Okänt koordinatsystem", en: "Unknown coordinate reference system" },
    expected: { sv: `ett av ${names}`, en: `one of ${names}` },
    action: {
      sv: "Välj ett av dem, eller omvandla filen först.",
      en: "Choose one of them, or convert the file first.",
    },
  });
}

function toLonLat(system: CrsSystem, xy: Float64Array): void {
  if (system.kind === "transverse-mercator") unprojectTransverseMercator(xy, system.projection!);
  else if (system.kind === "web-mercator") unprojectWebMercator(xy);
}

function fromLonLat(system: CrsSystem, xy: Float64Array): void {
  if (system.kind === "transverse-mercator") projectTransverseMercator(xy, system.projection!);
  else if (system.kind === "web-mercator") projectWebMercator(xy);
}
