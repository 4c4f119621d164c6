import { z } from "zod";
import { dryRun, recordsDefinition, recordsSet } from "../records/index.ts";
import type { Route } from "./route.ts";

/** An agency's own records: what becomes of every row of an uploaded file, and stored rows. How a file gets there: records-files.ts. */
export const recordsRoutes = {
  records: {
    method: "get",
    path: "/api/records",
    summary: "Stored records, newest first. Never their rows.",
    answer: z.array(recordsSet),
  },
  recordsSet: {
    method: "get",
    path: "/api/records/{id}",
    summary: "One set of stored records: its definition and what became of the rows.",
    params: z.object({ id: z.string() }),
    answer: recordsSet,
  },
  tryRecords: {
    method: "post",
    path: "/api/records/try",
    summary: "A dry run: a verdict for every row. Nothing is stored.",
    body: z.object({ upload: z.string(), definition: recordsDefinition }),
    answer: dryRun,
  },
  storeRecords: {
    method: "post",
    path: "/api/records",
    summary: "Place and store an uploaded file's rows; the definition is saved with them.",
    body: z.object({ upload: z.string(), definition: recordsDefinition }),
    answer: recordsSet,
  },
  removeRecords: {
    method: "delete",
    path: "/api/records/{id}",
    summary: "Remove stored rows. Releases made of them stay.",
    params: z.object({ id: z.string() }),
    answer: z.object({ removed: z.string(), snapshots: z.number() }),
  },
} as const satisfies Record<string, Route>;
