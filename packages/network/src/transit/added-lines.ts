import { NetworkError } from "../error.ts";
import type { Feed } from "./gtfs/feed.ts";

/** A stop that the feed does not have yet. */
export interface NewStop {
  readonly name: string;
  /** WGS 84 degrees. */
  readonly lat: number;
  readonly lon: number;
}

/** A line that does not run yet: by the same stops all day, every day the feed speaks for. */
export interface NewLine {
  /** What it is called. */
  readonly line: string;
  /** Two or more, in order: the number of one that the feed has, or a new one. Two new ones at one place are one. */
  readonly stops: readonly (number | NewStop)[];
  /** Whole seconds from each stop to the next, one fewer than there are stops. */
  readonly runS: readonly number[];
  readonly headwayS: number;
  /** First and last departure from the first stop, seconds after midnight; the way back leaves its first stop at the same times. */
  readonly firstS: number;
  readonly lastS: number;
  /** There and back unless told. */
  readonly isOneWay?: boolean;
}

const DAY_S = 86_400;
const EVERY_DAY = 0b111_1111;
const BUS = 3;

/**
 * A feed with new lines beside its own; the feed given is not touched. A line is one trip in each direction that runs again and again
 * (`frequencies`), without waiting at stops: halts are part of the running times. Whoever comes at any time waits half the headway on average.
 *
 * @throws NetworkError `input` for fewer than two stops, two alike in a row, one that the feed does not have, running times that do not fit,
 * hours that end before they begin, and a headway that is not 30 seconds to 24 hours
 */
export function addedLines(feed: Feed, lines: readonly NewLine[]): Feed {
  if (lines.length === 0) return feed;
  const service = feed.services.ids.length;
  const stops = new NewStops(feed);
  const routes = { ids: [...feed.routes.ids], names: [...feed.routes.names], type: [...feed.routes.type] };
  const trips = { ids: [...feed.trips.ids], route: [...feed.trips.route], service: [...feed.trips.service] };
  const firstCall = [...feed.trips.firstCall];
  const added = { stop: [] as number[], atS: [] as number[] };
  const frequencies = [...feed.frequencies];
  for (const line of lines) {
    check(line);
    const called = line.stops.map((stop) => stops.numberOf(stop));
    const twice = called.findIndex((stop, k) => stop === called[k + 1]);
    if (twice >= 0)
      throw wrong(
        `stops ${twice + 1} and ${twice + 2} of ${line.line}`,
        "two different stops in a row",
        "Remove one of them.",
      );
    const route = routes.ids.push(`new:${routes.ids.length}`) - 1;
    routes.names.push(line.line);
    routes.type.push(BUS);
    const ways = line.isOneWay
      ? [{ called, runS: line.runS }]
      : [
          { called, runS: line.runS },
          { called: called.toReversed(), runS: line.runS.toReversed() },
        ];
    for (const { called: own, runS } of ways) {
      const trip = trips.ids.push(`new:${trips.ids.length}`) - 1;
      trips.route.push(route);
      trips.service.push(service);
      let atS = line.firstS;
      own.forEach((stop, k) => {
        if (k > 0) atS += runS[k - 1]!;
        added.stop.push(stop);
        added.atS.push(atS);
      });
      firstCall.push(feed.calls.stop.length + added.stop.length);
      frequencies.push({ trip, startS: line.firstS, endS: line.lastS + 1, headwayS: line.headwayS });
    }
  }
  const { calls, services } = feed;
  return {
    ...feed,
    stops: stops.all(),
    routes: { ids: routes.ids, names: routes.names, type: Int32Array.from(routes.type) },
    trips: {
      ids: trips.ids,
      route: Uint32Array.from(trips.route),
      service: Uint32Array.from(trips.service),
      firstCall: Uint32Array.from(firstCall),
    },
    calls: {
      stop: joined(calls.stop, added.stop),
      arrivalS: joined(calls.arrivalS, added.atS),
      departureS: joined(calls.departureS, added.atS),
      flags: joined(calls.flags, new Uint8Array(added.stop.length)),
    },
    services: {
      ids: [...services.ids, "every day"],
      weekdays: joined(services.weekdays, [EVERY_DAY]),
      from: joined(services.from, [feed.valid.from]),
      to: joined(services.to, [feed.valid.to]),
      exceptions: [...services.exceptions, new Map()],
    },
    frequencies,
  };
}

/** The feed's stops and those that come to it. */
class NewStops {
  readonly #feed: Feed;
  readonly #added: NewStop[] = [];
  readonly #at = new Map<string, number>();

  constructor(feed: Feed) {
    this.#feed = feed;
  }

  numberOf(stop: number | NewStop): number {
    const known = this.#feed.stops.ids.length;
    if (typeof stop === "number") {
      if (Number.isInteger(stop) && stop >= 0 && stop < known) return stop;
      throw wrong(
        stop,
        `the number of a stop, 0 to ${known - 1}`,
        "Give one that the feed has, or a new one.",
      );
    }
    if (!(Math.abs(stop.lat) <= 90 && Math.abs(stop.lon) <= 180))
      throw wrong(
        `${stop.lat}, ${stop.lon}`,
        "latitude and longitude in degrees",
        "Correct the place of the stop.",
      );
    const place = `${stop.lat} ${stop.lon}`;
    const number = this.#at.get(place) ?? known + this.#added.push(stop) - 1;
    this.#at.set(place, number);
    return number;
  }

  all(): Feed["stops"] {
    const { ids, names, lat, lon, parent } = this.#feed.stops;
    const added = this.#added;
    return {
      ids: [...ids, ...added.map((_, k) => `new:${ids.length + k}`)],
      names: [...names, ...added.map(({ name }) => name)],
      lat: joined(
        lat,
        added.map((stop) => stop.lat),
      ),
      lon: joined(
        lon,
        added.map((stop) => stop.lon),
      ),
      parent: joined(
        parent,
        added.map(() => -1),
      ),
    };
  }
}

type Column = Uint8Array | Uint32Array | Int32Array | Float64Array;

/** One column with more at its end. */
function joined<T extends Column>(column: T, more: ArrayLike<number>): T {
  const all = new (column.constructor as new (length: number) => T)(column.length + more.length);
  all.set(column);
  all.set(more, column.length);
  return all;
}

function check({ line, stops, runS, headwayS, firstS, lastS }: NewLine): void {
  if (stops.length < 2) throw wrong(`${stops.length} stops of ${line}`, "two stops or more", "Give another.");
  if (runS.length !== stops.length - 1)
    throw wrong(
      `${runS.length} running times of ${line}`,
      `${stops.length - 1}, one between each stop and the next`,
      "Give one for each.",
    );
  const run = runS.find((one) => !(Number.isInteger(one) && one >= 1 && one <= DAY_S));
  if (run !== undefined) throw wrong(run, `a running time of 1 to ${DAY_S} whole seconds`, "Correct it.");
  if (!isHeadway(headwayS)) throw wrong(headwayS, HEADWAY, "Correct the headway.");
  if (
    !(
      Number.isInteger(firstS) &&
      Number.isInteger(lastS) &&
      firstS >= 0 &&
      lastS < 2 * DAY_S &&
      firstS <= lastS
    )
  )
    throw wrong(
      `${firstS}–${lastS} s`,
      "a first and a last departure after midnight, the last not before the first",
      "Correct the hours of service.",
    );
}

export const HEADWAY = "a headway of whole seconds from 30 to 86400";
export const isHeadway = (headwayS: number): boolean =>
  Number.isInteger(headwayS) && headwayS >= 30 && headwayS <= DAY_S;

const wrong = (value: unknown, expected: string, action: string): NetworkError =>
  new NetworkError("input", { value, expected, action });
