import { NetworkError } from "../error.ts";
import { dateOf, dayOf, weekdayOf } from "./gtfs/dates.ts";
import { type Feed, NO_ALIGHTING, NO_BOARDING } from "./gtfs/feed.ts";
import { runsOn } from "./gtfs/services.ts";

/**
 * One day's connections: every ride from one call to the next, in order of departure, and on equal departures in the order of the trip.
 * Times are seconds after midnight of the date; trips of the day before that run on after midnight are in it.
 */
export interface Timetable {
  readonly date: string;
  readonly stops: number;
  /** Runs of trips: a trip that frequencies repeat is one run each time. */
  readonly runs: number;
  readonly fromStop: Uint32Array;
  readonly toStop: Uint32Array;
  readonly run: Uint32Array;
  readonly departureS: Int32Array;
  readonly arrivalS: Int32Array;
  /** `NO_BOARDING` at its start, `NO_ALIGHTING` at its end. */
  readonly flags: Uint8Array;
  /** The feed's trip of each run. */
  readonly tripOfRun: Uint32Array;
}

const DAY_S = 86_400;

/**
 * The connections of a date.
 * @param date such as "2026-03-17"
 * @throws NetworkError `input` where the feed does not speak for the date: expired, or not yet begun
 */
export function timetableOn(feed: Feed, date: string): Timetable {
  const day = dayOf(date);
  if (day < feed.valid.from || day > feed.valid.to)
    throw new NetworkError("input", {
      value: date,
      expected: `a date from ${dateOf(feed.valid.from)} to ${dateOf(feed.valid.to)}, which the feed speaks for`,
      action:
        day > feed.valid.to
          ? "The feed has expired: fetch a newer one, or choose an earlier date."
          : "Choose a later date, or fetch the feed of that time.",
    });
  const { first, seconds, trip } = runs(feed, day);
  const { firstCall } = feed.trips;
  const { calls } = feed;
  let count = 0;
  for (const of of trip) count += firstCall[of + 1]! - firstCall[of]! - 1;
  const order = byDeparture(feed, trip, first, seconds, count);
  const table = {
    date: dateOf(day),
    stops: feed.stops.ids.length,
    runs: trip.length,
    fromStop: new Uint32Array(order.kept),
    toStop: new Uint32Array(order.kept),
    run: new Uint32Array(order.kept),
    departureS: new Int32Array(order.kept),
    arrivalS: new Int32Array(order.kept),
    flags: new Uint8Array(order.kept),
    tripOfRun: trip,
  };
  for (let c = 0; c < order.kept; c += 1) {
    const run = order.run[c]!;
    const call = order.call[c]!;
    table.run[c] = run;
    table.fromStop[c] = calls.stop[call]!;
    table.toStop[c] = calls.stop[call + 1]!;
    table.departureS[c] = calls.departureS[call]! + seconds[run]!;
    table.arrivalS[c] = calls.arrivalS[call + 1]! + seconds[run]!;
    table.flags[c] = (calls.flags[call]! & NO_BOARDING) | (calls.flags[call + 1]! & NO_ALIGHTING);
  }
  return table;
}

/** Runs on a day: its own trips and those of the day before, with the seconds to add to their times, and the first call to use. */
function runs(feed: Feed, day: number): { trip: Uint32Array; seconds: Int32Array; first: Uint32Array } {
  const repeated = new Map<number, Feed["frequencies"][number][]>();
  for (const frequency of feed.frequencies) {
    const known = repeated.get(frequency.trip);
    if (known) known.push(frequency);
    else repeated.set(frequency.trip, [frequency]);
  }
  const trip: number[] = [];
  const seconds: number[] = [];
  const first: number[] = [];
  for (const back of [1, 0]) {
    const of = day - back;
    const weekday = weekdayOf(of);
    const running = feed.services.ids.map((_, service) => runsOn(feed.services, service, of, weekday));
    for (let t = 0; t < feed.trips.ids.length; t += 1) {
      const from = feed.trips.firstCall[t]!;
      const to = feed.trips.firstCall[t + 1]!;
      if (from === to || !running[feed.trips.service[t]!]) continue;
      const starts = repeated.get(t);
      const began = feed.calls.departureS[from]!;
      const add = (shift: number): void => {
        if (feed.calls.arrivalS[to - 1]! + shift < 0) return;
        trip.push(t);
        seconds.push(shift);
        first.push(from);
      };
      if (!starts) add(-back * DAY_S);
      else
        for (const { startS, endS, headwayS } of starts)
          for (let start = startS; start < endS; start += headwayS) add(start - began - back * DAY_S);
    }
  }
  return { trip: Uint32Array.from(trip), seconds: Int32Array.from(seconds), first: Uint32Array.from(first) };
}

/** Counting sort by departure; connections that leave before midnight of the date fall away. */
function byDeparture(
  { calls, trips }: Feed,
  trip: Uint32Array,
  first: Uint32Array,
  seconds: Int32Array,
  count: number,
): { run: Uint32Array; call: Uint32Array; kept: number } {
  const SPAN_S = 3 * DAY_S;
  const begin = new Uint32Array(SPAN_S + 1);
  const each = (visit: (run: number, call: number, departureS: number) => void): void => {
    for (let run = 0; run < trip.length; run += 1) {
      const last = trips.firstCall[trip[run]! + 1]! - 1;
      for (let call = first[run]!; call < last; call += 1) {
        const departureS = calls.departureS[call]! + seconds[run]!;
        if (departureS >= 0 && departureS < SPAN_S) visit(run, call, departureS);
      }
    }
  };
  each((_run, _call, departureS) => (begin[departureS + 1]! += 1));
  for (let s = 0; s < SPAN_S; s += 1) begin[s + 1]! += begin[s]!;
  const run = new Uint32Array(count);
  const call = new Uint32Array(count);
  const kept = begin[SPAN_S]!;
  each((r, c, departureS) => {
    const at = begin[departureS]!++;
    run[at] = r;
    call[at] = c;
  });
  return { run, call, kept };
}
