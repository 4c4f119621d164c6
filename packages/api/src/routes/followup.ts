import { z } from "zod";
import {
  compositionAnswer,
  earlyAnswer,
  evaluationAnswer,
  evaluationAsked,
  goal,
  goalAnswer,
  newsEntry,
} from "../followup/followup.ts";
import { type Route, TABULAR, format, lang, place, year } from "./route.ts";

/** Follow-up: goals, composition, before and after, early signs, news. */
export const followupRoutes = {
  goals: {
    method: "get",
    path: "/api/goals",
    summary: "Every goal with its status, which respects uncertainty, and the rules it is set by.",
    query: z.object({ format, lang }),
    answer: z.array(goalAnswer),
    formats: TABULAR,
  },
  goal: {
    method: "get",
    path: "/api/goals/{id}",
    summary: "A goal with its years, path, trend, breaks and revisions.",
    params: z.object({ id: z.string() }),
    query: z.object({ format, lang }),
    answer: goalAnswer,
    formats: TABULAR,
  },
  saveGoal: {
    method: "put",
    path: "/api/goals/{id}",
    summary: "Save a goal. Refused where what it follows is unknown or its years are impossible.",
    params: z.object({ id: goal.shape.id }),
    body: goal,
    answer: goalAnswer,
  },
  deleteGoal: {
    method: "delete",
    path: "/api/goals/{id}",
    summary: "Remove a goal.",
    params: z.object({ id: z.string() }),
    answer: z.object({ removed: z.string() }),
  },
  composition: {
    method: "get",
    path: "/api/composition",
    summary: "The same areas over time against the same type each year: own change and composition.",
    query: z.object({
      indicator: z.string().default("socioeconomic-index"),
      place,
      from: year.describe("Default: the first year on the same division as the last."),
      to: year,
      format,
      lang,
    }),
    answer: compositionAnswer,
    formats: TABULAR,
  },
  evaluate: {
    method: "post",
    path: "/api/evaluations",
    summary: "Difference in differences with comparison areas, placebo, pre-trend and stated assumptions.",
    body: evaluationAsked,
    answer: evaluationAnswer,
  },
  early: {
    method: "get",
    path: "/api/early",
    summary: "Areas that may change type, with chances and how earlier years' chances turned out.",
    query: z.object({ place, year, ahead: z.coerce.number().int().min(1).max(5).default(1), format, lang }),
    answer: earlyAnswer,
    formats: TABULAR,
  },
  news: {
    method: "get",
    path: "/api/news",
    summary:
      "What changed: data, revisions, types, goals, releases, errata. GET /feed.atom is the same as Atom.",
    query: z.object({ place, limit: z.coerce.number().int().min(1).max(1000).default(100), lang }),
    answer: z.array(newsEntry),
  },
} as const satisfies Record<string, Route>;
