import type { Layer } from "@tvars/geo";
import type { OsmPlace } from "@tvars/network";

/** Beside the ways of a network that was read from OpenStreetMap. */
export const SERVICES_FILE = "services.parquet";

/** Services as they are stored: one row for each, at the points it is come to, with their kind in the column `typ`. */
export const placesLayer = (places: readonly OsmPlace[]): Layer => ({
  name: "services",
  crs: "EPSG:3006",
  features: places.map(({ id, kind, name = "", xM, yM, m2 }) => ({
    geometry: { type: "MultiPoint", coordinates: xM.map((x, at) => [x, yM[at]!]) },
    properties: { osm: id, typ: kind, name, m2: m2 ?? null },
  })),
});

export function countsOf(places: readonly OsmPlace[]): Record<string, number> {
  const counts: Record<string, number> = {};
  for (const { kind } of places) counts[kind] = (counts[kind] ?? 0) + 1;
  return counts;
}
