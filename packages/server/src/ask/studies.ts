import type { StudyDefinition } from "@tvars/api";
import { type Handler, type Query } from "./handler.ts";

interface Named {
  id: string;
}

export const studiesHandlers = {
  studies: ({ study }) => study.studies(),
  study: ({ study }, { id }: Named) => study.studyDefinition(id),
  saveStudy: ({ study }, definition: StudyDefinition) => study.saveStudy(definition),
  removeStudy: ({ study }, { id }: Named) => study.removeStudy(id),
  runStudy: ({ study }, { id }: Named) => study.runStudy(id),
  studyRuns: ({ study }, { id }: Named) => study.studyRuns(id),
  studyFigures: ({ study }, query: Query<"studyFigures">) => study.studyFigures(query),
  studyDifference: ({ study }, { id, from, to }: Query<"studyDifference">) =>
    study.studyDifference({ id, from, to }),
} satisfies Record<string, Handler>;
