import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import {
  barrierFactor,
  barrierIndex,
  bottleneckMm,
  checkThresholds,
  classOf,
  communities,
  type Crossing,
  crossingGaps,
  crossingScores,
  EXCESS_CLASSES,
  FAR,
  meshWidth,
  NetworkError,
  peopleBeside,
  percolation,
  prepare,
  segmentsOf,
} from "../src/index.ts";
import { dividedCity, lineOf } from "./barriers-support.ts";
import { generator, gridCity, randomTown } from "./kernel-support.ts";

const crossingAt = (alongM: number, kind: Crossing["kind"] = "bridge", delayS = 0): Crossing => ({
  id: `at ${alongM}`,
  barrier: "line",
  kind,
  xM: alongM,
  yM: 0,
  alongM,
  delayS,
});
const road = lineOf("line", [
  [0, 0],
  [2000, 0],
]);

test("k evenly spaced crossings on a line of length L: Σg²/4L and Σg²/2L with gaps g = L / (k + 1)", () => {
  for (const k of [0, 1, 3, 9]) {
    const g = 2000 / (k + 1);
    const gaps = crossingGaps(
      road,
      Array.from({ length: k }, (_, i) => crossingAt(g * (i + 1))),
    );
    assert.ok(Math.abs(gaps.meanDistanceM - g / 4) < 1e-9);
    assert.ok(Math.abs(gaps.expectedDetourM - g / 2) < 1e-9);
    assert.ok(Math.abs(gaps.longestGapM - g) < 1e-9);
    assert.equal(gaps.perKm, k / 2);
  }
});

test("Σg²/4L is the mean over the line of the distance to the nearest crossing or end, wherever they lie", () => {
  fc.assert(
    fc.property(fc.array(fc.integer({ min: 0, max: 2000 }), { maxLength: 8 }), (places) => {
      const { meanDistanceM } = crossingGaps(
        road,
        places.map((at) => crossingAt(at)),
      );
      const steps = 20_000;
      let sum = 0;
      for (let i = 0; i < steps; i++) {
        const x = ((i + 0.5) * 2000) / steps;
        sum += Math.min(x, 2000 - x, ...places.map((at) => Math.abs(at - x)));
      }
      assert.ok(Math.abs(sum / steps - meanDistanceM) < 0.01);
    }),
    { numRuns: 30 },
  );
});

test("two crossings on one spot make no gap; long gaps are counted by their length; other barriers' crossings are not", () => {
  const gaps = crossingGaps(road, [
    crossingAt(500),
    crossingAt(500),
    { ...crossingAt(900), barrier: "other" },
  ]);
  assert.deepEqual(gaps.gapsM, [500, 0, 1500]);
  assert.deepEqual(gaps.shareInLongGaps, [1, 0.75]);
  assert.throws(() => crossingGaps(road, [crossingAt(2100)]), NetworkError);
});

test("safe is a bridge, a tunnel, or 85 % at 30 km/h or less; what no one measured is not counted safe, and said", () => {
  const four = [
    crossingAt(100),
    crossingAt(200, "zebra", 4),
    crossingAt(300, "zebra", 8),
    crossingAt(400, "unmarked", 20),
  ];
  const speeds = new Map([
    ["at 200", 30],
    ["at 300", 31],
  ]);
  const gaps = crossingGaps(road, four, { speed85KmH: ({ id }) => speeds.get(id) });
  assert.deepEqual([gaps.shareSafe, gaps.unknownSafety, gaps.meanDelayS], [0.5, 1, 8]);
  assert.equal(crossingGaps(road, four, { longestDelayS: 10 }).crossings, 3);
});

test("a value at a limit belongs to the class above it; no value has no class; limits must ascend", () => {
  assert.deepEqual(
    [0, 49.9, 50, 250, 500, 9e9, NaN].map((m) => classOf(m, EXCESS_CLASSES)),
    [0, 0, 1, 2, 3, 3, -1],
  );
  assert.equal(checkThresholds(EXCESS_CLASSES), EXCESS_CLASSES);
  assert.throws(() => checkThresholds({ ...EXCESS_CLASSES, limits: [50, 40, 500] }), NetworkError);
});

test("the mesh width of a grid city is its block, to the edge of the ground counted", () => {
  const graph = gridCity(61, 61, 50);
  const { meshM, areaM2 } = meshWidth(
    graph,
    [
      lineOf("a", [
        [1000, 1500],
        [2000, 1500],
      ]),
    ],
    500,
  );
  assert.ok(Math.abs(areaM2 / (1000 * 1000 + Math.PI * 500 ** 2) - 1) < 0.02, String(areaM2));
  assert.ok(Math.abs(meshM / 50 - 1) < 0.03, String(meshM));
});

test("people beside a segment are those within the distance of it, on the side of its nearest piece", () => {
  const bent = segmentsOf(
    [
      lineOf("bent", [
        [0, 0],
        [200, 0],
        [200, 200],
      ]),
    ],
    1000,
  );
  const xM = Float64Array.of(100, 100, 190, 210, 100, 900);
  const yM = Float64Array.of(20, -20, 150, 150, 600, 0);
  const people = Float64Array.of(1, 2, 4, 8, 16, 32);
  const [beside] = peopleBeside({ xM, yM }, bent, [0], {
    people,
    groups: [{ amount: people.map((p) => p / 2) }],
    withinM: 100,
  });
  assert.deepEqual(beside, { left: { people: 5, groups: [2.5] }, right: { people: 10, groups: [5] } });
});

test("the barrier factor is the share of neighbours with a barrier before them, in per cent, by people where asked", () => {
  fc.assert(
    fc.property(fc.nat(), (seed) => {
      const { xM, yM } = randomTown(seed, 50);
      const random = generator(seed);
      const segments = segmentsOf([
        lineOf("a", [
          [random(3000), 0],
          [random(3000), 3000],
        ]),
      ]);
      const index = barrierIndex(segments);
      const weight = Float64Array.from({ length: 50 }, () => random(5));
      for (const by of [undefined, weight]) {
        const factor = barrierFactor({ xM, yM }, segments, by ? { weight: by } : {});
        for (let i = 0; i < 50; i++) {
          let [all, across] = [0, 0];
          for (let j = 0; j < 50; j++) {
            if (j === i || Math.hypot(xM[i]! - xM[j]!, yM[i]! - yM[j]!) > 804.672) continue;
            all += by?.[j] ?? 1;
            if (index.firstBarrier(xM[i]!, yM[i]!, xM[j]!, yM[j]!) >= 0) across += by?.[j] ?? 1;
          }
          assert.ok(
            Object.is(factor[i], (100 * across) / all) || Math.abs(factor[i]! - (100 * across) / all) < 1e-9,
          );
        }
      }
    }),
    { numRuns: 30 },
  );
});

test("two halves of a divided city are two t-communities: division ½, and 0 where no barrier is", () => {
  const { graph, lines } = dividedCity(10, 6, 100, 2, [3]);
  const people = new Float64Array(60).fill(3);
  const halves = communities(graph, barrierIndex(segmentsOf(lines)), people);
  assert.deepEqual([halves.count, [...halves.people], halves.division], [2, [90, 90], 0.5]);
  assert.notEqual(halves.of[0], halves.of[59]);
  const whole = communities(graph, barrierIndex(segmentsOf([])), people);
  assert.deepEqual([whole.count, whole.division], [1, 0]);
});

test("percolation: blocks of 100 m join at 100 m, and halves meet at the length of the bridge between them", () => {
  const { graph } = dividedCity(10, 6, 100, 2, [3]);
  const longer = { ...graph, weightMm: graph.weightMm.slice() };
  for (const [u, v] of [
    [23, 33],
    [33, 23],
  ] as const)
    for (let arc = graph.firstOut[u]!; arc < graph.firstOut[u + 1]!; arc++)
      if (graph.head[arc] === v) longer.weightMm[arc] = 450_000;
  assert.deepEqual(percolation(longer, [450_000, 99_999, 100_000]), [
    { tauMm: 450_000, clusters: 1, largestShare: 1 },
    { tauMm: 99_999, clusters: 60, largestShare: 1 / 60 },
    { tauMm: 100_000, clusters: 2, largestShare: 0.5 },
  ]);
  const south = Float64Array.from({ length: 60 }, (_, node) => (node < 30 ? 1 : 0));
  const north = south.map((one) => 1 - one);
  assert.equal(bottleneckMm(longer, south, north), 450_000);
  assert.equal(bottleneckMm(dividedCity(10, 6, 100, 2, []).graph, south, north), FAR);
  assert.throws(() => bottleneckMm(graph, south, new Float64Array(60)), NetworkError);
});

test("severance_snape's score on a divided city: the way round by the bridge against the straight line between nearest junctions", () => {
  const { graph, lines } = dividedCity(21, 6, 100, 2, [10]);
  const scores = crossingScores(prepare(graph), lines, { awayM: 40 });
  assert.equal(scores.length, 84);
  for (const { xM, score, directM, routeM } of scores) {
    if (xM < 0 || xM > 2000) continue;
    assert.equal(directM, 100);
    // Both sides join their street abreast of the spot, except where the bridge itself is nearest.
    if (Math.abs(xM - 1000) > 50)
      assert.ok(Math.abs(routeM - (100 + 2 * Math.abs(xM - 1000))) < 0.01, `${xM} ${routeM}`);
    assert.equal(score, routeM / directM);
  }
});
