import type { Job, MeasureGiven, RouteName } from "@tvars/api";
import type { Study } from "@tvars/study";
import type { Jobs } from "./jobs.ts";
import { type Measured, measuredQuery } from "./measured.ts";

export interface Asked {
  study: Study;
  jobs: Jobs;
  /** Version of the program, for `health`. */
  version: string;
  /** Called when an answer has changed what the workspace holds. */
  changed: () => void;
}

type Handler = (asked: Asked, input: never) => Promise<unknown>;

/** Each route of the table is one call of the study; what differs between the two is written here. */
export const ASK: Record<RouteName, Handler> = {
  health: async ({ study, version }) => {
    const snapshots = await study.snapshots();
    const invented = snapshots.some((one) => one.invented);
    return { status: "ok", name: "tvars", version, snapshots: snapshots.length, invented };
  },
  workspace: ({ study }) => study.workspace(),
  snapshots: ({ study }) => study.snapshots(),
  snapshot: ({ study }, { id }: { id: string }) => study.snapshot(id),
  search: ({ study }, query: Query<"search">) => study.search(query),
  point: ({ study }, query: Query<"point">) => study.point(query),
  mapValues: ({ study }, query: Query<"mapValues">) => study.mapValues(query),
  barometer: ({ study }, { place, year, compare }: { place: string; year?: number; compare?: string }) =>
    study.barometer({ place, year, compare: split(compare, /[;\s]+/) }),
  areas: ({ study }, { place, year, division }: Query<"areas">) => study.areas({ place, year, division }),
  area: ({ study }, query: Query<"area">) => study.area(query),
  place: ({ study }, query: Query<"place">) => study.place(query),
  compare: ({ study }, { places, year }: { places: string; year?: number }) =>
    study.compare({ places: split(places, /[;\s]+/) ?? [], year }),
  transitions: ({ study }, { place, from, to }: Query<"transitions">) =>
    study.transitions({ place, from, to }),
  cutoffs: ({ study }, query: Query<"cutoffs">) => study.cutoffs(query),
  recompute: ({ study }, query: Query<"recompute">) => study.recompute(query),
  indicators: ({ study }) => study.indicators(),
  indicator: ({ study }, { id, place, year, division }: Query<"indicator">) =>
    study.indicator({ id, place, year, division }),
  groupings: ({ study }) => study.groupings(),
  measures: ({ study }) => study.measures(),
  measure: ({ study }, { measures, ...query }: Measured & { measures: string }) =>
    study.measure({ ...measuredQuery("measure", query), measures: split(measures, /[,;\s]+/) ?? [] }),
  measureAreas: ({ study }, query: Measured) => study.measureAreas(measuredQuery("measureAreas", query)),
  measureTrend: ({ study }, query: Measured) => study.measureTrend(measuredQuery("measureTrend", query)),
  measureScale: ({ study }, query: Measured) => study.measureScale(measuredQuery("measureScale", query)),
  measureDecomposition: ({ study }, query: Measured) =>
    study.measureDecomposition(measuredQuery("measureDecomposition", query)),
  measurePlaces: ({ study }, query: Omit<Measured, "division"> & Divided) =>
    study.measurePlaces(measuredQuery("measurePlaces", query)),
  measureGiven: ({ study }, given: MeasureGiven) => study.measureGiven(given),
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
  cube: (
    { study },
    { table, format: _format, lang: _lang, ...rest }: Record<string, string> & { table: string },
  ) => study.cube({ table, select: selection(rest) }),
  changes: ({ study }, { table, limit }: Query<"changes">) => study.changes({ table, limit }),
  sets: ({ study }) => study.sets(),
  saveSet: ({ study, changed }, set: Parameters<Study["saveSet"]>[0]) => study.saveSet(set).finally(changed),
  deleteSet: ({ study, changed }, { id }: { id: string }) => study.deleteSet(id).finally(changed),
  fetch: async ({ study, jobs, changed }, query: { source: string; tables?: string[] }): Promise<Job> => {
    const { source } = query;
    // Sources limit the calls of a client: two fetches at once would only slow each other down.
    const { job } = jobs.start(
      { kind: "fetch", key: `fetch ${source}`, what: `Fetch from ${source}` },
      (work) => study.fetch(query, work).finally(changed),
    );
    return job;
  },
  jobs: async ({ jobs }) => jobs.list(),
  job: async ({ jobs }, { id }: { id: string }) => jobs.get(id),
  stopJob: async ({ jobs }, { id }: { id: string }) => jobs.stop(id),
};

interface Divided {
  division: "kommun" | "lan";
  areas: "regso" | "deso";
}

type Query<Name extends RouteName> = Name extends keyof Study
  ? Study[Name] extends (query: infer Q) => unknown
    ? Q
    : never
  : never;

const split = (text: string | undefined, at: RegExp): string[] | undefined => {
  const parts = text?.split(at).filter((part) => part !== "");
  return parts?.length ? parts : undefined;
};

/** `?year=2022&measure=index,type` as what to select of each dimension. */
function selection(query: Record<string, string>): Record<string, string[]> | undefined {
  const entries = Object.entries(query).map(([dimension, ids]) => [dimension, ids.split(",")] as const);
  return entries.length ? Object.fromEntries(entries) : undefined;
}

/** Answers that change without the workspace changing, or that are too small to be worth keeping. */
export const NEVER_CACHED: ReadonlySet<RouteName> = new Set(["health", "jobs", "job", "scenarios"]);
