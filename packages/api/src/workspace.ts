/** What data the workspace holds, what changed, and the work of fetching more. */
import { z } from "zod";
import { division, figure, origin, text, version } from "./basic.ts";

export const health = z.object({
  status: z.literal("ok"),
  name: z.literal("tvars"),
  version: z.string(),
  snapshots: z.number(),
  invented: z.boolean(),
});

export const workspace = z
  .object({
    label: text.describe("What data this is, for example Exempelregionen (påhittad) or SCB."),
    invented: z.boolean(),
    empty: z.boolean(),
    years: z.array(z.number()).describe("Years with an index, ascending."),
    defaultYear: z.number().nullable(),
    versions: z.array(
      z.object({
        version,
        division,
        from: z.number(),
        to: z.number().nullable(),
        areas: z.number(),
        hasLayer: z.boolean(),
      }),
    ),
    bounds: z.tuple([z.number(), z.number(), z.number(), z.number()]).nullable(),
    referenceLayers: z.array(z.object({ id: z.string(), title: text, kind: z.string() })),
    tables: z.array(z.object({ table: z.string(), title: text, origin, years: z.array(z.number()) })),
    fetchable: z.array(z.object({ source: z.string(), title: text, tables: z.number() })),
  })
  .meta({ id: "Workspace" });

export const snapshot = z
  .object({
    id: z.string(),
    kind: z.string(),
    source: z.string(),
    table: z.string(),
    title: text,
    fetched: z.string(),
    updated: z.string().optional(),
    licence: z.string(),
    attribution: text,
    invented: z.boolean(),
    sha256: z.string(),
    bytes: z.number(),
    rows: z.number(),
    supersedes: z.string().optional(),
    notes: z.array(z.object({ text, mandatory: z.boolean() })).optional(),
    parameters: z.record(z.string(), z.unknown()).optional(),
  })
  .meta({ id: "Snapshot" });

export const job = z
  .object({
    id: z.string(),
    kind: z.enum(["fetch", "import", "severance", "records", "report", "study"]),
    state: z.enum(["running", "done", "failed", "stopped"]),
    started: z.string(),
    ended: z.string().optional(),
    progress: z.object({
      what: z.string(),
      done: z.number(),
      total: z.number(),
      ratePerS: z.number().optional(),
      remainingS: z.number().optional(),
    }),
    outcomes: z.array(
      z.object({
        table: z.string(),
        outcome: z.enum(["new", "unchanged", "failed"]),
        snapshot: z.string().optional(),
        error: text.optional(),
      }),
    ),
    error: z.string().optional(),
  })
  .meta({ id: "Job" });

/** The release watcher: value by value, what a newer snapshot changed in an older one. */
export const changes = z
  .object({
    table: z.string(),
    title: text,
    from: origin,
    to: origin,
    summary: z.object({ added: z.number(), removed: z.number(), changed: z.number(), unchanged: z.number() }),
    rows: z.array(
      z.object({
        area: z.string(),
        name: z.string(),
        year: z.number(),
        measure: z.string(),
        group: z.string().optional(),
        before: figure.nullable(),
        after: figure.nullable(),
      }),
    ),
    truncated: z.boolean(),
  })
  .meta({ id: "Changes" });

export type Workspace = z.infer<typeof workspace>;
export type SnapshotInfo = z.infer<typeof snapshot>;
export type Job = z.infer<typeof job>;
export type Changes = z.infer<typeof changes>;
export type Health = z.infer<typeof health>;
