/**
 * Every route with its query and its answer, in one table: the server serves it, OpenAPI is made from it,
 * and the web app and scripts read their types from it.
 */
import { z } from "zod";
import { areaTable, barometer, cutoffs, mapValues, recompute, transitions } from "./barometer.ts";
import { areaPage, areaSet, indicator, indicatorFigures, placePage, point, searchHit } from "./areas.ts";
import { division } from "./basic.ts";
import { changes, health, job, snapshot, workspace } from "./workspace.ts";

export const FORMATS = ["json", "json-stat2", "csv", "csv-semicolon", "xlsx", "geojson"] as const;
export type Format = (typeof FORMATS)[number];

const lang = z.enum(["sv", "en"]).default("sv");
const year = z.coerce.number().int().optional().describe("Default: the latest year with an index.");
const place = z
  .string()
  .default("riket")
  .describe("riket, lan:17, kommun:1780, regso@2025:1780R001, set:ID or areas:CODE,CODE");
const format = z.enum(FORMATS).default("json");

export interface Route {
  method: "get" | "post" | "delete" | "put";
  path: string;
  summary: string;
  query?: z.ZodObject;
  params?: z.ZodObject;
  body?: z.ZodType;
  answer: z.ZodType;
  /** Formats other than JSON that the answer can be had in, by `?format=`. */
  formats?: readonly Format[];
}

const TABULAR = ["json", "json-stat2", "csv", "csv-semicolon", "xlsx"] as const;
const MAPPED = [...TABULAR, "geojson"] as const;

export const routes = {
  health: {
    method: "get",
    path: "/api/health",
    summary: "Is the server up, and what does it hold?",
    answer: health,
  },
  workspace: {
    method: "get",
    path: "/api/workspace",
    summary: "What data is here: years, versions, layers, tables.",
    answer: workspace,
  },
  snapshots: {
    method: "get",
    path: "/api/snapshots",
    summary: "Every snapshot, newest first.",
    answer: z.array(snapshot),
  },
  snapshot: {
    method: "get",
    path: "/api/snapshots/{id}",
    summary: "One snapshot: origin, licence, checksum, notes, parameters.",
    params: z.object({ id: z.string() }),
    answer: snapshot,
  },
  search: {
    method: "get",
    path: "/api/search",
    summary: "Find areas by name or code.",
    query: z.object({ q: z.string(), year, limit: z.coerce.number().int().min(1).max(100).default(12) }),
    answer: z.array(searchHit),
  },
  point: {
    method: "get",
    path: "/api/point",
    summary: "The areas a point lies in.",
    query: z.object({ lon: z.coerce.number(), lat: z.coerce.number(), year }),
    answer: point,
  },
  mapValues: {
    method: "get",
    path: "/api/map",
    summary: "Index and type of every RegSO in a year, for colouring a map.",
    query: z.object({ year, before: z.coerce.number().int().optional() }),
    answer: mapValues,
  },
  barometer: {
    method: "get",
    path: "/api/barometer",
    summary: "Population by area type for a place, its development and comparison.",
    query: z.object({
      place,
      year,
      compare: z
        .string()
        .optional()
        .describe("Places, separated by a blank or semicolon; default riket, län, kommun above."),
      format,
      lang,
    }),
    answer: barometer,
    formats: TABULAR,
  },
  areas: {
    method: "get",
    path: "/api/areas",
    summary: "The equal table: one row per area.",
    query: z.object({ place, year, division: division.default("regso"), format, lang }),
    answer: areaTable,
    formats: MAPPED,
  },
  area: {
    method: "get",
    path: "/api/areas/{id}",
    summary: "One RegSO or DeSO: years, parts, distance to cut, caveats, neighbours, contrasts.",
    params: z.object({ id: z.string() }),
    query: z.object({ year }),
    answer: areaPage,
  },
  place: {
    method: "get",
    path: "/api/places/{id}",
    summary: "One kommun, län, the country or a set of areas.",
    params: z.object({ id: z.string() }),
    query: z.object({ year }),
    answer: placePage,
  },
  compare: {
    method: "get",
    path: "/api/compare",
    summary: "Places side by side.",
    query: z.object({ places: z.string().describe("Separated by semicolons."), year, format, lang }),
    answer: z.array(barometer),
    formats: TABULAR,
  },
  transitions: {
    method: "get",
    path: "/api/transitions",
    summary: "How areas moved between types from one year to another.",
    query: z.object({
      place,
      from: z.coerce.number().int().optional(),
      to: z.coerce.number().int().optional(),
      format,
      lang,
    }),
    answer: transitions,
    formats: TABULAR,
  },
  cutoffs: {
    method: "get",
    path: "/api/cutoffs",
    summary: "The cuts between area types, published, computed and recovered.",
    query: z.object({ year }),
    answer: z.array(cutoffs),
  },
  recompute: {
    method: "get",
    path: "/api/recompute",
    summary: "Index and types computed anew and compared with the published ones.",
    query: z.object({
      year,
      sd: z.enum(["population", "sample"]).default("population"),
      side: z.enum(["at-or-above", "above"]).default("at-or-above"),
    }),
    answer: recompute,
  },
  indicators: {
    method: "get",
    path: "/api/indicators",
    summary: "Indicator definitions.",
    answer: z.array(indicator),
  },
  indicator: {
    method: "get",
    path: "/api/indicators/{id}",
    summary: "An indicator's figures by area and by area type.",
    params: z.object({ id: z.string() }),
    query: z.object({ place, year, division: division.default("regso"), format, lang }),
    answer: indicatorFigures,
    formats: MAPPED,
  },
  cube: {
    method: "get",
    path: "/api/cube/{table}",
    summary:
      "Figures of a stored table, JSON-stat by default. Any dimension can be selected: ?year=2022&measure=index",
    params: z.object({ table: z.string() }),
    query: z.looseObject({ format: z.enum(FORMATS).default("json-stat2"), lang }),
    answer: z.unknown(),
    formats: TABULAR,
  },
  changes: {
    method: "get",
    path: "/api/changes",
    summary: "What changed since the last fetch, value by value.",
    query: z.object({
      table: z.string().optional(),
      limit: z.coerce.number().int().min(0).max(100000).default(500),
      format,
      lang,
    }),
    answer: z.array(changes),
    formats: TABULAR,
  },
  sets: { method: "get", path: "/api/sets", summary: "Saved sets of areas.", answer: z.array(areaSet) },
  saveSet: {
    method: "put",
    path: "/api/sets/{id}",
    summary: "Save a set of areas.",
    params: z.object({ id: z.string() }),
    body: areaSet,
    answer: areaSet,
  },
  deleteSet: {
    method: "delete",
    path: "/api/sets/{id}",
    summary: "Remove a saved set.",
    params: z.object({ id: z.string() }),
    answer: z.object({ removed: z.string() }),
  },
  fetch: {
    method: "post",
    path: "/api/fetch",
    summary: "Fetch tables from a named source. The only call that leaves the machine.",
    body: z.object({ source: z.string(), tables: z.array(z.string()).optional() }),
    answer: job,
  },
  jobs: { method: "get", path: "/api/jobs", summary: "Running and finished jobs.", answer: z.array(job) },
  job: {
    method: "get",
    path: "/api/jobs/{id}",
    summary: "One job. With Accept: text/event-stream, its progress as it happens.",
    params: z.object({ id: z.string() }),
    answer: job,
  },
  stopJob: {
    method: "delete",
    path: "/api/jobs/{id}",
    summary: "Stop a job; what it finished stays.",
    params: z.object({ id: z.string() }),
    answer: job,
  },
} as const satisfies Record<string, Route>;

export type RouteName = keyof typeof routes;
export type Answer<Name extends RouteName> = z.output<(typeof routes)[Name]["answer"]>;

/*
 * Beside these: POST /api/import (multipart: file, crs, axisOrder, definition) answers a snapshot list or a problem with a question;
 * GET /api/tiles/{layer}/{z}/{x}/{y} answers a vector tile, layer = a version such as regso@2025 or ref:roads;
 * GET /api/layers/{version} answers GeoJSON (?place=), GeoPackage, Shapefile or GeoParquet (?format=);
 * GET /api/openapi.json answers this table as OpenAPI 3.1.
 */
