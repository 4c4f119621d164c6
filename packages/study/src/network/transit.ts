import type { AccessAnswer, Profile } from "@tvars/api";
import type { Snapshot } from "@tvars/engine";
import {
  changesBetween,
  dateOf,
  dayOf,
  edgeSnapper,
  FAR,
  NetworkError,
  OFF_NETWORK,
  skim,
  tiedTo,
  timetableOn,
  travelCosts,
  walkingLegs,
} from "@tvars/network";
import type { Costs, Engine, Feed, Legs, Tied, Timetable } from "@tvars/network";
import { SNAP_M } from "./model.ts";
import type { Model } from "./model.ts";
import { toPlane } from "./plane.ts";
import { checkPairs } from "./access/form-costs.ts";
import type { Services } from "./access/services.ts";
import {
  badDate,
  badDeparture,
  badWindow,
  noStopsOnNetwork,
  notOnFoot,
  noTripsThatDay,
  outsideTimetable,
} from "./timetable-problems.ts";

/** Longest walk to a first stop and from a last one, and between stops. */
export const WALK_M = 1500;
export const CHANGE_M = 500;
/** Nobody is looked for beyond this. */
const LONGEST_S = 2 * 3600;

export interface TransitQuery {
  date?: string;
  /** `08:00` unless told. */
  departure?: string;
  /** Minutes, 30 unless told: one departure each minute. */
  window?: number;
}

/** When somebody may leave. */
export interface Leaving {
  date: string;
  departure: string;
  window: number;
  departuresS: number[];
}

/** Travel times from every node to the nearest service of each kind, seconds, `FAR` where there is no way or nobody lives. */
export interface TransitTimes {
  now: Uint32Array[];
  /** Those that one departure in ten is worse than. */
  late: Uint32Array[];
  /** With the barriers open to those who walk. */
  open: Uint32Array[];
  /** Minutes to each place of the service that was asked for, the median. */
  costs?: (living: Uint32Array, state: "now" | "open") => Costs;
  timetable: NonNullable<AccessAnswer["timetable"]>;
  from: Snapshot;
}

const ON_FOOT: ReadonlySet<Profile> = new Set(["adult", "child", "older", "wheelchair"]);

/** @throws StudyError for another day than the timetable holds, and for what is no time or window */
export function leavingOf(
  { date, departure = "08:00", window = 30 }: TransitQuery,
  { valid: { from, to } }: Feed,
): Leaving {
  const valid = { from: dateOf(from), to: dateOf(to) };
  const day = date === undefined ? undefined : dayIn(date);
  if (day === undefined) throw badDate(date, valid);
  if (day < from || day > to) throw outsideTimetable(dateOf(day), valid);
  const [, hours, minutes] = /^([01]\d|2[0-3]):([0-5]\d)$/.exec(departure) ?? [];
  if (minutes === undefined) throw badDeparture(departure);
  if (!(Number.isInteger(window) && window >= 1 && window <= 120)) throw badWindow(window);
  const firstS = Number(hours) * 3600 + Number(minutes) * 60;
  return {
    date: dateOf(day),
    departure,
    window,
    departuresS: Array.from({ length: window }, (_, minute) => firstS + 60 * minute),
  };
}

/** An ordinary day of the timetable: a Tuesday a fortnight or more into it, past what holidays it may begin with; else its first day. */
export function ordinaryDay({ valid: { from, to } }: Feed): string {
  const least = from + Math.min(14, Math.floor((to - from) / 2));
  // 1970-01-01 was a Thursday.
  const day = least + ((5 - (least % 7) + 7) % 7);
  return dateOf(day <= to ? day : from);
}

function dayIn(date: string): number | undefined {
  try {
    return dayOf(date);
  } catch (error) {
    if (error instanceof NetworkError) return undefined;
    throw error;
  }
}

interface TransitAsked {
  feed: Feed;
  snapshot: Snapshot;
  leaving: Leaving;
  of?: Services | undefined;
  /** Who walks on what; the network as it is unless told. */
  engine?: Engine;
  /** With the barriers open beside; else `open` is `now`. */
  isOpenToo?: boolean;
}

/** Times by public transport, walks included: the median over the departures, from leaving home, the wait with it. */
export function transitTimes(
  model: Model,
  services: readonly Services[],
  { feed, snapshot, leaving, of, engine = model.engine, isOpenToo = true }: TransitAsked,
): TransitTimes {
  if (!ON_FOOT.has(model.profile)) throw notOnFoot(model.profile);
  const timetable = timetableOn(feed, leaving.date);
  if (timetable.runs === 0) throw noTripsThatDay(leaving.date);
  const stops = stopsOn(model, feed);
  if (stops.node.every((node) => node === OFF_NETWORK)) throw noStopsOnNetwork(snapshot.title);
  const living = Uint32Array.from(
    Array.from(model.people.people.keys()).filter((node) => model.people.people[node]! > 0),
  );
  const riding = { feed, timetable, stops, living, order: byPlace(model, living), leaving };
  if (of) checkPairs(living.length, of);
  const asked = [...services, ...(of ? placesOf(of) : [])];
  const now = timesOn(model, engine, asked, riding);
  const open =
    isOpenToo && model.segments.count > 0 ? timesOn(model, model.without().engine, asked, riding) : now;
  const kinds = services.length;
  return {
    now: now.median.slice(0, kinds),
    late: now.late.slice(0, kinds),
    open: open.median.slice(0, kinds),
    ...(of
      ? {
          costs: (from: Uint32Array, state: "now" | "open"): Costs =>
            costsOf(from, (state === "now" ? now : open).median.slice(kinds)),
        }
      : {}),
    timetable: {
      title: snapshot.title,
      date: leaving.date,
      departure: leaving.departure,
      window: leaving.window,
      valid: { from: dateOf(feed.valid.from), to: dateOf(feed.valid.to) },
      stops: stops.node.reduce((all, node) => all + (node === OFF_NETWORK ? 0 : 1), 0),
      trips: timetable.runs,
    },
    from: snapshot,
  };
}

interface Riding {
  feed: Feed;
  timetable: Timetable;
  stops: Tied;
  living: Uint32Array;
  order: Uint32Array;
  leaving: Leaving;
}

/** Each kind of service is one destination: the walk from a stop to it is the one to its nearest. */
function timesOn(
  { graph, metresPerS }: Model,
  engine: Engine,
  services: readonly Pick<Services, "nodes">[],
  { feed, timetable, stops, living, order, leaving }: Riding,
): { median: Uint32Array[]; late: Uint32Array[] } {
  const kinds = services.length;
  if (kinds === 0 || living.length === 0) {
    const never = services.map(() => new Uint32Array(graph.nodes).fill(FAR));
    return { median: never, late: never };
  }
  const walk = { speedKmH: metresPerS * 3.6, limitM: WALK_M };
  const access = walkingLegs(engine, { node: living }, stops, walk);
  const changes = changesBetween(
    feed,
    walkingLegs(engine, stops, stops, { speedKmH: walk.speedKmH, limitM: CHANGE_M }),
  );
  const egress = joinedLegs(
    services.map(({ nodes }) => nearestLegs(walkingLegs(engine, { node: nodes }, stops, walk))),
  );
  const direct = new Uint32Array(living.length * kinds).fill(FAR);
  const limitMm = Math.min(Math.round(LONGEST_S * metresPerS * 1000), FAR - 1);
  services.forEach(({ nodes }, kind) => {
    const { mm } = engine.nearest(nodes, 1, limitMm);
    living.forEach((node, at) => {
      const own = mm[node]!;
      if (own <= limitMm) direct[at * kinds + kind] = Math.ceil(own / 1000 / metresPerS);
    });
  });
  const [median, late] = skim({ timetable, changes, access, egress, direct }, leaving.departuresS, {
    maxS: LONGEST_S,
    order,
    percentiles: [50, 90],
  });
  const byNode = (times: Uint32Array): Uint32Array[] =>
    services.map((_, kind) => {
      const seconds = new Uint32Array(graph.nodes).fill(FAR);
      living.forEach((node, at) => (seconds[node] = times[at * kinds + kind]!));
      return seconds;
    });
  return { median: byNode(median!), late: byNode(late!) };
}

/** Each place of a service as a destination of its own. */
function placesOf({ nodes, place, size }: Services): { nodes: Uint32Array }[] {
  const own = Array.from(size, (): number[] => []);
  nodes.forEach((node, at) => own[place[at]!]!.push(node));
  return own.map((at) => ({ nodes: Uint32Array.from(at) }));
}

/** Seconds by place as minutes from the nodes asked for, row by row. */
function costsOf(from: Uint32Array, seconds: readonly Uint32Array[]): Costs {
  const cost = new Uint32Array(from.length * seconds.length);
  from.forEach((node, at) =>
    seconds.forEach((times, place) => (cost[at * seconds.length + place] = times[node]!)),
  );
  return travelCosts(cost, from.length, seconds.length, { unit: 1 / 60 });
}

/** Stops with calls, joined to the street that no barrier hides; those farther away than that are left out. */
function stopsOn({ built }: Model, { stops, calls }: Feed): Tied {
  const count = stops.ids.length;
  const isCalled = new Uint8Array(count);
  for (const stop of calls.stop) isCalled[stop] = 1;
  const snapper = edgeSnapper(built);
  const at = stops.ids.map((_, stop) =>
    isCalled[stop] === 1 && Number.isFinite(stops.lat[stop]) && Number.isFinite(stops.lon[stop])
      ? toPlane(stops.lon[stop]!, stops.lat[stop]!)
      : NOWHERE,
  );
  return tiedTo(
    snapper.snapAll(
      at.map(([x]) => x),
      at.map(([, y]) => y),
      { withinM: SNAP_M },
    ),
  );
}

/** Farther from every network than any place is. */
const NOWHERE: readonly [number, number] = [-1e7, -1e7];

/** All rows as one: to each stop the shortest. */
function nearestLegs({ to, seconds }: Legs): Map<number, number> {
  const best = new Map<number, number>();
  to.forEach((stop, k) => {
    if (seconds[k]! < (best.get(stop) ?? Infinity)) best.set(stop, seconds[k]!);
  });
  return best;
}

function joinedLegs(rows: readonly Map<number, number>[]): Legs {
  const first = new Uint32Array(rows.length + 1);
  rows.forEach((row, k) => (first[k + 1] = first[k]! + row.size));
  return {
    first,
    to: Uint32Array.from(rows.flatMap((row) => [...row.keys()])),
    seconds: Uint32Array.from(rows.flatMap((row) => [...row.values()])),
  };
}

const CELL_M = 400;

/** Neighbours together: those who board at the same stops are scanned at once. */
function byPlace({ graph: { xM, yM } }: Model, nodes: Uint32Array): Uint32Array {
  const column = (at: number): number => Math.floor(xM[nodes[at]!]! / CELL_M);
  return Uint32Array.from(
    Array.from(nodes.keys()).sort(
      (a, b) => column(a) - column(b) || yM[nodes[a]!]! - yM[nodes[b]!]! || a - b,
    ),
  );
}
