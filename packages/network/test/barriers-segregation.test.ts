import assert from "node:assert/strict";
import { test } from "node:test";
import {
  barrierIndex,
  boundaryContrast,
  fourIndicators,
  NetworkError,
  permeable,
  prepare,
  reachOf,
  segmentsOf,
  segregationByBarrier,
} from "../src/index.ts";
import { dividedCity, lineOf } from "./barriers-support.ts";
import { generator, slowDistances } from "./kernel-support.ts";

function split(bridges: readonly number[]) {
  const city = dividedCity(12, 8, 100, 3, bridges);
  const places = Uint32Array.from({ length: 96 }, (_, node) => node);
  const present = reachOf(prepare(city.graph), places);
  const without = reachOf(prepare(permeable(city.graph, city.lines).graph), places);
  const south = Float64Array.from({ length: 96 }, (_, node) => (node < 48 ? 9 : 1));
  return { ...city, present, without, south, north: south.map((one) => 10 - one) };
}

test("divergence on the network and without the barrier is Roberto's formula, written out", () => {
  const city = split([0]);
  const groups = [city.south, city.north];
  const { present, without, difference, perPlace } = segregationByBarrier(
    { ...city, groups },
    { radiusM: 400 },
  );
  for (const [graph, found] of [
    [city.graph, present],
    [permeable(city.graph, city.lines).graph, without],
  ] as const) {
    let index = 0;
    for (let i = 0; i < 96; i++) {
      const mm = slowDistances(graph, i);
      const sums = groups.map((group) =>
        group.reduce((sum, one, j) => sum + (mm[j]! <= 400_000 ? one : 0), 0),
      );
      const all = sums[0]! + sums[1]!;
      const own = sums.reduce((sum, one) => sum + (one / all) * Math.log(one / all / 0.5), 0);
      assert.ok(Math.abs(found.perPlace[i]! - own) < 1e-12);
      index += own / 96;
    }
    assert.ok(Math.abs(found.index - index) < 1e-12);
  }
  assert.ok(Math.abs(difference - (present.index - without.index)) < 1e-15 && difference > 0);
  assert.ok(perPlace[3 * 12 + 11]! > perPlace[11]!, "the barrier is felt beside it");
});

test("a barrier that can be crossed everywhere adds nothing", () => {
  const city = split(Array.from({ length: 12 }, (_, c) => c));
  const { difference } = segregationByBarrier({ ...city, groups: [city.south, city.north] });
  assert.equal(difference, 0);
});

test("with the nearest people both environments hold as many; the last place counts in part", () => {
  const city = split([0]);
  const one = segregationByBarrier(
    { ...city, groups: [city.south, city.north] },
    { radiusM: 5000, nearestPeople: 10 },
  );
  assert.ok(Math.abs(one.present.perPlace[0]! - (0.9 * Math.log(1.8) + 0.1 * Math.log(0.2))) < 1e-12);
  assert.equal(one.difference, 0);
  const more = segregationByBarrier(
    { ...city, groups: [city.south, city.north] },
    { radiusM: 5000, nearestPeople: 245 },
  );
  assert.ok(more.difference > 0);
});

test("permutations: a town divided along its barrier is rare among random exchanges, one with no pattern is not; same seed, same p", () => {
  const city = split([0]);
  const options = { radiusM: 400, permutations: 99, seed: 3 };
  assert.equal(segregationByBarrier({ ...city, groups: [city.south, city.north] }, options).p, 0.01);
  const random = generator(5);
  const mixed = Float64Array.from({ length: 96 }, () => random(11));
  const groups = [mixed, mixed.map((one) => 10 - one)];
  const { p } = segregationByBarrier({ ...city, groups }, options);
  assert.ok(p > 0.05, String(p));
  assert.equal(segregationByBarrier({ ...city, groups }, options).p, p);
  assert.throws(() => segregationByBarrier({ ...city, groups: [new Float64Array(96)] }), NetworkError);
});

test("places at one node reach each other at distance 0, and what lies beyond the limit is not visited", () => {
  const { graph } = dividedCity(5, 2, 100, 0, [0]);
  const reach = reachOf(prepare(graph), Uint32Array.of(0, 0, 2, 4));
  const seen: [number, number][] = [];
  reach(1, 200, (to, awayM) => seen.push([to, awayM]));
  assert.deepEqual(seen, [
    [0, 0],
    [1, 0],
    [2, 200],
  ]);
  assert.throws(() => reachOf(prepare(graph), Uint32Array.of(10)), NetworkError);
});

test("boundary contrast finds the β and γ that made the data, municipalities' own levels apart", () => {
  const side = 20;
  const xM = Float64Array.from({ length: side * side }, (_, i) => (i % side) * 100 + 7 * ((i * i) % 5));
  const yM = Float64Array.from({ length: side * side }, (_, i) => Math.floor(i / side) * 100);
  const index = barrierIndex(
    segmentsOf([
      lineOf("a", [
        [-100, 1050],
        [2500, 1050],
      ]),
    ]),
  );
  const pairs: [number, number][] = [];
  for (let i = 0; i < side * side; i++) {
    if (i % side > 0) pairs.push([i - 1, i]);
    if (i >= side) pairs.push([i - side, i]);
  }
  // North of the barrier 5 higher: neighbours across differ by 5, others by nothing.
  const y = yM.map((at) => (at > 1050 ? 5 : 0));
  const found = boundaryContrast({ xM, yM, y, pairs, barriers: index }, { permutations: 99, seed: 2 });
  assert.ok(
    Math.abs(found.beta - 5) < 1e-9 && Math.abs(found.gammaPerM) < 1e-9 && found.standardError < 1e-6,
  );
  assert.equal(found.pairsAcross, side);
  assert.ok(found.p < 0.05 && found.permutations > 20, `${found.p} of ${found.permutations}`);
  const municipality = Array.from(xM, (at) => (at < 1000 ? "west" : "east"));
  assert.ok(Math.abs(boundaryContrast({ xM, yM, y, pairs, barriers: index, municipality }).beta - 5) < 1e-9);
  const none = barrierIndex(
    segmentsOf([
      lineOf("far", [
        [9000, 9000],
        [9100, 9000],
      ]),
    ]),
  );
  assert.throws(() => boundaryContrast({ xM, yM, y, pairs, barriers: none }), NetworkError);
});

test("the four indicators on a divided city: minutes, choice, catchment and people served, with and without the barrier", () => {
  const { graph, lines } = dividedCity(11, 4, 100, 1, [0]);
  const people = new Float64Array(44).fill(2.5);
  const facilities = Uint32Array.of(5);
  const options = { limitM: 400, speedMPerS: 1 };
  const now = fourIndicators(prepare(graph), { people, facilities, supply: Float64Array.of(3) }, options);
  const free = fourIndicators(prepare(permeable(graph, lines).graph), { people, facilities }, options);
  assert.equal(now.travelTimeMin[7], 200 / 60);
  assert.deepEqual([now.choice[7], now.choice[5 + 22], free.choice[5 + 22]], [3, 0, 1]);
  // Within 400 m on the south side: 9 nodes in the row, 7 in the next; across 5 and 3 more.
  assert.deepEqual([now.catchment[0], free.catchment[0]], [16 * 2.5, 24 * 2.5]);
  assert.deepEqual([now.servedPerFacility, now.overlap], [40, 1]);
  assert.ok(Number.isNaN(now.travelTimeMin[27]!) && free.travelTimeMin[27] === 200 / 60);
  assert.deepEqual(now.summary[0], {
    id: "all",
    people: 110,
    served: 40,
    travelTimeMin: now.summary[0]!.travelTimeMin,
    choice: (3 * 40) / 110,
  });
  const two = fourIndicators(
    prepare(graph),
    { people, facilities: Uint32Array.of(4, 6) },
    { limitM: 400, nearest: 2, speedMPerS: 1 },
  );
  assert.equal(two.travelTimeMin[5], 100 / 60);
  // Each serves 16 nodes, together 20.
  assert.equal(two.overlap, 32 / 20);
  assert.throws(
    () => fourIndicators(prepare(graph), { people, facilities: new Uint32Array(0) }),
    NetworkError,
  );
});
