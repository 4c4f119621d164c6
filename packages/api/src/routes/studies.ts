import { z } from "zod";
import { stepToAdd, study, studyDifference, studyFigure, studyRun } from "../reports/study.ts";
import { job } from "../workspace.ts";
import type { Route } from "./route.ts";

const id = z.object({ id: z.string() });

/** Studies: questions of the API kept with their answers, asked again and compared. */
export const studiesRoutes = {
  studies: { method: "get", path: "/api/studies", summary: "Every study.", answer: z.array(study) },
  study: { method: "get", path: "/api/studies/{id}", summary: "A study.", params: id, answer: study },
  saveStudy: {
    method: "put",
    path: "/api/studies/{id}",
    summary: "Save a study. Earlier runs stay.",
    params: id,
    body: study,
    answer: study,
  },
  removeStudy: {
    method: "delete",
    path: "/api/studies/{id}",
    summary: "Remove a study and its runs.",
    params: id,
    answer: z.object({ removed: z.string() }),
  },
  studyScreens: {
    method: "get",
    path: "/api/studies/{id}/screens",
    summary: "Where on screen each step's figures are, by the step's id; null where no screen shows them.",
    params: id,
    answer: z.record(z.string(), z.string().nullable()),
  },
  addStep: {
    method: "post",
    path: "/api/studies/{id}/steps",
    summary: "Keep a result as the last step of a study, asked exactly as it was.",
    params: id,
    body: stepToAdd,
    answer: study,
  },
  runStudy: {
    method: "post",
    path: "/api/studies/{id}/runs",
    summary: "Ask every step anew and freeze the answers; answered with the job that does it.",
    params: id,
    answer: job,
  },
  studyRuns: {
    method: "get",
    path: "/api/studies/{id}/runs",
    summary: "Runs of a study, newest first.",
    params: id,
    answer: z.array(studyRun),
  },
  studyFigures: {
    method: "get",
    path: "/api/studies/{id}/runs/{run}/figures",
    summary: "Every figure of a run as it was frozen, with where in its answer it stands.",
    params: z.object({ id: z.string(), run: z.string() }),
    answer: z.array(studyFigure),
  },
  studyDifference: {
    method: "get",
    path: "/api/studies/{id}/difference",
    summary: "What differs between two runs, figure by figure, and why.",
    params: id,
    query: z.object({
      from: z.string().optional().describe("Id of a run; the last but one unless told."),
      to: z.string().optional().describe("Id of a run; the last unless told."),
    }),
    answer: studyDifference,
  },
} as const satisfies Record<string, Route>;
