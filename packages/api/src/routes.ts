/**
 * Every route with its query and its answer, in one table: the server serves it, OpenAPI is made from it,
 * and the web app and scripts read their types from it. Which routes there are on a subject stands in `routes/`.
 */
import type { z } from "zod";
import { areasRoutes } from "./routes/areas.ts";
import { breakdownsRoutes } from "./routes/breakdowns.ts";
import { dataRoutes } from "./routes/data.ts";
import { followupRoutes } from "./routes/followup.ts";
import { measuresRoutes } from "./routes/measures.ts";
import { networkRoutes } from "./routes/network.ts";
import { picturesRoutes } from "./routes/pictures.ts";
import { plansRoutes } from "./routes/plans.ts";
import { releasesRoutes } from "./routes/releases.ts";
import { reportsRoutes } from "./routes/reports.ts";
import { studiesRoutes } from "./routes/studies.ts";
import { recordsFilesRoutes } from "./routes/records-files.ts";
import { recordsRoutes } from "./routes/records.ts";

export { FORMATS } from "./routes/route.ts";
export type { Format, Route } from "./routes/route.ts";

// Those of files before those of stored records: `/api/records/keys` is not the records called keys.
export const routes = {
  ...areasRoutes,
  ...networkRoutes,
  ...measuresRoutes,
  ...dataRoutes,
  ...recordsFilesRoutes,
  ...recordsRoutes,
  ...breakdownsRoutes,
  ...releasesRoutes,
  ...followupRoutes,
  ...picturesRoutes,
  ...plansRoutes,
  ...studiesRoutes,
  ...reportsRoutes,
} as const;

export type RouteName = keyof typeof routes;
export type Answer<Name extends RouteName> = z.output<(typeof routes)[Name]["answer"]>;

/*
 * Beside these: POST /api/records/uploads (multipart: file, definition) answers an Understanding;
 * POST /api/import (multipart: file, crs, axisOrder, definition) answers a snapshot list or a problem with a question;
 * GET /api/tiles/{layer}/{z}/{x}/{y} answers a vector tile, layer = a version such as regso@2025 or ref:roads;
 * GET /api/layers/{version} answers GeoJSON (?place=), GeoPackage, Shapefile or GeoParquet (?format=);
 * GET /api/openapi.json answers this table as OpenAPI 3.1.
 */
