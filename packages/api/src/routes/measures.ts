import { z } from "zod";
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
} from "../measures.ts";
import { measureName, measuredQuery, measuredYear } from "./measured.ts";
import { type Route, MAPPED, TABULAR, format, lang } from "./route.ts";

/** Measures of segregation and inequality. */
export const measuresRoutes = {
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
} as const satisfies Record<string, Route>;
