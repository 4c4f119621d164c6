import { z } from "zod";
import { consequenceSheet, plan, planAnswer, planOrder } from "../plans/plan.ts";
import { type Route, TABULAR, format, lang } from "./route.ts";

const reach = z.coerce
  .number()
  .min(50)
  .max(20_000)
  .default(1000)
  .describe("Metres in a straight line: who lives that near a measure counts as reached.");

const weighed = z.object({
  reach,
  weights: z
    .string()
    .max(400)
    .optional()
    .describe("people:1,cost-per-person:2; what is left out weighs 0. Default: the program's own."),
  draws: z.coerce.number().int().min(100).max(20_000).default(1000),
  seed: z.coerce
    .number()
    .int()
    .min(0)
    .max(2 ** 32 - 1)
    .default(1),
  format,
  lang,
});

/** Lists of an agency's measures, weighed. A list is sent as a file: POST /api/plans. */
export const plansRoutes = {
  plans: {
    method: "get",
    path: "/api/plans",
    summary: "Imported lists of measures, newest first, with what was said about their rows.",
    answer: z.array(plan),
  },
  plan: {
    method: "get",
    path: "/api/plans/{id}",
    summary:
      "A list weighed: who lives within reach by area type, spending by type, what comes first and how much that hangs on weights and uncertain figures.",
    params: z.object({ id: z.string() }),
    query: weighed,
    answer: planAnswer,
    formats: TABULAR,
  },
  planOrder: {
    method: "get",
    path: "/api/plans/{id}/order",
    summary:
      "How often each measure comes before each other, over draws of weights and uncertain figures: what the order of the list hangs on.",
    params: z.object({ id: z.string() }),
    query: weighed,
    answer: planOrder,
    formats: TABULAR,
  },
  planSheet: {
    method: "get",
    path: "/api/plans/{id}/sheets/{measure}",
    summary:
      "Social-consequence sheet of one measure: figures where there are any, else not known and how to find out. CSV and XLSX hold the fields of a samlad effektbedömning's distribution analysis.",
    params: z.object({ id: z.string(), measure: z.string() }),
    query: z.object({ reach, format, lang }),
    answer: consequenceSheet,
    formats: ["json", "csv", "csv-semicolon", "xlsx"],
  },
  removePlan: {
    method: "delete",
    path: "/api/plans/{id}",
    summary: "Remove a list of measures. The file it came from is not touched.",
    params: z.object({ id: z.string() }),
    answer: z.object({ removed: z.string() }),
  },
} as const satisfies Record<string, Route>;
