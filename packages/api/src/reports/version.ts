/** Versions of a report as they were handed in: frozen for good, with what was found wrong since told beside them. */
import { z } from "zod";
import { origin, text } from "../basic.ts";
import { REPORT_FORMATS, report } from "./report.ts";

export const reportErratum = z.object({
  at: z.string(),
  who: z.string(),
  text,
  figures: z.string().array().describe("Which figures it is about, in the writer's words; empty: the whole."),
});

/** What has happened to a version since it was frozen. */
export const reportNotice = z.object({
  kind: z.enum(["newer", "revised", "gone", "withdrawn"]),
  text,
  link: z.string().optional(),
});

/** As frozen; nothing of it is ever written again. */
export const frozenReport = z.object({
  report: z.string(),
  n: z.number().int().min(1),
  at: z.string(),
  who: z.string(),
  version: z.string().describe("Of the program."),
  definition: report,
  figures: z.number(),
  steps: z.array(
    z.object({
      study: z.string(),
      step: z.string(),
      title: text,
      route: z.string(),
      asked: z.record(z.string(), z.unknown()),
      sha256: z.string().nullable().describe("Of the answer; null where it could not be answered."),
    }),
  ),
  inputs: z.array(origin),
  files: z.array(
    z.object({
      format: z.enum(REPORT_FORMATS),
      name: z.string(),
      mediaType: z.string(),
      bytes: z.number(),
      sha256: z.string(),
    }),
  ),
});

export const reportVersion = frozenReport
  .extend({
    link: z.string().describe("Permanent."),
    errata: z.array(reportErratum),
    notices: z.array(reportNotice),
  })
  .meta({ id: "ReportVersion" });

export const reportVersionHead = reportVersion
  .pick({ report: true, n: true, at: true, who: true, figures: true, files: true, link: true, errata: true })
  .extend({ title: z.string() })
  .meta({ id: "ReportVersionHead" });

export const erratumToAdd = z.object({
  who: z.string().trim().min(1),
  text,
  figures: z.string().array().default([]),
});

export type FrozenReport = z.output<typeof frozenReport>;
export type ReportVersion = z.output<typeof reportVersion>;
export type ReportVersionHead = z.output<typeof reportVersionHead>;
export type ReportErratum = z.output<typeof reportErratum>;
export type ReportNotice = z.output<typeof reportNotice>;
export type ErratumToAdd = z.output<typeof erratumToAdd>;
