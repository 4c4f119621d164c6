import { NetworkError } from "../../error.ts";
import type { Feed } from "./feed.ts";

/**
 * Several feeds of one region as one, for changes between operators. Ids get the number of their feed in front ("2:…") so that they stay
 * apart. The joined feed speaks for the days that all of them do.
 */
export function joinFeeds(feeds: readonly Feed[]): Feed {
  if (feeds.length === 0)
    throw new NetworkError("input", {
      value: 0,
      expected: "one feed or more",
      action: "Give the feeds to join.",
    });
  const before = { stop: 0, route: 0, trip: 0, service: 0, call: 0 };
  const starts = feeds.map((feed) => {
    const start = { ...before };
    before.stop += feed.stops.ids.length;
    before.route += feed.routes.ids.length;
    before.trip += feed.trips.ids.length;
    before.service += feed.services.ids.length;
    before.call += feed.calls.stop.length;
    return start;
  });
  const ids = (of: (feed: Feed) => readonly string[]): string[] =>
    feeds.flatMap((feed, k) => of(feed).map((id) => `${k + 1}:${id}`));
  const numbers = <T extends Uint32Array | Int32Array>(
    joined: T,
    of: (feed: Feed) => T,
    by: "stop" | "route" | "service" | "call" | undefined,
    at: "stop" | "route" | "trip" | "service" | "call",
  ): T => {
    feeds.forEach((feed, k) => {
      const start = starts[k]!;
      of(feed).forEach((value, i) => {
        joined[start[at] + i] = by === undefined || value < 0 ? value : value + start[by];
      });
    });
    return joined;
  };
  const floats = (of: (feed: Feed) => Float64Array): Float64Array =>
    Float64Array.from(feeds.flatMap((feed) => [...of(feed)]));
  const bytes = (of: (feed: Feed) => Uint8Array, length: number): Uint8Array => {
    const joined = new Uint8Array(length);
    let at = 0;
    for (const feed of feeds) {
      joined.set(of(feed), at);
      at += of(feed).length;
    }
    return joined;
  };
  return {
    stops: {
      ids: ids((feed) => feed.stops.ids),
      names: feeds.flatMap((feed) => feed.stops.names),
      lat: floats((feed) => feed.stops.lat),
      lon: floats((feed) => feed.stops.lon),
      parent: numbers(new Int32Array(before.stop), (feed) => feed.stops.parent, "stop", "stop"),
    },
    routes: {
      ids: ids((feed) => feed.routes.ids),
      names: feeds.flatMap((feed) => feed.routes.names),
      type: numbers(new Int32Array(before.route), (feed) => feed.routes.type, undefined, "route"),
    },
    trips: {
      ids: ids((feed) => feed.trips.ids),
      route: numbers(new Uint32Array(before.trip), (feed) => feed.trips.route, "route", "trip"),
      service: numbers(new Uint32Array(before.trip), (feed) => feed.trips.service, "service", "trip"),
      firstCall: numbers(new Uint32Array(before.trip + 1), (feed) => feed.trips.firstCall, "call", "trip"),
    },
    calls: {
      stop: numbers(new Uint32Array(before.call), (feed) => feed.calls.stop, "stop", "call"),
      arrivalS: numbers(new Int32Array(before.call), (feed) => feed.calls.arrivalS, undefined, "call"),
      departureS: numbers(new Int32Array(before.call), (feed) => feed.calls.departureS, undefined, "call"),
      flags: bytes((feed) => feed.calls.flags, before.call),
    },
    services: {
      ids: ids((feed) => feed.services.ids),
      weekdays: bytes((feed) => feed.services.weekdays, before.service),
      from: numbers(new Int32Array(before.service), (feed) => feed.services.from, undefined, "service"),
      to: numbers(new Int32Array(before.service), (feed) => feed.services.to, undefined, "service"),
      exceptions: feeds.flatMap((feed) => feed.services.exceptions),
    },
    frequencies: feeds.flatMap((feed, k) =>
      feed.frequencies.map((frequency) => ({ ...frequency, trip: frequency.trip + starts[k]!.trip })),
    ),
    transfers: feeds.flatMap((feed, k) =>
      feed.transfers.map(({ from, to, ...transfer }) => ({
        from: from + starts[k]!.stop,
        to: to + starts[k]!.stop,
        ...transfer,
      })),
    ),
    valid: {
      from: Math.max(...feeds.map((feed) => feed.valid.from)),
      to: Math.min(...feeds.map((feed) => feed.valid.to)),
    },
    remarks: feeds.flatMap((feed) => feed.remarks),
  };
}
