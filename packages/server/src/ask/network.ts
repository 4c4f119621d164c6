import type { Study } from "@tvars/study";
import { type Handler, type Query } from "./handler.ts";

export const networkHandlers = {
  networks: ({ study }) => study.networks(),
  barriers: ({ study }, { network, profile, within, limit }: Query<"barriers">) =>
    study.barriers({ network, profile, within, limit }),
  barrierSegregation: (
    { study },
    {
      network,
      profile,
      grouping,
      groups,
      year,
      measure,
      radius,
      permutations,
      seed,
    }: Query<"barrierSegregation">,
  ) =>
    study.barrierSegregation({
      network,
      profile,
      grouping,
      groups,
      year,
      measure,
      radius,
      permutations,
      seed,
    }),
  barrierSegment: ({ study }, query: Query<"barrierSegment">) => study.barrierSegment(query),
  scenario: ({ study }, query: Query<"scenario">) => study.scenario(query),
  scenarios: ({ study }, { network }: { network?: string }) => study.scenarios({ network }),
  saveScenario: ({ study }, scenario: Parameters<Study["saveScenario"]>[0]) => study.saveScenario(scenario),
  deleteScenario: ({ study }, { id }: { id: string }) => study.deleteScenario(id),
  candidates: ({ study }, { network, profile, within, barrier, top }: Query<"candidates">) =>
    study.candidates({ network, profile, within, barrier, top }),
  access: ({ study }, { network, profile, place, minutes, mode, date, departure, window }: Query<"access">) =>
    study.access({ network, profile, place, minutes, mode, date, departure, window }),
  isochrone: ({ study }, query: Query<"isochrone">) => study.isochrone(query),
  route: ({ study }, { open, ...query }: Omit<Query<"route">, "open"> & { open: "true" | "false" }) =>
    study.route({ ...query, open: open === "true" }),
} satisfies Record<string, Handler>;
