import type { Geometry } from "geojson";

/** Coordinate reference systems the product reads; coordinates are always kept as [east, north] or [lon, lat]. */
export type CrsId = `EPSG:${number}`;

/** Features of one file or table, with the system their coordinates are in. */
export interface Layer {
  name: string;
  crs: CrsId;
  features: LayerFeature[];
}

export interface LayerFeature {
  geometry: Geometry;
  properties: Record<string, unknown>;
}
