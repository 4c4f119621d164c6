import { z } from "zod";
import { breakdownAnswer, breakdownAsked, denominator } from "../records/index.ts";
import { type Route, MAPPED, format, lang } from "./route.ts";

/** Own records by area type. Every answer has passed disclosure control. */
export const breakdownsRoutes = {
  denominators: {
    method: "get",
    path: "/api/records/{id}/denominators",
    summary: "What these records can be set against, and what fits where they happened or where people live.",
    params: z.object({ id: z.string() }),
    answer: z.array(denominator),
  },
  breakdown: {
    method: "get",
    path: "/api/records/{id}/table",
    summary: "Records by area type, year and groups, protected: counts, rates, gaps.",
    params: z.object({ id: z.string() }),
    query: z.object({
      by: z.string().default("type").describe("Separated by commas: type, year, regso, kommun, group ids."),
      place: z.string().default("riket"),
      years: z.string().optional().describe("2022 or 2018-2022 or 2018,2020."),
      figure: breakdownAsked.shape.figure,
      amount: z.string().optional(),
      having: z.string().optional().describe("group=value,value"),
      where: z.string().optional().describe("group=value,value;group=value"),
      per: z.string().default("none"),
      reference: z.string().optional(),
      standardise: breakdownAsked.shape.standardise,
      level: z.coerce.number().gt(0).lt(1).default(0.95),
      rounding: z.enum(["3", "5", "10"]).optional(),
      format,
      lang,
    }),
    answer: breakdownAnswer,
    formats: MAPPED,
  },
} as const satisfies Record<string, Route>;
