/** Studies (utredningar): the saved chain question → data → results → report, run again with one command. */
import { z } from "zod";
import { origin, text } from "../basic.ts";

/** One result of a study: a route of the API and what it is asked. What the screen shows, a study can hold. */
export const studyStep = z.object({
  id: z.string().regex(/^[a-z][a-z0-9-]*$/),
  title: text,
  route: z.string().describe("Name of a route, for example barometer, breakdown, barriers, plan, goal."),
  asked: z.record(z.string(), z.unknown()),
  why: text.optional(),
});

export const study = z
  .object({
    id: z.string().regex(/^[a-z][a-z0-9-]*$/),
    title: text,
    question: text,
    answers: z
      .enum(["analysis", "planning", "direction", "followup"])
      .array()
      .describe("Which of the decision's four words it serves."),
    steps: z.array(studyStep).min(1),
    report: z.string().optional().describe("Id of the report that is built of it."),
  })
  .meta({ id: "Study" });

/** One figure of a run: where in the answer it stands and what it was. */
export const studyFigure = z.object({
  step: z.string(),
  at: z.string(),
  label: text,
  value: z.number().nullable(),
  status: z.string(),
});

export const studyRun = z
  .object({
    id: z.string(),
    study: z.string(),
    at: z.string(),
    version: z.string().describe("Of the program."),
    inputs: z.array(origin),
    sha256: z.string().describe("Of all answers: equal when nothing differs."),
    figures: z.number(),
    problems: z.array(z.object({ step: z.string(), text })),
  })
  .meta({ id: "StudyRun" });

/** Why two runs differ, figure by figure. */
export const studyDifference = z
  .object({
    from: studyRun,
    to: studyRun,
    title: text,
    same: z.number(),
    rows: z.array(
      z.object({
        step: z.string(),
        at: z.string(),
        label: text,
        before: z.number().nullable(),
        after: z.number().nullable(),
        because: z.enum(["newer-data", "revised", "definition", "program", "new", "gone"]),
        text,
      }),
    ),
  })
  .meta({ id: "StudyDifference" });

/** A result to keep: how it was asked for, and in which study. */
export const stepToAdd = z
  .object({
    title: text,
    request: z
      .string()
      .describe(
        "The request that gives the result, as an answer's provenance writes it: /api/barometer?place=riket.",
      ),
    study: z
      .object({ title: text, question: text })
      .optional()
      .describe("Makes the study where there is none of that id."),
  })
  .meta({ id: "StepToAdd" });

export type StepToAdd = z.output<typeof stepToAdd>;
export type StudyDefinition = z.output<typeof study>;
export type StudyStep = z.output<typeof studyStep>;
export type StudyRun = z.output<typeof studyRun>;
export type StudyFigure = z.output<typeof studyFigure>;
export type StudyDifference = z.output<typeof studyDifference>;
