import { TYPOLOGY_THRESHOLDS } from "@tvars/network";
import { z } from "zod";
import { accessAnswer, accessDecay, accessForm, accessMode, isochroneAnswer } from "../access.ts";
import { barrierIndicators } from "../barrier-indicators.ts";
import { MAX_PERMUTATIONS, barrierSegregation } from "../barrier-segregation.ts";
import {
  barriersAnswer,
  candidates,
  network,
  profile,
  routeLine,
  rules,
  scenario,
  scenarioAnswer,
  scenarioAsked,
  segmentAnswer,
  streetsAnswer,
} from "../network.ts";
import { networkComparison, networkQuality } from "../network-quality.ts";
import { structureAnswer } from "../structure.ts";
import { job } from "../workspace.ts";
import { measuredQuery, measuredYear } from "./measured.ts";
import { type Route, MAPPED, TABULAR, format, lang, place } from "./route.ts";

const networkQuery = {
  network: z.string().optional().describe("See /api/networks; default: the first."),
  profile: profile.default("adult"),
  rules: rules.optional(),
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

const counted = {
  classes: z
    .string()
    .optional()
    .describe("Limits of the classes of excess, three ascending metres: 50,250,500 unless told."),
};

/** Networks, barriers, access and scenarios. */
export const networkRoutes = {
  networks: {
    method: "get",
    path: "/api/networks",
    summary: "Networks at hand: size, profiles, barriers, crossings, and what may be wrong with them.",
    answer: z.array(network),
  },
  networkQuality: {
    method: "get",
    path: "/api/networks/quality",
    summary:
      "Islands, missing links and unlikely crossings of a network, by kommun and place by place: a missing link looks exactly like severance.",
    query: z.object({ network: networkQuery.network, format, lang }),
    answer: networkQuality,
    formats: TABULAR,
  },
  networkComparison: {
    method: "get",
    path: "/api/networks/compare",
    summary: "Where two networks of the same ground, such as OpenStreetMap and NVDB, disagree on crossings.",
    query: z.object({
      a: z.string().describe("See /api/networks."),
      b: z.string(),
      within: z.coerce
        .number()
        .min(5)
        .max(200)
        .default(40)
        .describe("Metres: crossings no farther apart may be the same."),
      format,
      lang,
    }),
    answer: networkComparison,
    formats: TABULAR,
  },
  structure: {
    method: "get",
    path: "/api/structure",
    summary:
      "Density, mix of uses and mesh width within a walk of 1 km, and how many live cut off by barriers, sparsely and apart from jobs and services, by area type.",
    query: z.object({
      ...networkQuery,
      severed: z.coerce
        .number()
        .min(0.001)
        .max(1)
        .default(TYPOLOGY_THRESHOLDS.severed)
        .describe("Cut off: at least this share of the people within the walk is severed."),
      sparse: z.coerce
        .number()
        .min(0)
        .max(100_000)
        .default(TYPOLOGY_THRESHOLDS.perKm2)
        .describe("Sparse: fewer people per km² than this."),
      separated: z.coerce
        .number()
        .min(0.001)
        .max(1)
        .default(TYPOLOGY_THRESHOLDS.separation)
        .describe("Separated: separation at least this."),
      format,
      lang,
    }),
    answer: structureAnswer,
    formats: TABULAR,
  },
  barriers: {
    method: "get",
    path: "/api/barriers",
    summary: "What state roads and railways sever, and for whom, against the same network with them open.",
    query: z.object({ ...networkQuery, within, limit, ...counted, format, lang }),
    answer: barriersAnswer,
    formats: MAPPED,
  },
  severAll: {
    method: "post",
    path: "/api/barriers/run",
    summary:
      "Severance of a network of any size, tile by tile, as a job. Stopped or broken off it goes on where it was; GET /api/barriers then answers with it.",
    body: z.object({ ...networkQuery, within, limit }),
    answer: job,
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
  barrierIndicators: {
    method: "get",
    path: "/api/barriers/indicators",
    summary:
      "Indicators of severance from research, each by its own definition: van Eldijk's four, severance_snape's score, barrier factor, t-communities, percolation, boundary contrast.",
    query: z.object({
      ...networkQuery,
      within,
      barrier: z.string().optional().describe("Only this barrier and lines of its kind and name."),
      segment: z.string().optional().describe("Only this stretch and those of its kind beside it."),
      scenario: z.string().optional().describe("Id of a saved scenario; see /api/scenarios."),
      permutations: z.coerce.number().int().min(0).max(MAX_PERMUTATIONS).default(199),
      seed: z.coerce.number().int().min(0).default(1),
      format,
      lang,
    }),
    answer: barrierIndicators,
    formats: MAPPED,
  },
  barrierSegment: {
    method: "get",
    path: "/api/barriers/{id}",
    summary: "One stretch of a barrier: who lives on each side, the walk that is and the walk that could be.",
    params: z.object({ id: z.string() }),
    query: z.object({ ...networkQuery, within, limit, ...counted }),
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
      part: z.coerce
        .number()
        .int()
        .min(1)
        .max(100)
        .optional()
        .describe("Up to which of `parts` the spots are tried: asked for in turn, this shows progress."),
      parts: z.coerce.number().int().min(1).max(100).optional(),
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
      mode: accessMode
        .default("walk")
        .describe(
          "walk: as the profile; cycle and car: by that profile; transit: by a timetable that was imported, walks included.",
        ),
      date: z.string().optional().describe("2026-03-17; needed for transit."),
      departure: z.string().optional().describe("hh:mm, 08:00 unless told."),
      window: z.coerce
        .number()
        .int()
        .min(1)
        .max(120)
        .optional()
        .describe("Minutes with one departure each, 30 unless told."),
      form: accessForm.optional().describe("How access is measured, beside the time to the nearest."),
      service: z.string().optional().describe("Kind of service that the form is of; the first unless told."),
      cutoff: z.coerce.number().min(1).max(120).optional().describe("Minutes of the form, 15 unless told."),
      decay: accessDecay.optional().describe("How nearness weighs, where the form takes it."),
      beta: z.coerce
        .number()
        .positive()
        .max(10)
        .optional()
        .describe(
          "Of exponential and power decay, each minute; half the weight at half the cutoff unless told.",
        ),
      n: z.coerce.number().int().min(1).max(100).optional().describe("The closest n, 1 unless told."),
      line: z.coerce
        .number()
        .positive()
        .optional()
        .describe("The least that everybody should have; half the median unless told."),
      format,
      lang,
    }),
    answer: accessAnswer,
    formats: TABULAR,
  },
  streets: {
    method: "get",
    path: "/api/streets",
    summary: "The network's own streets within bounds, to find one's way by.",
    query: z.object({
      network: z.string().optional(),
      bounds: z.string().describe("west,south,east,north in degrees"),
    }),
    answer: streetsAnswer,
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
} as const satisfies Record<string, Route>;
