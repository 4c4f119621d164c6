import type { Job } from "@tvars/api";
import type { Study } from "@tvars/study";
import { type Handler, type Query } from "./handler.ts";

export const networkHandlers = {
  networks: ({ study }) => study.networks(),
  networkQuality: ({ study }, { network }: Query<"networkQuality">) => study.networkQuality({ network }),
  networkComparison: ({ study }, { a, b, within }: Query<"networkComparison">) =>
    study.networkComparison({ a, b, within }),
  structure: ({ study }, { network, profile, rules, severed, sparse, separated }: Query<"structure">) =>
    study.structure({ network, profile, rules, severed, sparse, separated }),
  barriers: ({ study }, { network, profile, within, limit, classes, rules }: Query<"barriers">) =>
    study.barriers({ network, profile, within, limit, classes, rules }),
  severAll: async ({ study, jobs, changed }, query: Query<"barriers">): Promise<Job> => {
    const what = `Severance of ${query.network ?? "the first network"}`;
    const { network, profile, rules, within, limit } = query;
    const key = `severance ${network ?? ""} ${profile} ${rules ?? ""} ${within} ${limit}`;
    const { job } = jobs.start({ kind: "severance", key, what }, async (work) => {
      await study.severAll({ network, profile, rules, within, limit }, work).finally(changed);
      return [];
    });
    return job;
  },
  barrierSegregation: (
    { study },
    {
      network,
      profile,
      rules,
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
      rules,
      grouping,
      groups,
      year,
      measure,
      radius,
      permutations,
      seed,
    }),
  barrierIndicators: ({ study }, { network, profile, within, rules, ...rest }: Query<"barrierIndicators">) =>
    study.barrierIndicators({
      network,
      profile,
      within,
      rules,
      barrier: rest.barrier,
      segment: rest.segment,
      scenario: rest.scenario,
      permutations: rest.permutations,
      seed: rest.seed,
    }),
  barrierSegment: ({ study }, query: Query<"barrierSegment">) => study.barrierSegment(query),
  scenario: ({ study }, query: Query<"scenario">) => study.scenario(query),
  scenarios: ({ study }, { network }: { network?: string }) => study.scenarios({ network }),
  saveScenario: ({ study }, scenario: Parameters<Study["saveScenario"]>[0]) => study.saveScenario(scenario),
  deleteScenario: ({ study }, { id }: { id: string }) => study.deleteScenario(id),
  candidates: (
    { study },
    { network, profile, rules, within, barrier, top, part, parts }: Query<"candidates">,
  ) => study.candidates({ network, profile, rules, within, barrier, top, part, parts }),
  streets: ({ study }, query: Query<"streets">) => study.streets(query),
  access: (
    { study },
    { format: _format, lang: _lang, ...query }: Query<"access"> & { format?: string; lang?: string },
  ) => study.access(query),
  isochrone: ({ study }, query: Query<"isochrone">) => study.isochrone(query),
  route: ({ study }, { open, ...query }: Omit<Query<"route">, "open"> & { open: "true" | "false" }) =>
    study.route({ ...query, open: open === "true" }),
} satisfies Record<string, Handler>;
