import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { inflateSync } from "node:zlib";
import { unzipSync } from "fflate";
import { shared, sharedPath } from "../../../test/support/shared.ts";
import {
  FAR,
  type Feed,
  PROFILES,
  type Tied,
  type Timetable,
  buildNetwork,
  changesBetween,
  clock,
  earliestArrivals,
  edgeSnapper,
  joinFeeds,
  prepare,
  readGtfsZip,
  readOsm,
  skim,
  tiedTo,
  timetableOn,
  walkingLegs,
} from "../src/index.ts";

const file = (name: string): Uint8Array =>
  readFileSync(sharedPath("data", "transport", "r5r_porto_alegre", name));

/** Metres around the middle of Porto Alegre; the town is 20 km wide, where this is right to 0.1 %. */
const toPlane = (lon: number, lat: number): readonly [number, number] => [
  (lon + 51.2) * 111_320 * Math.cos((-30.04 * Math.PI) / 180),
  (lat + 30.04) * 110_860,
];

/** As r5r walks: 3.6 km/h on everything walkable, nothing in the way. */
function town() {
  const ways = readOsm(file("poa_osm.pbf"), { inflate: (packed) => inflateSync(packed), toPlane });
  const adult = { ...PROFILES.adult, speedKmH: 3.6, slope: { up: 0, down: 0 }, roughSurface: 1, stairs: 1 };
  const built = buildNetwork(ways, adult, { barriers: () => undefined, islandsBelow: Infinity });
  const snapper = edgeSnapper(built);
  const feed = joinFeeds(
    ["poa_eptc.zip", "poa_trensurb.zip"].map((name) => readGtfsZip(file(name), unzipSync)),
  );
  const tie = (lon: ArrayLike<number>, lat: ArrayLike<number>): Tied => {
    const at = Array.from(lon, (east, k) => toPlane(east, lat[k]!));
    return tiedTo(
      snapper.snapAll(
        at.map(([x]) => x),
        at.map(([, y]) => y),
        { withinM: 1600 },
      ),
    );
  };
  const [, ...rows] = new TextDecoder()
    .decode(file("poa_hexgrid.csv"))
    .trim()
    .split("\n")
    .map((line) => line.split(","));
  return {
    engine: prepare(built.graph),
    feed,
    ids: rows.map((row) => row[0]!),
    stops: tie(feed.stops.lon, feed.stops.lat),
    cells: tie(
      rows.map((row) => Number(row[1])),
      rows.map((row) => Number(row[2])),
    ),
  };
}

shared("Porto Alegre's two feeds are read whole: trips, calls, days and times as in their files", () => {
  const [bus, train] = ["poa_eptc.zip", "poa_trensurb.zip"].map((name) =>
    readGtfsZip(file(name), unzipSync),
  ) as [ReturnType<typeof readGtfsZip>, ReturnType<typeof readGtfsZip>];
  assert.deepEqual(
    [bus.trips.ids.length, bus.calls.stop.length, bus.stops.ids.length],
    [2374, 130_019, 3986],
  );
  assert.deepEqual(
    [train.trips.ids.length, train.calls.stop.length, train.stops.ids.length],
    [1248, 14_855, 24],
  );
  assert.deepEqual([bus.remarks, train.remarks], [[], []]);
  const first = train.trips.firstCall[train.trips.ids.indexOf("FULLW_SO_NH_05:06:00")]!;
  assert.equal(clock(train.calls.departureS[first]!), "05:06:00");
  assert.equal(
    timetableOn(train, "2019-05-12").runs < timetableOn(train, "2019-05-13").runs,
    true,
    "fewer trains on Sunday",
  );
  // Good Friday, counted line by line: trips of services that calendar_dates takes away do not run.
  const lines = (name: string): string[][] =>
    new TextDecoder()
      .decode(unzipSync(file("poa_eptc.zip"))[name])
      .trim()
      .split("\n")
      .map((line) => line.split(","));
  const away = new Set(
    lines("calendar_dates.txt").flatMap(([service, day]) => (day === "20190419" ? [service] : [])),
  );
  const running = lines("trips.txt")
    .slice(1)
    .filter(([, service]) => !away.has(service)).length;
  assert.equal(timetableOn(bus, "2019-04-19").runs, running);
  assert.ok(running < timetableOn(bus, "2019-04-18").runs);
  assert.throws(() => timetableOn(bus, "2019-08-01"), /has expired/);
});

shared(
  "Porto Alegre: lanes equal one origin at a time, and journeys are those that r5r published, or faster",
  () => {
    const { engine, feed, ids, stops, cells } = town();
    const timetable = timetableOn(feed, "2019-05-13");
    const walk = { speedKmH: 3.6, limitM: 1800 };
    const access = walkingLegs(engine, cells, stops, walk);
    const changes = changesBetween(feed, walkingLegs(engine, stops, stops, { speedKmH: 3.6, limitM: 400 }));
    const transit = { timetable, changes, access, egress: access };

    const NOON = 12 * 3600;
    const [noon] = skim(transit, [NOON]);
    const n = ids.length;
    for (const origin of [0, 400, 801, 1226]) {
      const arrival = earliestArrivals(timetable, changes, access, origin, NOON);
      for (let j = 0; j < n; j += 1) {
        let time = FAR;
        for (let k = access.first[j]!; k < access.first[j + 1]!; k += 1)
          time = Math.min(time, arrival[access.to[k]!]! + access.seconds[k]!);
        assert.equal(noon![origin * n + j], time > 7200 ? FAR : time);
      }
    }

    // github.com/ipeaGIT/r5r/issues/247: 50.8 and 49.8 minutes from leaving at 12:00 and 12:01 by routes 731, B56 and T12, walking at
    // 3.6 km/h, at most three rides. Ours change from 731 to 613 and are faster; without 613 they are those of r5r to two minutes.
    const [from, to] = [ids.indexOf("89a901288c3ffff"), ids.indexOf("89a90129953ffff")];
    const one = { ...transit, access: { ...access, first: access.first.slice(from, from + 2) } };
    const minutes = (day: Timetable, leave: number): number =>
      skim({ ...one, timetable: day }, [leave], { maxRides: 3 })[0]![to]! / 60;
    const fewer = withoutRoute(feed, timetable, "613");
    for (const [leave, published] of [
      [NOON, 50.8],
      [NOON + 60, 49.8],
    ] as const) {
      assert.ok(minutes(timetable, leave) < published);
      assert.ok(Math.abs(minutes(fewer, leave) - published) <= 2.5, String(minutes(fewer, leave)));
    }
    // The 17.1 minutes of walking to route 731 are on the same streets.
    const reached = access.to.subarray(access.first[from], access.first[from + 1]);
    const walked = Math.min(
      ...[...reached.keys()]
        .filter((k) => feed.stops.names[reached[k]!] === "PEREIRA PAROBE")
        .map((k) => access.seconds[access.first[from]! + k]! / 60),
    );
    assert.ok(Math.abs(walked - 17.1) < 1, `${walked} minutes to the stop`);
  },
);

function withoutRoute(feed: Feed, day: Timetable, name: string): Timetable {
  const kept = [...day.run.keys()].filter(
    (c) => feed.routes.names[feed.trips.route[day.tripOfRun[day.run[c]!]!]!] !== name,
  );
  return {
    ...day,
    run: Uint32Array.from(kept, (c) => day.run[c]!),
    fromStop: Uint32Array.from(kept, (c) => day.fromStop[c]!),
    toStop: Uint32Array.from(kept, (c) => day.toStop[c]!),
    departureS: Int32Array.from(kept, (c) => day.departureS[c]!),
    arrivalS: Int32Array.from(kept, (c) => day.arrivalS[c]!),
    flags: Uint8Array.from(kept, (c) => day.flags[c]!),
  };
}
