import { z } from "zod";
import { RECORD_FIGURES, breakdownAnswer, denominator } from "../records/index.ts";
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
      by: z
        .string()
        .optional()
        .describe("Separated by commas: type, year, regso, kommun, group ids; type unless told."),
      place: z.string().optional().describe("riket unless told."),
      years: z.string().optional().describe("2022 or 2018-2022 or 2018,2020."),
      figure: z.enum(RECORD_FIGURES).optional().describe("count unless told."),
      indicator: z
        .string()
        .optional()
        .describe("An indicator of the records' profile; what else is given goes before it."),
      amount: z.string().optional(),
      having: z.string().optional().describe("group=value,value"),
      where: z.string().optional().describe("group=value,value;group=value"),
      per: z.string().optional().describe("Denominator of a rate, see the denominators of the records."),
      reference: z.string().optional(),
      standardise: z.enum(["none", "direct", "indirect"]).optional().describe("none unless told."),
      level: z.coerce.number().gt(0).lt(1).optional().describe("Coverage of intervals; 0.95 unless told."),
      rounding: z.enum(["3", "5", "10"]).optional(),
      format,
      lang,
    }),
    answer: breakdownAnswer,
    formats: MAPPED,
  },
} as const satisfies Record<string, Route>;
