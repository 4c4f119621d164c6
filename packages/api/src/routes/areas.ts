import { z } from "zod";
import { areaTable, barometer, cutoffs, mapValues, recompute, transitions } from "../barometer.ts";
import { areaPage, indicator, indicatorFigures, placePage, point, searchHit } from "../areas.ts";
import { division } from "../basic.ts";
import { type Route, FORMATS, MAPPED, TABULAR, format, lang, place, year } from "./route.ts";

/** Areas, their types and indicators. */
export const areasRoutes = {
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
} as const satisfies Record<string, Route>;
