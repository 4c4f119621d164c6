/** Lines that are added to a timetable: when they run, how long one waits, and what cannot run. */
import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import {
  NetworkError,
  addedLines,
  changedLines,
  clock,
  earliestArrivals,
  readGtfs,
  skim,
  timetableOn,
} from "../src/index.ts";
import type { Feed, Legs, NewLine } from "../src/index.ts";
import { gtfs } from "./support/gtfs.ts";

const DAY = "2026-03-17";
const EIGHT = 8 * 3600;
const feed = readGtfs(gtfs({ trips: { a: "X 08:00 Y 08:30", b: "Y 08:05 X 08:35" } }));
const [x, y] = ["X", "Y"].map((id) => feed.stops.ids.indexOf(id)) as [number, number];
const Z = { name: "Z", lat: 59.5, lon: 15.5 };
const line = (more: Partial<NewLine> = {}): NewLine => ({
  line: "Ny",
  stops: [x, Z, y],
  runS: [300, 420],
  headwayS: 600,
  firstS: EIGHT,
  lastS: EIGHT + 1200,
  ...more,
});
const rides = (of: Feed, date = DAY): string[] => {
  const t = timetableOn(of, date);
  return [...t.run].map(
    (_, c) =>
      `${of.stops.names[t.fromStop[c]!]} ${clock(t.departureS[c]!).slice(0, 5)} – ${of.stops.names[t.toStop[c]!]} ${clock(t.arrivalS[c]!).slice(0, 5)}`,
  );
};
/** One place at a stop: no walk at all. */
const at = (stop: number): Legs => ({
  first: Uint32Array.of(0, 1),
  to: Uint32Array.of(stop),
  seconds: Uint32Array.of(0),
});
const noChanges = (stops: number): Legs => ({
  first: new Uint32Array(stops + 1),
  to: new Uint32Array(),
  seconds: new Uint32Array(),
});
/** Seconds from leaving one stop to being at another, at each departure. */
const times = (of: Feed, from: number, to: number, departuresS: readonly number[]): number[] => {
  const timetable = timetableOn(of, DAY);
  const changes = noChanges(timetable.stops);
  return departuresS.map(
    (departureS) => skim({ timetable, changes, access: at(from), egress: at(to) }, [departureS])[0]![0]!,
  );
};
const mean = (all: readonly number[]): number => all.reduce((sum, one) => sum + one, 0) / all.length;

test("a new line runs there and back from its first departure to its last, both counted, every day; the rest and the feed given stay", () => {
  const before = rides(feed);
  const added = rides(addedLines(feed, [line()]));
  assert.deepEqual(
    added.filter((ride) => !before.includes(ride)).sort(),
    ["00", "10", "20"]
      .flatMap((m) => [
        `X 08:${m} – Z 08:${String(Number(m) + 5).padStart(2, "0")}`,
        `Y 08:${m} – Z 08:${String(Number(m) + 7).padStart(2, "0")}`,
        `Z 08:${String(Number(m) + 5).padStart(2, "0")} – Y 08:${Number(m) + 12}`,
        `Z 08:${String(Number(m) + 7).padStart(2, "0")} – X 08:${Number(m) + 12}`,
      ])
      .sort(),
  );
  assert.deepEqual(added.length, before.length + 12);
  assert.deepEqual(rides(feed), before);
  // A Sunday, when nothing else of it changes.
  assert.equal(rides(addedLines(feed, [line()]), "2026-03-22").length, rides(feed, "2026-03-22").length + 12);
  assert.equal(rides(addedLines(feed, [line({ isOneWay: true })])).length, before.length + 6);
});

test("a line with headway h is waited for h/2 on average, whatever h is, and then takes its running time: closed form", () => {
  for (const headwayMin of [1, 4, 10, 15, 60]) {
    const headwayS = 60 * headwayMin;
    const changed = addedLines(readGtfs(gtfs({ trips: { other: "P 03:00 Q 03:10" } })), [
      line({ stops: [Z, { ...Z, lon: 15.6 }], runS: [500], headwayS, firstS: 5 * 3600, lastS: 23 * 3600 }),
    ]);
    const from = changed.stops.names.indexOf("Z");
    // Half past every minute of one headway: the midpoints of as many equal parts.
    const leave = Array.from({ length: headwayMin }, (_, minute) => EIGHT + 60 * minute + 30);
    assert.equal(mean(times(changed, from, from + 1, leave)), headwayS / 2 + 500);
    assert.equal(mean(times(changed, from + 1, from, leave)), headwayS / 2 + 500);
  }
});

test("two new lines that share a place change there; two new stops at one place are one", () => {
  const w = { name: "W", lat: 59.6, lon: 15.6 };
  const both = addedLines(feed, [
    line({ stops: [x, Z], runS: [300], isOneWay: true }),
    line({ line: "Tvär", stops: [{ ...Z }, w], runS: [240], firstS: EIGHT + 360, isOneWay: true }),
  ]);
  assert.equal(both.stops.ids.length, feed.stops.ids.length + 2);
  const [z, last] = [feed.stops.ids.length, feed.stops.ids.length + 1];
  const timetable = timetableOn(both, DAY);
  const changes: Legs = {
    first: Uint32Array.from({ length: timetable.stops + 1 }, (_, stop) => stop),
    to: Uint32Array.from({ length: timetable.stops }, (_, stop) => stop),
    seconds: new Uint32Array(timetable.stops).fill(60),
  };
  const arrivals = earliestArrivals(timetable, changes, at(x), 0, EIGHT);
  assert.equal(arrivals[z], 300);
  assert.equal(arrivals[last], 360 + 240);
});

test("a line past midnight runs on into the next day, and the day before's is there in the early hours", () => {
  const late = addedLines(feed, [
    line({ stops: [x, y], runS: [600], headwayS: 3600, firstS: 23 * 3600, lastS: 25 * 3600, isOneWay: true }),
  ]);
  const before = new Set(rides(feed));
  assert.deepEqual(
    rides(late).filter((ride) => !before.has(ride)),
    ["X 00:00 – Y 00:10", "X 01:00 – Y 01:10", "X 23:00 – Y 23:10", "X 24:00 – Y 24:10", "X 25:00 – Y 25:10"],
  );
});

test("adding a line never makes a journey longer (property)", () => {
  const departures = [EIGHT - 600, EIGHT, EIGHT + 90];
  const before = times(feed, x, y, departures);
  fc.assert(
    fc.property(
      fc.integer({ min: 30, max: 7200 }),
      fc.tuple(fc.integer({ min: 1, max: 3000 }), fc.integer({ min: 1, max: 3000 })),
      fc.integer({ min: 0, max: 7200 }),
      fc.boolean(),
      (headwayS, runS, hours, isOneWay) => {
        const more = { headwayS, runS, firstS: EIGHT - 3600, lastS: EIGHT - 3600 + hours, isOneWay };
        times(addedLines(feed, [line(more)]), x, y, departures).forEach((one, k) =>
          assert.ok(one <= before[k]!),
        );
      },
    ),
    { numRuns: 60 },
  );
});

test("a line is added beside others that are changed in the same list, in whatever order", () => {
  const add = { type: "add-line", ...line() } as const;
  const remove = { type: "remove-line", line: "1" } as const;
  const [one, other] = [changedLines(feed, [add, remove]), changedLines(feed, [remove, add])];
  assert.deepEqual(rides(one), rides(other));
  assert.equal(rides(one).length, 12);
  assert.deepEqual(rides(changedLines(feed, [add])), rides(addedLines(feed, [line()])));
});

test("what cannot run is refused with what it was and what was expected", () => {
  const refuses = (more: Partial<NewLine>, pattern: RegExp): void =>
    assert.throws(
      () => addedLines(feed, [line(more)]),
      (error) => error instanceof NetworkError && error.kind === "input" && pattern.test(error.message),
    );
  refuses({ stops: [x], runS: [] }, /1 stops of Ny.*two stops or more/);
  refuses({ stops: [x, x, y] }, /stops 1 and 2 of Ny.*two different stops/);
  refuses({ stops: [x, Z, { ...Z }] }, /stops 2 and 3/);
  refuses({ stops: [x, 99, y] }, /99.*number of a stop/);
  refuses({ stops: [x, { ...Z, lat: 95 }, y] }, /latitude and longitude/);
  refuses({ runS: [300] }, /1 running times of Ny.*2, one between/);
  for (const run of [0, -5, 1.5, NaN, 90_000]) refuses({ runS: [300, run] }, /running time of 1 to/);
  for (const headwayS of [0, 29, 86_401, NaN]) refuses({ headwayS }, /30 to 86400/);
  refuses({ firstS: EIGHT, lastS: EIGHT - 1 }, /not before the first/);
  refuses({ lastS: 172_800 }, /hours of service/);
});
