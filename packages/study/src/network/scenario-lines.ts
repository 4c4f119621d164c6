import type { ScenarioAnswer } from "@tvars/api";
import { FAR, NetworkError, changedLines, patchedGraph } from "@tvars/network";
import type { Feed, LineChange, Resolved } from "@tvars/network";
import type { Snapshot } from "@tvars/engine";
import { nameOfService } from "./access/services.ts";
import type { Services } from "./access/services.ts";
import { typeOf } from "./barriers.ts";
import type { Model } from "./model.ts";
import type { LineModification } from "./modifications.ts";
import { placedLine } from "./new-lines.ts";
import { lineCannotChange } from "./timetable-problems.ts";
import { TYPES } from "./severed.ts";
import { type Leaving, type TransitTimes, transitTimes } from "./transit.ts";

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

function changeOf(model: Model, feed: Feed, one: LineModification): LineChange {
  switch (one.do) {
    case "add-line":
      return { type: "add-line", ...placedLine(model, feed, one).line };
    case "remove-line":
      return { type: "remove-line", line: one.line };
    case "change-headway":
      return { type: "change-headway", line: one.line, headwayS: Math.round(60 * one.minutes) };
  }
}

/** The timetable with some lines changed; the stored one is never touched. @throws StudyError for a line it does not have */
function feedWith(model: Model, feed: Feed, changes: readonly LineModification[]): Feed {
  if (changes.length === 0) return feed;
  try {
    return changedLines(
      feed,
      changes.map((one) => changeOf(model, feed, one)),
    );
  } catch (error) {
    if (error instanceof NetworkError) throw lineCannotChange(error);
    throw error;
  }
}

/** Today's times, which are the same however often a line is drawn anew: the last asked for of each model. */
const todays = new WeakMap<Model, { key: string; services: readonly Services[]; times: TransitTimes }>();

function today(
  model: Model,
  services: readonly Services[],
  { feed, snapshot, leaving }: Lines,
): TransitTimes {
  const key = `${snapshot.id} ${leaving.date} ${leaving.departure} ${leaving.window}`;
  const known = todays.get(model);
  if (known?.key === key && known.services === services) return known.times;
  const times = transitTimes(model, services, { feed, snapshot, leaving, isOpenToo: false });
  todays.set(model, { key, services, times });
  return times;
}

/** What two states of lines and streets differ in: median minutes by public transport to the nearest of each kind of service. */
export function linesChanged(
  model: Model,
  services: readonly Services[],
  lines: Lines,
  before: LineStage,
  after: LineStage,
): { transit: NonNullable<ScenarioAnswer["transit"]>; isNearer: Uint8Array } {
  const { people, graph } = model;
  const { feed, snapshot, leaving } = lines;
  const isNearer = new Uint8Array(graph.nodes);
  const [was, is] = [before, after].map(({ patch, changes }) => {
    if (patch === undefined && changes.length === 0) return today(model, services, lines);
    return transitTimes(model, services, {
      feed: feedWith(model, feed, changes),
      snapshot,
      leaving,
      engine: patch === undefined ? model.engine : model.again(patchedGraph(graph, patch)),
      isOpenToo: false,
    });
  }) as [TransitTimes, TransitTimes];
  const told = services.map(({ kind, size }, at) => {
    const [from, to] = [was.now[at]!, is.now[at]!];
    const [nearer, farther, all] = [new Float64Array(6), new Float64Array(6), new Float64Array(6)];
    for (let node = 0; node < graph.nodes; node++) {
      const [type, own] = [people.type[node]!, people.people[node]!];
      if (own === 0) continue;
      all[type]! += own;
      const gainS = Math.min(from[node]!, FAR) - Math.min(to[node]!, FAR);
      if (gainS >= LEAST_S) {
        nearer[type]! += own;
        isNearer[node] = 1;
      } else if (gainS <= -LEAST_S) farther[type]! += own;
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
  const { trips: tripsBefore } = was.timetable;
  const { trips: tripsAfter } = is.timetable;
  return { transit: { date, departure, window, tripsBefore, tripsAfter, services: told }, isNearer };
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
