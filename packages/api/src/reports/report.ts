/** The report an agency hands in, and the small documents beside it. One definition, every format. */
import { z } from "zod";
import { text } from "../basic.ts";

export const REPORT_TEMPLATES = [
  "trafikverket",
  "arbetsformedlingen",
  "folkhalsomyndigheten",
  "forsakringskassan",
  "polismyndigheten",
  "socialstyrelsen",
  "statens-servicecenter",
  "skolverket",
  "fact-sheet",
  "brief",
] as const;
export const REPORT_FORMATS = ["pdf", "docx", "html", "xlsx"] as const;

const sek = z.number().nullable();

/** Whose money, how much is used, what is paid back and when. The arithmetic is checked. */
export const economics = z
  .object({
    disposedSek: sek.describe("Disponerat."),
    usedSek: sek.describe("Förbrukat."),
    repaySek: sek.describe("Återstår att återbetala."),
    requisitioned: z.iso.date().nullable(),
    repaid: z.iso.date().nullable(),
    accounted: z.iso.date().nullable(),
    grant: z.string().default("").describe("Anslag and anslagspost."),
  })
  .meta({ id: "Economics" });

/** A dated duty of the assignment, and a warning in time. */
export const duty = z.object({
  id: z.string(),
  title: text,
  due: z.iso.date(),
  done: z.iso.date().nullable(),
});

export const reportBlock = z.discriminatedUnion("kind", [
  z.object({ id: z.string(), kind: z.literal("text"), markdown: z.string() }),
  z.object({
    id: z.string(),
    kind: z.literal("step"),
    study: z.string(),
    step: z.string(),
    show: z.enum(["picture", "table", "both", "sentence"]).default("both"),
  }),
]);

export const reportSection = z.object({
  id: z.string(),
  title: text,
  blocks: z.array(reportBlock),
});

export const report = z
  .object({
    id: z.string().regex(/^[a-z][a-z0-9-]*$/),
    template: z.enum(REPORT_TEMPLATES),
    lang: z.enum(["sv", "en"]),
    title: z.string(),
    subtitle: z.string().default(""),
    agency: z.string(),
    assignment: z.object({ reference: z.string(), decided: z.iso.date().nullable(), title: z.string() }),
    ownReference: z.string().default("").describe("The agency's own case number."),
    addressee: z.string(),
    due: z.iso.date().nullable(),
    decisionMaker: z.string().default(""),
    rapporteur: z.string().default(""),
    date: z.iso.date().nullable().describe("Of the report; stated, so that a re-run is the same bytes."),
    summary: z.string(),
    sections: z.array(reportSection).describe("The four questions in order, then what the agency adds."),
    notAnswered: z.string().describe("What could not be answered and why."),
    economics: economics.nullable(),
    duties: z.array(duty),
    edited: z.string().optional(),
  })
  .meta({ id: "Report" });

export const reportCheck = z
  .object({
    ready: z.boolean(),
    problems: z.array(z.object({ where: z.string(), text, serious: z.boolean() })),
    duties: z.array(duty.extend({ days: z.number(), state: z.enum(["done", "ahead", "soon", "late"]) })),
    figures: z.number(),
    pages: z.number().nullable(),
  })
  .meta({ id: "ReportCheck" });

export type Report = z.output<typeof report>;
export type ReportInput = z.input<typeof report>;
export type ReportSection = z.output<typeof reportSection>;
export type ReportBlock = z.output<typeof reportBlock>;
export type ReportCheck = z.output<typeof reportCheck>;
export type Economics = z.output<typeof economics>;
