import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import {
  FAR,
  type Legs,
  type Timetable,
  changesBetween,
  earliestArrivals,
  readGtfs,
  skim,
  timetableOn,
  turnedLegs,
} from "../src/index.ts";
import { gtfs } from "./support/gtfs.ts";

type Leg = [from: number, to: number, seconds: number];

const legs = (places: number, list: readonly Leg[]): Legs => {
  const rows = Array.from({ length: places }, (_, i) => list.filter(([from]) => from === i));
  const first = new Uint32Array(places + 1);
  rows.forEach((row, i) => (first[i + 1] = first[i]! + row.length));
  const flat = rows.flat();
  return {
    first,
    to: Uint32Array.from(flat, ([, to]) => to),
    seconds: Uint32Array.from(flat, ([, , seconds]) => seconds),
  };
};

const EIGHT = 8 * 3600;
const at = (hour: number, minute: number): number => hour * 3600 + minute * 60;
const minutes = (seconds: Iterable<number>): number[] =>
  Array.from(seconds, (s) => (s === FAR ? Infinity : s / 60));

/** Every journey tried by relaxing all rides over and over until nothing gets earlier: slow, and nothing to get wrong. */
function slowArrivals(
  t: Timetable,
  changes: Legs,
  access: Legs,
  leave: number,
  maxS: number,
  maxRides: number,
): Uint32Array {
  const rides: { run: number; from: number; to: number; leaves: number; comes: number }[] = [];
  for (let run = 0; run < t.runs; run += 1) {
    const of = [...t.run.keys()].filter((c) => t.run[c] === run);
    of.forEach((a, k) => {
      for (const b of of.slice(k))
        rides.push({
          run,
          from: t.fromStop[a]!,
          to: t.toStop[b]!,
          leaves: t.departureS[a]! - leave,
          comes: t.arrivalS[b]! - leave,
        });
    });
  }
  const best = new Uint32Array(t.stops).fill(FAR);
  let ready = new Map<number, number>();
  for (let k = access.first[0]!; k < access.first[1]!; k += 1)
    ready.set(access.to[k]!, Math.min(ready.get(access.to[k]!) ?? FAR, access.seconds[k]!));
  for (let ride = 0; ride < Math.min(maxRides, t.runs + 1); ride += 1) {
    const after = new Map<number, number>();
    for (const { from, to, leaves, comes } of rides) {
      if (leaves < 0 || leaves > maxS || comes > maxS || (ready.get(from) ?? FAR) > leaves) continue;
      best[to] = Math.min(best[to]!, comes);
      for (let k = changes.first[to]!; k < changes.first[to + 1]!; k += 1)
        after.set(changes.to[k]!, Math.min(after.get(changes.to[k]!) ?? FAR, comes + changes.seconds[k]!));
    }
    ready = after;
  }
  return best;
}

const town = readGtfs(
  gtfs({
    trips: {
      slow: "A 08:10 B 08:20 C 08:50",
      fast: "B 08:22 C 08:30",
      late: "B 08:26 C 08:34",
      next: "D 08:40 E 08:50",
    },
  }),
);
const table = timetableOn(town, "2026-03-17");
const [A, B, C, D, E] = ["A", "B", "C", "D", "E"].map((id) => town.stops.ids.indexOf(id)) as [
  number,
  number,
  number,
  number,
  number,
];
// Stops C and D lie three minutes apart on foot.
const walks = legs(5, [
  [C, D, 180],
  [D, C, 180],
]);

test("changes: the least time at one stop comes first, walks take it on top, transfers of kind 2 hold where longer, kind 3 forbids", () => {
  const row = (changes: Legs, stop: number): [number, number][] =>
    [...changes.to.subarray(changes.first[stop], changes.first[stop + 1])].map((to, k) => [
      to,
      changes.seconds[changes.first[stop]! + k]!,
    ]);
  assert.deepEqual(row(changesBetween(town, walks), C), [
    [C, 60],
    [D, 240],
  ]);
  const told = (from: number, to: number, kind: number, minS = 0) => ({
    stops: town.stops,
    transfers: [{ from, to, kind, minS }],
  });
  assert.deepEqual(row(changesBetween(told(C, D, 2, 300), walks), C), [
    [C, 60],
    [D, 300],
  ]);
  assert.deepEqual(row(changesBetween(told(C, D, 2, 30), walks), C), [
    [C, 60],
    [D, 240],
  ]);
  assert.deepEqual(row(changesBetween(told(C, D, 3), walks), C), [[C, 60]]);
  assert.deepEqual(row(changesBetween(told(C, C, 2, 150), walks), C), [
    [C, 150],
    [D, 240],
  ]);
  assert.deepEqual(row(changesBetween(told(C, E, 2, 600), walks, { changeS: 0 }), C), [
    [C, 0],
    [D, 180],
    [E, 600],
  ]);
  const station = {
    stops: { ...town.stops, parent: Int32Array.of(-1, 0, 0, -1, -1) },
    transfers: [{ from: 0, to: 0, kind: 2, minS: 90 }],
  };
  assert.deepEqual(row(changesBetween(station, legs(5, [])), 1), [
    [1, 90],
    [0, 90],
    [2, 90],
  ]);
});

test("the earliest arrival changes where there is time, walks between stops once, and waits", () => {
  const origin = legs(1, [[0, A, 300]]);
  const arrival = (changeS: number, departure = EIGHT, options = {}): number[] =>
    minutes(earliestArrivals(table, changesBetween(town, walks, { changeS }), origin, 0, departure, options));
  assert.deepEqual(arrival(60), [Infinity, 20, 30, Infinity, 50]);
  assert.deepEqual(arrival(180), [Infinity, 20, 34, Infinity, 50], "two minutes do not do: the later bus");
  assert.deepEqual(arrival(900), [Infinity, 20, 50, Infinity, Infinity], "staying on needs no change");
  assert.deepEqual(arrival(60, at(8, 5)), [Infinity, 15, 25, Infinity, 45], "counted from leaving");
  assert.deepEqual(
    arrival(60, at(8, 6)),
    [Infinity, Infinity, Infinity, Infinity, Infinity],
    "four minutes are too few to walk to the stop",
  );
  assert.deepEqual(arrival(60, EIGHT, { maxRides: 1 }), [Infinity, 20, 50, Infinity, Infinity]);
  assert.deepEqual(arrival(60, EIGHT, { maxRides: 2 }), [Infinity, 20, 30, Infinity, Infinity]);
  assert.deepEqual(arrival(60, EIGHT, { maxS: 1800 }), [Infinity, 20, 30, Infinity, Infinity]);
});

test("a skim adds the walk from the stop, takes walking all the way where it is faster, and FAR where there is no journey", () => {
  const access = legs(2, [
    [0, A, 300],
    [1, E, 0],
  ]);
  const egress = turnedLegs(
    legs(5, [
      [C, 0, 120],
      [B, 0, 1500],
      [E, 1, 60],
      [D, 1, 0],
    ]),
    2,
  );
  const transit = { timetable: table, changes: changesBetween(town, walks), access, egress };
  assert.deepEqual(minutes(skim(transit, [EIGHT])[0]!), [32, 51, Infinity, Infinity]);
  const direct = Uint32Array.of(1860, FAR, FAR, 2000);
  assert.deepEqual([...skim({ ...transit, direct }, [EIGHT])[0]!], [1860, 3060, FAR, 2000]);
});

test("percentiles over departures are of the nearest rank, with no journey as the longest", () => {
  const transit = {
    timetable: table,
    changes: changesBetween(town, walks),
    access: legs(1, [[0, A, 300]]),
    egress: turnedLegs(legs(5, [[B, 0, 0]]), 1),
  };
  // Leaving at 8.00 … 8.05 takes 20 … 15 minutes, leaving at 8.06 there is no journey.
  const departures = Array.from({ length: 7 }, (_, k) => EIGHT + 60 * k);
  const [p1, p50, p75, p86, p100] = skim(transit, departures, { percentiles: [1, 50, 75, 86, 100] });
  assert.deepEqual(
    [p1, p50, p75, p86, p100].map((p) => minutes(p!)[0]),
    [15, 18, 20, Infinity, Infinity],
  );
});

const network = fc
  .record({
    stops: fc.integer({ min: 2, max: 7 }),
    trips: fc.array(
      fc.record({
        start: fc.integer({ min: 0, max: 50 }),
        path: fc.array(fc.tuple(fc.nat(6), fc.integer({ min: 1, max: 9 }), fc.nat(2)), {
          minLength: 2,
          maxLength: 6,
        }),
      }),
      { minLength: 1, maxLength: 9 },
    ),
    walks: fc.array(fc.tuple(fc.nat(6), fc.nat(6), fc.integer({ min: 10, max: 600 })), { maxLength: 8 }),
    access: fc.array(fc.tuple(fc.nat(18), fc.nat(6), fc.integer({ min: 0, max: 900 })), {
      minLength: 1,
      maxLength: 30,
    }),
    changeS: fc.constantFrom(0, 60, 200),
    maxRides: fc.constantFrom(1, 2, 3, Infinity),
  })
  .map(({ stops, trips, walks, access, changeS, maxRides }) => {
    const two = (n: number): string => String(n).padStart(2, "0");
    const clockAt = (m: number): string => `${two(8 + Math.floor(m / 60))}:${two(m % 60)}`;
    const feed = readGtfs(
      gtfs({
        trips: {
          // Names every stop, long after anybody travels.
          all: Array.from({ length: stops }, (_, s) => `s${s} ${23}:${two(s)}`).join(" "),
          ...Object.fromEntries(
            trips.map(({ start, path }, k) => {
              let now = start;
              return [
                `t${k}`,
                path
                  .map(([stop, ride, wait]) => {
                    const comes = (now += ride);
                    now += wait;
                    return `s${stop % stops} ${clockAt(comes)}/${clockAt(now)}`;
                  })
                  .join(" "),
              ];
            }),
          ),
        },
      }),
    );
    const on = (list: [number, number, number][], places: number): Legs =>
      legs(
        places,
        list.map(([a, b, s]): Leg => [a % places, b % stops, s]),
      );
    return {
      timetable: timetableOn(feed, "2026-03-17"),
      changes: changesBetween(feed, on(walks, stops), { changeS }),
      access: on(access, 19),
      egress: on(
        access.map(([a, b, s]) => [18 - a, b, s]),
        19,
      ),
      maxRides,
    };
  });

test("the connection scan equals trying every ride over and over, for any change time and number of rides", () => {
  fc.assert(
    fc.property(
      network,
      fc.integer({ min: 0, max: 3600 }),
      ({ timetable, changes, access, maxRides }, later) => {
        const one = { first: access.first.subarray(0, 2), to: access.to, seconds: access.seconds };
        assert.deepEqual(
          earliestArrivals(timetable, changes, one, 0, EIGHT + later, { maxRides, maxS: 3000 }),
          slowArrivals(timetable, changes, one, EIGHT + later, 3000, maxRides),
        );
      },
    ),
    { numRuns: 300 },
  );
});

test("sixteen origins at once give what one at a time gives, in any order, for windows and limits of rides", () => {
  fc.assert(
    fc.property(
      network,
      fc.array(fc.integer({ min: 0, max: 3600 }), { minLength: 1, maxLength: 5 }),
      ({ maxRides, ...transit }, window) => {
        const departures = [...new Set(window)].map((s) => EIGHT + s);
        const order = Uint32Array.from({ length: 19 }, (_, i) => (i * 7) % 19);
        const percentiles = departures.map((_, k) => (100 * (k + 1)) / departures.length);
        const matrices = skim(transit, departures, { maxRides, maxS: 2400, order, percentiles });
        for (let i = 0; i < 19; i += 1)
          for (let j = 0; j < 19; j += 1) {
            const times = departures.map((leave) => {
              const arrival = earliestArrivals(transit.timetable, transit.changes, transit.access, i, leave, {
                maxRides,
                maxS: 2400,
              });
              let time = FAR;
              for (let k = transit.egress.first[j]!; k < transit.egress.first[j + 1]!; k += 1)
                time = Math.min(time, arrival[transit.egress.to[k]!]! + transit.egress.seconds[k]!);
              return time > 2400 ? FAR : time;
            });
            assert.deepEqual(
              matrices.map((matrix) => matrix[i * 19 + j]),
              times.sort((a, b) => a - b),
            );
          }
      },
    ),
    { numRuns: 60 },
  );
});

test("more trips never make a journey longer", () => {
  fc.assert(
    fc.property(network, fc.nat(8), ({ timetable, changes, access }, which) => {
      const kept = [...timetable.run.keys()].filter((c) => timetable.run[c] !== which);
      const fewer: Timetable = {
        ...timetable,
        run: Uint32Array.from(kept, (c) => timetable.run[c]!),
        fromStop: Uint32Array.from(kept, (c) => timetable.fromStop[c]!),
        toStop: Uint32Array.from(kept, (c) => timetable.toStop[c]!),
        departureS: Int32Array.from(kept, (c) => timetable.departureS[c]!),
        arrivalS: Int32Array.from(kept, (c) => timetable.arrivalS[c]!),
        flags: Uint8Array.from(kept, (c) => timetable.flags[c]!),
      };
      const less = earliestArrivals(fewer, changes, access, 0, EIGHT);
      earliestArrivals(timetable, changes, access, 0, EIGHT).forEach((time, stop) =>
        assert.ok(time <= less[stop]!),
      );
    }),
  );
});

test("departures, windows and percentiles that cannot be are told", () => {
  const transit = {
    timetable: table,
    changes: changesBetween(town, walks),
    access: legs(1, []),
    egress: legs(1, []),
  };
  assert.throws(() => skim(transit, []), /no departure/);
  assert.throws(() => skim(transit, [8.5]), /whole seconds after midnight/);
  assert.throws(() => skim(transit, [0, 60_000], { maxS: 7200 }), /at most 65533 s/);
  assert.throws(() => skim(transit, [EIGHT], { percentiles: [0] }), /above 0 and up to 100/);
  assert.throws(() => skim({ ...transit, direct: new Uint32Array(2) }, [EIGHT]), /1 walking times/);
  assert.throws(() => skim(transit, [EIGHT], { signal: AbortSignal.abort() }), { name: "AbortError" });
});
