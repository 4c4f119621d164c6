import { type Route, routes } from "@tvars/api";
import { VERSIONS, type Version } from "@tvars/areas";
import { LAYER_FILES, type LayerFile, layerFile, type Study } from "@tvars/study";
import { z } from "zod";
import type { Entry } from "./cache.ts";
import { plain } from "./encoding.ts";
import type { Input } from "./input.ts";

/** GET /api/layers/{version}: not in the table of routes, since a file has no JSON shape; checked like those that are. */
export const LAYER_ROUTE: Route = {
  method: "get",
  path: "/api/layers/{version}",
  summary: "The areas of a version as a file.",
  params: z.object({ version: z.enum(VERSIONS) }),
  query: z.object({
    place: z.string().optional(),
    year: routes.areas.query.shape.year,
    crs: z.enum(["EPSG:3006", "EPSG:4326"]).optional(),
    format: z.enum(LAYER_FILES).default("geojson"),
  }),
  answer: z.unknown(),
  formats: LAYER_FILES as never,
};

const FILES: Record<LayerFile, { type: string; ending: string }> = {
  geojson: { type: "application/geo+json", ending: "geojson" },
  gpkg: { type: "application/geopackage+sqlite3", ending: "gpkg" },
  shp: { type: "application/zip", ending: "zip" },
  geoparquet: { type: "application/vnd.apache.parquet", ending: "parquet" },
};

interface LayerInput {
  version: Version;
  place?: string;
  year?: number;
  crs?: "EPSG:3006" | "EPSG:4326";
  format: LayerFile;
}

/** Areas as a file. GeoJSON is WGS 84 by its standard; the other formats keep SWEREF 99 TM unless told otherwise. */
export async function layerEntry(study: Pick<Study, "layer">, input: Input): Promise<Entry> {
  const { version, place, year, crs, format } = input as unknown as LayerInput;
  const layer = await study.layer(version, {
    place,
    year,
    crs: crs ?? (format === "geojson" ? "EPSG:4326" : "EPSG:3006"),
  });
  const { type, ending } = FILES[format];
  const name = ["tvars", version, place, year]
    .filter((part) => part !== undefined)
    .join("-")
    .replaceAll(/[^\w@.-]+/g, "-");
  return {
    body: plain(layerFile(layer, format, { crs: layer.crs })),
    headers: { "content-type": type, "content-disposition": `attachment; filename="${name}.${ending}"` },
  };
}
