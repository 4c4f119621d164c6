import type { EvaluationAsked, Goal } from "@tvars/api";
import { type Handler, type Query } from "./handler.ts";

export const followupHandlers = {
  goals: ({ study }) => study.goals(),
  goal: ({ study }, { id }: { id: string }) => study.goal({ id }),
  saveGoal: ({ study, changed }, goal: Goal) => study.saveGoal(goal).finally(changed),
  deleteGoal: ({ study, changed }, { id }: { id: string }) => study.deleteGoal(id).finally(changed),
  composition: ({ study }, query: Query<"composition">) => study.composition(query),
  evaluate: ({ study }, asked: EvaluationAsked) => study.evaluate(asked),
  evaluation: ({ study }, query: Query<"evaluation">) => study.evaluation(query),
  early: ({ study }, query: Query<"early">) => study.early(query),
  news: ({ study }, query: Query<"news">) => study.news(query),
} satisfies Record<string, Handler>;
