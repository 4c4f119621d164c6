import {
  type CrsId,
  type Layer,
  writeGeoJson,
  writeGeoPackage,
  writeGeoParquet,
  writeShapefile,
} from "@tvars/geo";

export const LAYER_FILES = ["geojson", "gpkg", "shp", "geoparquet"] as const;
export type LayerFile = (typeof LAYER_FILES)[number];

/** A layer as the bytes of a file; `shp` is a zip. GeoJSON is WGS 84 unless another system is asked for. */
export function layerFile(layer: Layer, format: LayerFile, options: { crs?: CrsId } = {}): Uint8Array {
  if (format === "geojson") return writeGeoJson(layer, options);
  if (format === "gpkg") return writeGeoPackage(layer, options);
  if (format === "shp") return writeShapefile(layer, options);
  return writeGeoParquet(layer, options);
}
