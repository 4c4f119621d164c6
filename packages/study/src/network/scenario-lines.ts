import type { ScenarioAnswer } from "@tvars/api";
import { FAR, NetworkError, changedLines, patchedGraph } from "@tvars/network";
import type { Feed, LineChange, Resolved } from "@tvars/network";
import type { Snapshot } from "@tvars/engine";
import { nameOfService } from "./access/services.ts";
import type { Services } from "./access/services.ts";
import { typeOf } from "./barriers.ts";
import type { Model } from "./model.ts";
import type { LineModification } from "./modifications.ts";
import { lineCannotChange } from "./timetable-problems.ts";
import { TYPES } from "./severed.ts";
import { type Leaving, transitTimes } from "./transit.ts";

/** Whoever comes sooner by less is not told so. */
const LEAST_S = 60;

export interface Lines {
  feed: Feed;
  snapshot: Snapshot;
  leaving: Leaving;
}

export interface LineStage {
  patch: Resolved | undefined;
  changes: readonly LineModification[];
}

const changeOf = (one: LineModification): LineChange =>
  one.do === "remove-line"
    ? { type: "remove-line", line: one.line }
    : { type: "change-headway", line: one.line, headwayS: Math.round(60 * one.minutes) };

/** The timetable with some lines changed; the stored one is never touched. @throws StudyError for a line it does not have */
function feedWith(feed: Feed, changes: readonly LineModification[]): Feed {
  if (changes.length === 0) return feed;
  try {
    return changedLines(feed, changes.map(changeOf));
  } catch (error) {
    if (error instanceof NetworkError) throw lineCannotChange(error);
    throw error;
  }
}

/** What two states of lines and streets differ in: median minutes by public transport to the nearest of each kind of service. */
export function linesChanged(
  model: Model,
  services: readonly Services[],
  { feed, snapshot, leaving }: Lines,
  before: LineStage,
  after: LineStage,
): NonNullable<ScenarioAnswer["transit"]> {
  const { people, graph } = model;
  const [was, is] = [before, after].map(({ patch, changes }) =>
    transitTimes(model, services, {
      feed: feedWith(feed, changes),
      snapshot,
      leaving,
      engine: patch === undefined ? model.engine : model.again(patchedGraph(graph, patch)),
      isOpenToo: false,
    }),
  ) as [ReturnType<typeof transitTimes>, ReturnType<typeof transitTimes>];
  const told = services.map(({ kind, size }, at) => {
    const [from, to] = [was.now[at]!, is.now[at]!];
    const [nearer, farther, all] = [new Float64Array(6), new Float64Array(6), new Float64Array(6)];
    for (let node = 0; node < graph.nodes; node++) {
      const [type, own] = [people.type[node]!, people.people[node]!];
      if (own === 0) continue;
      all[type]! += own;
      const gainS = Math.min(from[node]!, FAR) - Math.min(to[node]!, FAR);
      if (gainS >= LEAST_S) nearer[type]! += own;
      else if (gainS <= -LEAST_S) farther[type]! += own;
    }
    return {
      kind,
      name: nameOfService(kind),
      before: size.length,
      after: size.length,
      peopleNearer: nearer.reduce((sum, one) => sum + one, 0),
      peopleFarther: farther.reduce((sum, one) => sum + one, 0),
      byType: TYPES.filter((type) => all[type]! > 0).map((type) => ({
        type: typeOf(type),
        people: all[type]!,
        peopleNearer: nearer[type]!,
        peopleFarther: farther[type]!,
        minutesBefore: medianMinutes(model, from, type),
        minutesAfter: medianMinutes(model, to, type),
      })),
    };
  });
  const { date, departure, window } = leaving;
  return {
    date,
    departure,
    window,
    tripsBefore: was.timetable.trips,
    tripsAfter: is.timetable.trips,
    services: told,
  };
}

function medianMinutes({ people }: Model, seconds: Uint32Array, type: number): number | null {
  const own = Array.from(seconds.keys())
    .filter((node) => people.type[node] === type && people.people[node]! > 0)
    .sort((a, b) => seconds[a]! - seconds[b]! || a - b);
  const half = own.reduce((sum, node) => sum + people.people[node]!, 0) / 2;
  let before = 0;
  for (const node of own)
    if ((before += people.people[node]!) >= half)
      return seconds[node]! >= FAR ? null : Math.round(seconds[node]! / 6) / 10;
  return null;
}
