import { type Format, REPORT_FORMATS } from "@tvars/api";
import type { DocumentFile } from "@tvars/report/document";
import type { Study } from "@tvars/study";
import { z } from "zod";
import { ServerError } from "./error.ts";
import type { Input } from "./input.ts";
import type { WrittenReports } from "./written-reports.ts";

/** Where a report's files are had. */
export const REPORT_FILE_ROUTE = {
  method: "get",
  path: "/api/reports/{id}/file",
  summary: "A report as a file; the same bytes as long as its answers are.",
  params: z.object({ id: z.string() }),
  query: z.object({
    format: z.enum(REPORT_FORMATS).default("pdf"),
    show: z.enum(["attachment", "inline"]).default("attachment"),
    job: z.string().optional().describe("Exactly what that job wrote, while the server remembers it."),
  }),
  answer: z.unknown(),
  // Documents have formats of their own, beside those of tables.
  formats: REPORT_FORMATS as unknown as readonly Format[],
} as const;

/** Where the files of a frozen version are had, for good. */
export const VERSION_FILE_ROUTE = {
  method: "get",
  path: "/api/reports/{id}/versions/{n}/files/{format}",
  summary:
    "A file of a frozen version: the bytes that were frozen, or an error where they have been changed.",
  params: z.object({
    id: z.string(),
    n: z.coerce.number().int().min(1),
    format: z.enum(REPORT_FORMATS),
  }),
  query: z.object({ show: z.enum(["attachment", "inline"]).default("attachment") }),
  answer: z.unknown(),
  formats: REPORT_FORMATS as unknown as readonly Format[],
} as const;

/** Nothing in a document may run or load: what somebody has written in it is only ever shown. */
const POLICY =
  "default-src 'none'; style-src 'unsafe-inline'; img-src data:; font-src data:; frame-ancestors 'self'; sandbox allow-popups allow-popups-to-escape-sandbox";

interface FileAsked {
  id: string;
  format: "pdf" | "docx" | "html" | "xlsx";
  show: string;
}

export async function reportFile(study: Study, written: WrittenReports, input: Input): Promise<Response> {
  const { id, format, show, job } = input as unknown as FileAsked & { job?: string };
  const ready = job === undefined ? undefined : written.find(job, format);
  if (job !== undefined && !ready) throw forgotten(job);
  const [file] = ready ? [ready] : await study.reportFiles(id, [format]);
  return fileResponse(file!, { format, show, cacheControl: "no-store" });
}

export async function versionFile(study: Study, input: Input): Promise<Response> {
  const { id, n, format, show } = input as unknown as FileAsked & { n: number };
  const file = await study.reportVersionFile({ id, n, format });
  // Checked against what was frozen at every reading: no copy elsewhere may outlive that.
  return fileResponse(file, { format, show, cacheControl: "no-cache" });
}

/** A document as a file; HTML may neither run nor load anything. */
export function fileResponse(
  { name, mediaType, bytes }: DocumentFile,
  { format, show, cacheControl }: { format: string; show: string; cacheControl: string },
): Response {
  return new Response(bytes as Uint8Array<ArrayBuffer>, {
    headers: {
      "content-type": mediaType,
      "content-length": String(bytes.length),
      "content-disposition": `${show}; filename="${name}"`,
      "cache-control": cacheControl,
      ...(format === "html" ? { "content-security-policy": POLICY, "x-frame-options": "SAMEORIGIN" } : {}),
    },
  });
}

const forgotten = (job: string): ServerError =>
  new ServerError(
    404,
    {
      sv: "Servern har inte kvar filerna från det jobbet.",
      en: "The server no longer has the files of that job.",
    },
    {
      value: job,
      action: "Ask for the file without job, or start a new one with POST /api/reports/{id}/build.",
    },
  );
