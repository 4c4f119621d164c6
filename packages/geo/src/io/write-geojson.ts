import { transformLayer } from "../crs/transform.ts";
import { isEmpty, windRings } from "../geometry.ts";
import type { CrsId, Layer } from "../layer.ts";

export interface WriteGeoJsonOptions {
  /** `EPSG:4326` (default) follows RFC 7946; another system is named in the older `crs` member. */
  crs?: CrsId;
  /** Decimals kept of each coordinate: 7 (1 cm) for degrees and 3 (1 mm) for metres unless given. */
  decimals?: number;
}

/** Writes GeoJSON (UTF-8), outer rings counter-clockwise; equal layers give equal bytes. */
export function writeGeoJson(
  layer: Layer,
  { crs = "EPSG:4326", decimals = crs === "EPSG:4326" ? 7 : 3 }: WriteGeoJsonOptions = {},
): Uint8Array {
  const { name, features } = transformLayer(layer, crs);
  const factor = 10 ** decimals;
  const round = (_key: string, value: unknown): unknown =>
    typeof value === "number" ? Math.round(value * factor) / factor : value;
  const crsMember =
    crs === "EPSG:4326"
      ? ""
      : `"crs":{"type":"name","properties":{"name":"urn:ogc:def:crs:EPSG::${crs.slice(5)}"}},`;
  const lines = features.map(({ geometry, properties }) => {
    const shape = isEmpty(geometry) ? "null" : JSON.stringify(windRings(geometry), round);
    return `{"type":"Feature","properties":${JSON.stringify(properties, plainValue)},"geometry":${shape}}`;
  });
  return new TextEncoder().encode(
    `{"type":"FeatureCollection","name":${JSON.stringify(name)},${crsMember}"features":[\n${lines.join(",\n")}\n]}\n`,
  );
}

const plainValue = (_key: string, value: unknown): unknown =>
  typeof value === "bigint" ? Number(value) : value;
