import { z } from "zod";
import { dryRun, keyTable, recordsDefinition, recordsSet, understanding } from "../records/index.ts";
import { agencyProfile } from "../records/profile.ts";
import type { Route } from "./route.ts";

/**
 * An agency's own records: from a file to stored rows. Files come by `POST /api/records/uploads` (multipart: `file`, optional `definition`),
 * which answers an `Understanding`; the same route serves key tables with the field `key`.
 */
export const recordsRoutes = {
  recordsProfiles: {
    method: "get",
    path: "/api/records/profiles",
    summary: "Ready profiles of agencies: how their records usually look, indicators, checks, caveats.",
    answer: z.array(agencyProfile),
  },
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
  recordsKeys: {
    method: "get",
    path: "/api/records/keys",
    summary: "Key tables: from postcode, address or property to area.",
    answer: z.array(keyTable),
  },
  understandUpload: {
    method: "post",
    path: "/api/records/understand",
    summary: "What is understood of an uploaded file when it is read as the definition says.",
    body: z.object({ upload: z.string(), definition: recordsDefinition.partial() }),
    answer: understanding,
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
