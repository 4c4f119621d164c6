import { type Format, REPORT_FORMATS } from "@tvars/api";
import type { Study } from "@tvars/study";
import { z } from "zod";
import type { Input } from "./input.ts";
import { fileResponse } from "./report-file.ts";

/** Where the sheet of a measure is had as a document. */
export const PLAN_SHEET_FILE_ROUTE = {
  method: "get",
  path: "/api/plans/{id}/sheets/{measure}/file",
  summary: "The social-consequence sheet of a measure as a document to print or to write on.",
  params: z.object({ id: z.string(), measure: z.string() }),
  query: z.object({
    reach: z.coerce.number().min(50).max(20_000).default(1000),
    format: z.enum(REPORT_FORMATS).default("pdf"),
    show: z.enum(["attachment", "inline"]).default("attachment"),
    lang: z.enum(["sv", "en"]).default("sv"),
  }),
  answer: z.unknown(),
  formats: REPORT_FORMATS as unknown as readonly Format[],
} as const;

interface Asked {
  id: string;
  measure: string;
  reach: number;
  format: (typeof REPORT_FORMATS)[number];
  show: string;
  lang: "sv" | "en";
}

export async function planSheetFile(study: Pick<Study, "planSheetFile">, input: Input): Promise<Response> {
  const { show, ...asked } = input as unknown as Asked;
  const file = await study.planSheetFile(asked);
  return fileResponse(file, { format: asked.format, show, cacheControl: "no-store" });
}
