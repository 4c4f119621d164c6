import { z } from "zod";
import { REPORT_FORMATS, REPORT_TEMPLATES, report, reportCheck } from "../reports/report.ts";
import { erratumToAdd, reportVersion, reportVersionHead } from "../reports/version.ts";
import { job } from "../workspace.ts";
import { type Route, lang } from "./route.ts";

const id = z.object({ id: z.string() });

/** The documents an agency hands in; their files come from GET /api/reports/{id}/file. */
export const reportsRoutes = {
  reports: { method: "get", path: "/api/reports", summary: "Every report.", answer: z.array(report) },
  newReport: {
    method: "post",
    path: "/api/reports",
    summary: "A new report from a template, with a study of the steps that the stored data can answer.",
    body: z.object({
      template: z.enum(REPORT_TEMPLATES),
      id: z
        .string()
        .regex(/^[a-z][a-z0-9-]*$/)
        .optional()
        .describe("The template's name unless told."),
      place: z.string().optional().describe("riket unless told."),
      lang,
      like: z
        .string()
        .optional()
        .describe("A report whose facts and results it has too, for the same in another language."),
    }),
    answer: report,
  },
  report: { method: "get", path: "/api/reports/{id}", summary: "A report.", params: id, answer: report },
  saveReport: {
    method: "put",
    path: "/api/reports/{id}",
    summary: "Save a report.",
    params: id,
    body: report,
    answer: report,
  },
  removeReport: {
    method: "delete",
    path: "/api/reports/{id}",
    summary: "Remove a report; its study stays.",
    params: id,
    answer: z.object({ removed: z.string() }),
  },
  reportCheck: {
    method: "get",
    path: "/api/reports/{id}/check",
    summary: "What is missing or does not add up before a report is handed in, and its calendar.",
    params: id,
    query: z.object({ today: z.iso.date().optional().describe("Counted from; the clock's unless told.") }),
    answer: reportCheck,
  },
  buildReport: {
    method: "post",
    path: "/api/reports/{id}/build",
    summary:
      "Write a report's files; answered with the job that does it. GET /api/reports/{id}/file?job= hands out exactly what it wrote.",
    params: id,
    body: z.object({ formats: z.array(z.enum(REPORT_FORMATS)).min(1).default(["pdf"]) }),
    answer: job,
  },
  reportVersions: {
    method: "get",
    path: "/api/reports/{id}/versions",
    summary: "Frozen versions of a report, newest first.",
    params: id,
    answer: z.array(reportVersionHead),
  },
  freezeReport: {
    method: "post",
    path: "/api/reports/{id}/versions",
    summary:
      "Freeze a report as it is handed in: definition, answers and files in every format, at a permanent address. Answered with the job that does it.",
    params: id,
    body: z.object({
      who: z.string().trim().min(1),
      formats: z
        .array(z.enum(REPORT_FORMATS))
        .min(1)
        .default([...REPORT_FORMATS]),
    }),
    answer: job,
  },
  reportVersion: {
    method: "get",
    path: "/api/reports/{id}/versions/{n}",
    summary:
      "A frozen version; its files are at /api/reports/{id}/versions/{n}/files/{format}. Errata and what has happened since stand beside it.",
    params: z.object({ id: z.string(), n: z.coerce.number().int().min(1) }),
    answer: reportVersion,
  },
  addReportErratum: {
    method: "post",
    path: "/api/reports/{id}/versions/{n}/errata",
    summary: "Say what is wrong in a frozen version. The version itself stays as it is.",
    params: z.object({ id: z.string(), n: z.coerce.number().int().min(1) }),
    body: erratumToAdd,
    answer: reportVersion,
  },
} as const satisfies Record<string, Route>;
