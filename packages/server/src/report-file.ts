import { type Format, REPORT_FORMATS } from "@tvars/api";
import type { Study } from "@tvars/study";
import { z } from "zod";
import type { Input } from "./input.ts";

/** Where a report's files are had. */
export const REPORT_FILE_ROUTE = {
  method: "get",
  path: "/api/reports/{id}/file",
  summary: "A report as a file; the same bytes as long as its answers are.",
  params: z.object({ id: z.string() }),
  query: z.object({
    format: z.enum(REPORT_FORMATS).default("pdf"),
    show: z.enum(["attachment", "inline"]).default("attachment"),
  }),
  answer: z.unknown(),
  // Documents have formats of their own, beside those of tables.
  formats: REPORT_FORMATS as unknown as readonly Format[],
} as const;

/** Nothing in a document may run or load: what somebody has written in it is only ever shown. */
const POLICY =
  "default-src 'none'; style-src 'unsafe-inline'; img-src data:; font-src data:; frame-ancestors 'self'; sandbox allow-popups allow-popups-to-escape-sandbox";

export async function reportFile(study: Study, input: Input): Promise<Response> {
  const { id, format, show } = input as {
    id: string;
    format: "pdf" | "docx" | "html" | "xlsx";
    show: string;
  };
  const [file] = await study.reportFiles(id, [format]);
  const { name, mediaType, bytes } = file!;
  return new Response(bytes as Uint8Array<ArrayBuffer>, {
    headers: {
      "content-type": mediaType,
      "content-length": String(bytes.length),
      "content-disposition": `${show}; filename="${name}"`,
      "cache-control": "no-store",
      ...(format === "html" ? { "content-security-policy": POLICY, "x-frame-options": "SAMEORIGIN" } : {}),
    },
  });
}
