/** Lines that are taken away or run at another headway, lines that go in circles, and times far past midnight. */
import assert from "node:assert/strict";
import { test } from "node:test";
import { NetworkError, changedLines, clock, earliestArrivals, readGtfs, timetableOn } from "../src/index.ts";
import type { Feed } from "../src/index.ts";
import { gtfs } from "./support/gtfs.ts";

const DAY = "2026-03-17";
const rides = (feed: Feed, date = DAY): string[] => {
  const t = timetableOn(feed, date);
  return [...t.run].map(
    (_, c) =>
      `${feed.stops.ids[t.fromStop[c]!]} ${clock(t.departureS[c]!)} – ${feed.stops.ids[t.toStop[c]!]} ${clock(t.arrivalS[c]!)}`,
  );
};
/** Two lines: R, numbered 1, there and back; Q, numbered 2, once. */
const two = (): Feed =>
  readGtfs({
    ...gtfs({
      trips: {
        a: "X 08:00 Y 08:10",
        b: "X 08:30 Y 08:42",
        c: "X 09:00 Y 09:10",
        back: "Y 08:15 X 08:25",
        q: "X 08:05 Y 08:20",
      },
    }),
    "routes.txt": "route_id,route_short_name,route_type\nR,1,3\nQ,2,3\n",
    "trips.txt": "route_id,service_id,trip_id\nR,S,a\nR,S,b\nR,S,c\nR,S,back\nQ,S,q\n",
  });

test("a line that is taken away runs no more, by its number or its id; the others and the feed given stay", () => {
  const feed = two();
  const before = rides(feed);
  for (const line of ["2", "Q"])
    assert.deepEqual(
      rides(changedLines(feed, [{ type: "remove-line", line }])),
      before.filter((ride) => ride !== "X 08:05:00 – Y 08:20:00"),
    );
  assert.deepEqual(rides(feed), before);
});

test("another headway runs each variant as its middle trip, from its first departure up to its last", () => {
  const feed = changedLines(two(), [{ type: "change-headway", line: "1", headwayS: 1200 }]);
  assert.deepEqual(rides(feed), [
    "X 08:00:00 – Y 08:12:00",
    "X 08:05:00 – Y 08:20:00",
    "Y 08:15:00 – X 08:25:00",
    "X 08:20:00 – Y 08:32:00",
    "X 08:40:00 – Y 08:52:00",
    "X 09:00:00 – Y 09:12:00",
  ]);
  assert.deepEqual(rides(feed, "2026-03-18"), rides(feed));
});

test("the headway of a line told by frequencies takes their place", () => {
  const feed = readGtfs({
    ...gtfs({ trips: { f: "X 06:00 Y 06:10" } }),
    "frequencies.txt": "trip_id,start_time,end_time,headway_secs\nf,08:00:00,09:00:00,1200\n",
  });
  const changed = changedLines(feed, [{ type: "change-headway", line: "1", headwayS: 600 }]);
  assert.deepEqual(
    rides(changed).map((ride) => ride.slice(2, 10)),
    ["08:00:00", "08:10:00", "08:20:00", "08:30:00", "08:40:00"],
  );
});

test("a line that is not there, changed twice, or at a headway that cannot be: what it was and what there is", () => {
  const feed = two();
  const refuses = (changes: Parameters<typeof changedLines>[1], pattern: RegExp): void =>
    assert.throws(
      () => changedLines(feed, changes),
      (error) => error instanceof NetworkError && error.kind === "input" && pattern.test(error.message),
    );
  refuses([{ type: "remove-line", line: "9" }], /"9".*a line of the feed: 1, 2/);
  refuses(
    [
      { type: "remove-line", line: "1" },
      { type: "change-headway", line: "1", headwayS: 600 },
    ],
    /one change of each line/,
  );
  for (const headwayS of [0, -600, 29, 86_401, 600.5, NaN])
    refuses([{ type: "change-headway", line: "1", headwayS }], /30 to 86400/);
});

test("a line that goes in a circle comes back to where it began, and nobody gains by riding it round", () => {
  const feed = readGtfs(gtfs({ trips: { loop: "X 08:00 Y 08:10 Z 08:20 X 08:30 Y 08:40" } }));
  assert.deepEqual(feed.remarks, []);
  assert.deepEqual(rides(feed), [
    "X 08:00:00 – Y 08:10:00",
    "Y 08:10:00 – Z 08:20:00",
    "Z 08:20:00 – X 08:30:00",
    "X 08:30:00 – Y 08:40:00",
  ]);
  const [x, y, z] = ["X", "Y", "Z"].map((id) => feed.stops.ids.indexOf(id)) as [number, number, number];
  const stops = feed.stops.ids.length;
  const none = { first: new Uint32Array(stops + 1), to: new Uint32Array(), seconds: new Uint32Array() };
  const atX = { first: Uint32Array.of(0, 1), to: Uint32Array.of(x), seconds: Uint32Array.of(0) };
  const after = earliestArrivals(timetableOn(feed, DAY), none, atX, 0, 8 * 3600);
  assert.deepEqual([after[y], after[z]], [600, 1200]);
});

test("a trip may end at 48:00, two days after its day began; a minute later is a mistake that is told with its line", () => {
  const feed = readGtfs(gtfs({ trips: { far: "X 23:00 Y 26:00 Z 48:00" }, weekdays: "0100000" }));
  assert.deepEqual(rides(feed, "2026-03-18"), ["Y 02:00:00 – Z 24:00:00"]);
  assert.throws(
    () => readGtfs(gtfs({ trips: { far: "X 23:00 Y 48:01" } })),
    /48:01:00 in column arrival_time on line 3 of stop_times\.txt.*up to 48:00:00/,
  );
});
