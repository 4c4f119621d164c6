import { z } from "zod";
import { division, text, version } from "../basic.ts";
import { keyTable, recordsDefinition, understanding } from "../records/index.ts";
import { agencyProfile } from "../records/profile.ts";
import type { Route } from "./route.ts";

/**
 * From a file to an understood file. Files come by `POST /api/records/uploads` (multipart: `file`, optional `definition` as JSON), which
 * answers an `Understanding` with the upload's id; the file is kept until it is stored, at most for a day. A key table is uploaded the same way.
 */
export const recordsFilesRoutes = {
  recordsProfiles: {
    method: "get",
    path: "/api/records/profiles",
    summary: "Ready profiles of agencies: how their records usually look, indicators, checks, caveats.",
    answer: z.array(agencyProfile),
  },
  recordsKeys: {
    method: "get",
    path: "/api/records/keys",
    summary: "Key tables: from postcode, address or property to area.",
    answer: z.array(keyTable),
  },
  saveRecordsKey: {
    method: "put",
    path: "/api/records/keys/{id}",
    summary:
      "Save an uploaded CSV or workbook as a key table. Checked whole: unknown codes, keys with two areas.",
    params: z.object({ id: z.string() }),
    body: z.object({
      upload: z.string().describe("Id of the upload."),
      title: text.optional(),
      key: z.string().optional().describe("Column of the keys; found out when left out."),
      code: z.string().optional().describe("Column of the area codes; found out when left out."),
      division: division.optional(),
      version: version
        .optional()
        .describe("Of RegSO and DeSO codes; found out where the codes exist in one version only."),
    }),
    answer: keyTable,
  },
  removeRecordsKey: {
    method: "delete",
    path: "/api/records/keys/{id}",
    summary: "Remove a key table. Rows that were placed by it stay.",
    params: z.object({ id: z.string() }),
    answer: z.object({ removed: z.string() }),
  },
  understandUpload: {
    method: "post",
    path: "/api/records/understand",
    summary: "What is understood of an uploaded file when it is read as the definition says.",
    body: z.object({ upload: z.string(), definition: recordsDefinition.partial().default({}) }),
    answer: understanding,
  },
} as const satisfies Record<string, Route>;
