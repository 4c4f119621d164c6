import { z } from "zod";
import { areaSet } from "../areas.ts";
import { changes, health, job, snapshot, workspace } from "../workspace.ts";
import { type Route, TABULAR, format, lang } from "./route.ts";

/** What the workspace holds, and how more of it is had. */
export const dataRoutes = {
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
