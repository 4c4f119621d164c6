import type { Handler, Query } from "./handler.ts";

export const plansHandlers = {
  plans: ({ study }) => study.plans(),
  plan: ({ study }, { id, reach, weights, draws, seed }: Query<"plan"> & { id: string }) =>
    study.plan({ id, reach, weights, draws, seed }),
  planOrder: ({ study }, { id, reach, weights, draws, seed }: Query<"planOrder"> & { id: string }) =>
    study.planOrder({ id, reach, weights, draws, seed }),
  planSheet: ({ study }, { id, measure, reach }: Query<"planSheet"> & { id: string; measure: string }) =>
    study.planSheet({ id, measure, reach }),
  removePlan: ({ study }, { id }: { id: string }) => study.removePlan(id),
} satisfies Record<string, Handler>;
