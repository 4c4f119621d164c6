import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { test } from "node:test";
import { unzipSync } from "fflate";
import { exampleFolder, layerOf } from "./support/example.ts";

type Point = [number, number];

const walking = await layerOf("walking");
const crossings = await layerOf("crossings");
const edges = walking.features.map(({ geometry, properties }) => ({
  ends: geometry.coordinates as [Point, Point],
  from: Number(properties.from),
  to: Number(properties.to),
  barrier: properties.barrier,
  crossing: properties.crossing_id,
  highway: properties.highway,
}));

test("the walking network has some thousand edges, each node one place, all in one connected part", () => {
  assert.ok(edges.length > 3000 && edges.length < 12_000, `${edges.length} edges`);
  const place = new Map<number, string>();
  const neighbours = new Map<number, number[]>();
  for (const { from, to, ends } of edges)
    for (const [node, other, at] of [
      [from, to, ends[0]],
      [to, from, ends[1]],
    ] as const) {
      assert.equal(place.get(node) ?? `${at}`, `${at}`);
      place.set(node, `${at}`);
      neighbours.set(node, [...(neighbours.get(node) ?? []), other]);
    }
  const start = edges[0]!.from;
  const reached = new Set([start]);
  for (const node of reached) for (const next of neighbours.get(node)!) reached.add(next);
  assert.equal(reached.size, neighbours.size);
});

test("no edge meets the motorway or a railway but passages over that barrier", async () => {
  const lines = [
    { id: "E99", line: lineOf((await layerOf("roads")).features[0]!) },
    { id: "rail-main", line: lineOf((await layerOf("railways")).features[0]!) },
    { id: "rail-branch", line: lineOf((await layerOf("railways")).features[1]!) },
  ];
  for (const { id, line } of lines) {
    let passages = 0;
    for (const { ends, barrier, crossing } of edges) {
      if (!line.slice(1).some((d, k) => meet(ends[0], ends[1], line[k]!, d))) continue;
      assert.equal(barrier, id, `edge ${ends} crosses ${id}`);
      assert.ok(crossings.features.some(({ properties }) => properties.id === crossing));
      passages++;
    }
    assert.ok(passages >= 1 && passages <= 12, `${passages} passages over ${id}`);
  }
});

test("every passage is an edge of the network with a kind, and all five kinds occur", () => {
  const used = new Set(edges.flatMap(({ crossing }) => (crossing === undefined ? [] : [crossing])));
  assert.deepEqual(used, new Set(crossings.features.map(({ properties }) => properties.id)));
  assert.deepEqual([...new Set(crossings.features.map(({ properties }) => properties.typ))].sort(), [
    "bridge",
    "level",
    "signalised",
    "tunnel",
    "zebra",
  ]);
});

test("the timetable's references hold, times never run backwards and stops lie in the region", async () => {
  const { folder } = await exampleFolder();
  const zip = unzipSync(await readFile(join(folder, "timetable.gtfs.zip")));
  const table = (name: string): Record<string, string>[] => {
    const [head, ...rows] = new TextDecoder()
      .decode(zip[name])
      .trim()
      .split("\n")
      .map((line) => line.split(","));
    return rows.map((row) => Object.fromEntries(head!.map((key, k) => [key, row[k]!])));
  };
  const ids = (name: string, key: string) => new Set(table(name).map((row) => row[key]!));
  const stops = table("stops.txt");
  assert.ok(stops.length >= 80 && stops.length <= 160, `${stops.length} stops`);
  assert.equal(ids("stops.txt", "stop_id").size, stops.length);
  for (const { stop_lat, stop_lon } of stops)
    assert.ok(
      Number(stop_lat) > 56.3 && Number(stop_lat) < 57 && Number(stop_lon) > 18 && Number(stop_lon) < 19,
    );
  const [agencies, routes, services] = [
    ids("agency.txt", "agency_id"),
    ids("routes.txt", "route_id"),
    ids("calendar.txt", "service_id"),
  ];
  for (const route of table("routes.txt")) assert.ok(agencies.has(route.agency_id!));
  for (const row of table("calendar_dates.txt")) assert.ok(services.has(row.service_id!));
  const trips = table("trips.txt");
  for (const trip of trips) assert.ok(routes.has(trip.route_id!) && services.has(trip.service_id!));
  const known = ids("trips.txt", "trip_id");
  assert.equal(known.size, trips.length);
  const calls = new Map<string, number>();
  const stopIds = ids("stops.txt", "stop_id");
  let before: Record<string, string> = {};
  for (const call of table("stop_times.txt")) {
    assert.ok(known.has(call.trip_id!) && stopIds.has(call.stop_id!));
    calls.set(call.trip_id!, (calls.get(call.trip_id!) ?? 0) + 1);
    if (before.trip_id === call.trip_id) {
      assert.equal(Number(call.stop_sequence), Number(before.stop_sequence) + 1);
      assert.ok(call.arrival_time! >= before.departure_time!, `${call.trip_id} runs backwards`);
    } else assert.equal(call.stop_sequence, "1");
    before = call;
  }
  for (const trip of known) assert.ok(calls.get(trip)! >= 2, `trip ${trip} has fewer than two stops`);
});

const lineOf = (feature: { geometry: { coordinates: unknown } }) => feature.geometry.coordinates as Point[];

const side = (a: Point, b: Point, c: Point) =>
  Math.sign((b[0] - a[0]) * (c[1] - a[1]) - (b[1] - a[1]) * (c[0] - a[0]));

const meet = (a: Point, b: Point, c: Point, d: Point) =>
  side(a, b, c) * side(a, b, d) < 0 && side(c, d, a) * side(c, d, b) < 0;
