import { NetworkError } from "../error.ts";
import { HEADWAY, type NewLine, addedLines, isHeadway } from "./added-lines.ts";
import type { Feed } from "./gtfs/feed.ts";

/** One change of a line, named by its number or its id in the feed; a line that is added has the name it is given. */
export type LineChange =
  | { type: "remove-line"; line: string }
  /** Every `headwayS` seconds from the first departure of the day to the last, each variant of the line by itself. */
  | { type: "change-headway"; line: string; headwayS: number }
  | ({ type: "add-line" } & NewLine);

const LISTED = 30;

/**
 * A feed with some lines added, taken away or at another headway; the feed given is not touched. A variant is the trips of a line that run on the same days
 * by the same stops. At another headway it runs as its middle trip does, from the first departure of its day up to the last: a variant with one
 * departure keeps it.
 *
 * @throws NetworkError `input` for a line the feed does not have, one that is changed twice, a headway that is not 30 seconds to 24 hours, and a new
 * line that cannot run (`addedLines`)
 */
export function changedLines(feed: Feed, changes: readonly LineChange[]): Feed {
  const { trips, services } = feed;
  const never = services.ids.length;
  const service = Uint32Array.from(trips.service);
  let frequencies = [...feed.frequencies];
  const changed = new Set<string>();
  for (const change of changes) {
    if (change.type === "add-line") continue;
    if (changed.has(change.line))
      throw new NetworkError("input", {
        value: change.line,
        expected: "one change of each line",
        action: "Remove one of the two.",
      });
    changed.add(change.line);
    const own = tripsOf(feed, change.line);
    if (change.type === "remove-line") {
      for (const trip of own) service[trip] = never;
      continue;
    }
    const { headwayS } = change;
    if (!isHeadway(headwayS))
      throw new NetworkError("input", {
        value: headwayS,
        expected: HEADWAY,
        action: "Correct the headway.",
      });
    const isOwn = new Set(own);
    const kept = frequencies.filter(({ trip }) => !isOwn.has(trip));
    for (const variant of variantsOf(feed, own)) {
      const { firstS, lastS, middle } = spanOf(feed, variant);
      for (const trip of variant) if (trip !== middle) service[trip] = never;
      kept.push({ trip: middle, startS: firstS, endS: lastS + 1, headwayS });
    }
    frequencies = kept;
  }
  const kept: Feed = {
    ...feed,
    frequencies,
    trips: { ...trips, service },
    services: {
      ids: [...services.ids, "never"],
      weekdays: Uint8Array.of(...services.weekdays, 0),
      from: Int32Array.of(...services.from, 1),
      to: Int32Array.of(...services.to, 0),
      exceptions: [...services.exceptions, new Map()],
    },
  };
  return addedLines(
    kept,
    changes.filter((change) => change.type === "add-line"),
  );
}

function tripsOf({ routes, trips }: Feed, line: string): number[] {
  const isMeant = routes.ids.map((id, route) => id === line || routes.names[route] === line);
  const own = Array.from(trips.route.keys()).filter((trip) => isMeant[trips.route[trip]!]);
  if (own.length > 0) return own;
  const known = [...new Set(routes.names.map((name, route) => name || routes.ids[route]!))].sort();
  throw new NetworkError("input", {
    value: line,
    expected: `a line of the feed: ${known.slice(0, LISTED).join(", ")}${known.length > LISTED ? ", …" : ""}`,
    action: "Give a line's number or id.",
  });
}

function variantsOf({ trips, calls }: Feed, own: readonly number[]): number[][] {
  const variants = new Map<string, number[]>();
  for (const trip of own) {
    const stops = calls.stop.subarray(trips.firstCall[trip], trips.firstCall[trip + 1]);
    if (stops.length === 0) continue;
    const key = `${trips.service[trip]} ${stops.join(",")}`;
    const known = variants.get(key);
    if (known) known.push(trip);
    else variants.set(key, [trip]);
  }
  return [...variants.values()];
}

/** First and last departure of a variant's day, and the trip in the middle of them. */
function spanOf({ trips, calls, frequencies }: Feed, variant: readonly number[]) {
  const starts: { trip: number; atS: number }[] = [];
  for (const trip of variant) {
    const repeated = frequencies.filter((one) => one.trip === trip);
    if (repeated.length === 0) starts.push({ trip, atS: calls.departureS[trips.firstCall[trip]!]! });
    for (const { startS, endS, headwayS } of repeated) {
      starts.push({ trip, atS: startS });
      starts.push({ trip, atS: startS + headwayS * Math.max(0, Math.ceil((endS - startS) / headwayS) - 1) });
    }
  }
  starts.sort((a, b) => a.atS - b.atS || a.trip - b.trip);
  return {
    firstS: starts[0]!.atS,
    lastS: starts.at(-1)!.atS,
    middle: starts[starts.length >> 1]!.trip,
  };
}
