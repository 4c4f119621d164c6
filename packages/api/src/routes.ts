/**
 * Every route with its query and its answer, in one table: the server serves it, OpenAPI is made from it,
 * and the web app and scripts read their types from it.
 */
import { z } from "zod";
import { areaTable, barometer, cutoffs, mapValues, recompute, transitions } from "./barometer.ts";
import { areaPage, areaSet, indicator, indicatorFigures, placePage, point, searchHit } from "./areas.ts";
import { MAX_PERMUTATIONS, barrierSegregation } from "./barrier-segregation.ts";
import { division } from "./basic.ts";
import {
  MAX_REPLICATES,
  bootstrapKind,
  grouping,
  measureAnswer,
  measureAreasAnswer,
  measureDecompositionAnswer,
  measureGiven,
  measureGivenAnswer,
  measureInfo,
  measurePlacesAnswer,
  measureScaleAnswer,
  measureTrendAnswer,
  measuredDivision,
  nullModel,
} from "./measures.ts";
import {
  accessAnswer,
  accessMode,
  barriersAnswer,
  candidates,
  isochroneAnswer,
  network,
  profile,
  routeLine,
  scenario,
  scenarioAnswer,
  scenarioAsked,
  segmentAnswer,
} from "./network.ts";
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

const measureName = z
  .string()
  .default("dissimilarity")
  .describe("Id or alias of a measure, see /api/measures.");

/** What is measured; every further parameter is an option of the measure, by its id in the catalogue. */
const measuredQuery = {
  grouping: z.string().default("background").describe("See /api/groupings."),
  groups: z
    .string()
    .optional()
    .describe("Group ids separated by commas; default: what the grouping suggests for the measure."),
  rest: z
    .enum(["true", "false"])
    .optional()
    .describe("Set one group against the rest; default true where one group is given."),
  place,
  division: measuredDivision.default("regso"),
  level: z.coerce.number().gt(0).lt(1).default(0.95).describe("Coverage of intervals."),
};
const measuredYear = z.coerce.number().int().optional().describe("Default: the latest year of the grouping.");

const networkQuery = {
  network: z.string().optional().describe("See /api/networks; default: the first."),
  profile: profile.default("adult"),
};
const within = z.coerce
  .number()
  .min(100)
  .max(2000)
  .default(1000)
  .describe("Metres in a straight line: how far apart two places may be to count as neighbours.");
const limit = z.coerce
  .number()
  .min(500)
  .max(20_000)
  .default(5000)
  .describe("Longest walk looked for, metres.");

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
  networks: {
    method: "get",
    path: "/api/networks",
    summary: "Networks at hand: size, profiles, barriers, crossings, and what may be wrong with them.",
    answer: z.array(network),
  },
  barriers: {
    method: "get",
    path: "/api/barriers",
    summary: "What state roads and railways sever, and for whom, against the same network with them open.",
    query: z.object({ ...networkQuery, within, limit, format, lang }),
    answer: barriersAnswer,
    formats: MAPPED,
  },
  barrierSegregation: {
    method: "get",
    path: "/api/barriers/segregation",
    summary:
      "What the barriers add to segregation: on the network as it is, with them open, by straight line.",
    query: z.object({
      ...networkQuery,
      grouping: measuredQuery.grouping,
      groups: measuredQuery.groups,
      year: measuredYear,
      measure: z
        .string()
        .default("spatial-information-theory")
        .describe(
          "spatial-information-theory, spatial-relative-diversity, spatial-dissimilarity-ro or divergence.",
        ),
      radius: z.string().default("500,1000,2000").describe("Metres, separated by commas."),
      permutations: z.coerce.number().int().min(0).max(MAX_PERMUTATIONS).default(199),
      seed: z.coerce.number().int().min(0).default(1),
      format,
      lang,
    }),
    answer: barrierSegregation,
    formats: TABULAR,
  },
  barrierSegment: {
    method: "get",
    path: "/api/barriers/{id}",
    summary: "One stretch of a barrier: who lives on each side, the walk that is and the walk that could be.",
    params: z.object({ id: z.string() }),
    query: z.object({ ...networkQuery, within, limit }),
    answer: segmentAnswer,
  },
  scenario: {
    method: "post",
    path: "/api/scenario",
    summary: "What adding, removing or changing crossings would change, and for whom.",
    body: scenarioAsked,
    answer: scenarioAnswer,
  },
  scenarios: {
    method: "get",
    path: "/api/scenarios",
    summary: "Saved scenarios.",
    query: z.object({ network: z.string().optional() }),
    answer: z.array(scenario),
  },
  saveScenario: {
    method: "put",
    path: "/api/scenarios/{id}",
    summary: "Saves a scenario.",
    params: z.object({ id: z.string() }),
    body: scenario,
    answer: scenario,
  },
  deleteScenario: {
    method: "delete",
    path: "/api/scenarios/{id}",
    summary: "Removes a saved scenario.",
    params: z.object({ id: z.string() }),
    answer: z.object({ removed: z.string() }),
  },
  candidates: {
    method: "get",
    path: "/api/candidates",
    summary:
      "Where along the barriers a new crossing would shorten most walks; every feasible spot is tried.",
    query: z.object({
      ...networkQuery,
      within,
      barrier: z.string().optional(),
      top: z.coerce.number().int().min(1).max(200).default(20),
      format,
      lang,
    }),
    answer: candidates,
    formats: MAPPED,
  },
  access: {
    method: "get",
    path: "/api/access",
    summary:
      "Services within reach by area type, on foot or by public transport, with the barriers and without.",
    query: z.object({
      ...networkQuery,
      place,
      minutes: z.string().default("5,10,15,30").describe("Separated by commas."),
      mode: accessMode.default("walk").describe("transit: by a timetable that was imported, walks included."),
      date: z.string().optional().describe("2026-03-17; needed for transit."),
      departure: z.string().optional().describe("hh:mm, 08:00 unless told."),
      window: z.coerce
        .number()
        .int()
        .min(1)
        .max(120)
        .optional()
        .describe("Minutes with one departure each, 30 unless told."),
      format,
      lang,
    }),
    answer: accessAnswer,
    formats: TABULAR,
  },
  isochrone: {
    method: "get",
    path: "/api/isochrone",
    summary: "What is reached within some minutes; never ground across a barrier that is not reached.",
    query: z.object({
      ...networkQuery,
      lon: z.coerce.number(),
      lat: z.coerce.number(),
      minutes: z.string().default("5,10,15"),
    }),
    answer: isochroneAnswer,
  },
  route: {
    method: "get",
    path: "/api/route",
    summary: "The shortest walk between two points, now or with the barriers open.",
    query: z.object({
      ...networkQuery,
      from: z.string().describe("lon,lat"),
      to: z.string().describe("lon,lat"),
      open: z.enum(["true", "false"]).default("false"),
    }),
    answer: routeLine,
  },
  groupings: {
    method: "get",
    path: "/api/groupings",
    summary: "Groups that stored tables count in every area, for measures.",
    answer: z.array(grouping),
  },
  measures: {
    method: "get",
    path: "/api/measures",
    summary: "Every measure: formula, sources, range, what it is sensitive to, how not to read it.",
    answer: z.array(measureInfo),
  },
  measure: {
    method: "get",
    path: "/api/measure",
    summary:
      "Measures of groups over the areas of a place. Further parameters are options of the measures, by id.",
    query: z.looseObject({
      measures: z.string().default("dissimilarity").describe("Ids or aliases, separated by commas."),
      ...measuredQuery,
      year: measuredYear,
      test: nullModel.optional().describe("Compare with chance by simulation."),
      bootstrap: bootstrapKind
        .optional()
        .describe("Make intervals by drawing persons or areas again; else closed forms where there are any."),
      replicates: z.coerce.number().int().min(2).max(MAX_REPLICATES).default(500),
      seed: z.coerce.number().int().min(0).default(1),
      format,
      lang,
    }),
    answer: measureAnswer,
    formats: TABULAR,
  },
  measureAreas: {
    method: "get",
    path: "/api/measure/areas",
    summary: "Each area's part of a measure, for a map.",
    query: z.looseObject({ measure: measureName, ...measuredQuery, year: measuredYear, format, lang }),
    answer: measureAreasAnswer,
    formats: MAPPED,
  },
  measureTrend: {
    method: "get",
    path: "/api/measure/trend",
    summary: "A measure year by year, with breaks and a test of the change.",
    query: z.looseObject({
      measure: measureName,
      ...measuredQuery,
      from: z.coerce.number().int().optional(),
      to: z.coerce.number().int().optional(),
      format,
      lang,
    }),
    answer: measureTrendAnswer,
    formats: TABULAR,
  },
  measureScale: {
    method: "get",
    path: "/api/measure/scale",
    summary: "A measure over scale: divisions, the k nearest persons, metres.",
    query: z.looseObject({ measure: measureName, ...measuredQuery, year: measuredYear, format, lang }),
    answer: measureScaleAnswer,
    formats: TABULAR,
  },
  measureDecomposition: {
    method: "get",
    path: "/api/measure/decomposition",
    summary: "Between and within län and kommuner, and what the change between two years is made of.",
    query: z.looseObject({
      measure: measureName,
      ...measuredQuery,
      from: z.coerce.number().int().optional(),
      to: z.coerce.number().int().optional(),
      format,
      lang,
    }),
    answer: measureDecompositionAnswer,
    formats: TABULAR,
  },
  measurePlaces: {
    method: "get",
    path: "/api/measure/places",
    summary: "A measure for every kommun or län, with what must be known before comparing them.",
    query: z.looseObject({
      measure: measureName,
      ...measuredQuery,
      division: z.enum(["kommun", "lan"]).default("kommun"),
      areas: measuredDivision.default("regso").describe("The areas that each kommun or län is made of."),
      year: measuredYear,
      format,
      lang,
    }),
    answer: measurePlacesAnswer,
    formats: TABULAR,
  },
  measureGiven: {
    method: "post",
    path: "/api/measure",
    summary: "Measures of columns given as JSON.",
    body: measureGiven,
    answer: measureGivenAnswer,
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
