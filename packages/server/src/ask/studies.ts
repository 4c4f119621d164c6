import type { Job, StepToAdd, StudyDefinition } from "@tvars/api";
import { type Handler, type Query } from "./handler.ts";

interface Named {
  id: string;
}

export const studiesHandlers = {
  studies: ({ study }) => study.studies(),
  study: ({ study }, { id }: Named) => study.studyDefinition(id),
  studyScreens: ({ study }, { id }: Named) => study.studyScreens(id),
  saveStudy: ({ study }, definition: StudyDefinition) => study.saveStudy(definition),
  removeStudy: ({ study }, { id }: Named) => study.removeStudy(id),
  addStep: ({ study }, { id, ...step }: Named & StepToAdd) => study.addStep(id, step),
  runStudy: async ({ study, jobs }, { id }: Named): Promise<Job> => {
    await study.studyDefinition(id);
    const { job } = jobs.start({ kind: "study", key: `study ${id}`, what: `Study ${id}` }, async (work) => {
      await study.runStudy(id, work);
      return [];
    });
    return job;
  },
  studyRuns: ({ study }, { id }: Named) => study.studyRuns(id),
  studyFigures: ({ study }, query: Query<"studyFigures">) => study.studyFigures(query),
  studyDifference: ({ study }, { id, from, to }: Query<"studyDifference">) =>
    study.studyDifference({ id, from, to }),
} satisfies Record<string, Handler>;
