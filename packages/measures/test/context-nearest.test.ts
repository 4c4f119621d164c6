import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import {
  MeasuresError,
  adjacencyOf,
  correlationRatio,
  countsOf,
  dissimilarity,
  gini,
  isolation,
  kNearestProfile,
  nearestMeasure,
  nearestPeople,
  straightLine,
  theilH,
} from "../src/index.ts";
import { apart, reordered, towns } from "./support/towns.ts";
import type { Town } from "./support/towns.ts";

/** The k nearest people by sorting all areas; rings of areas within 1e-6 m of one another are taken whole. */
function nearestBySorting({ counts, centres }: Town, from: number, k: number) {
  const others = Array.from(counts.totals, (_, to) => ({ to, away: apart(centres, from, to) })).sort(
    (a, b) => a.away - b.away,
  );
  const sums = counts.groups.map(() => 0);
  let people = 0;
  let distanceM = 0;
  for (const { to, away } of others) {
    if (people >= k && away - distanceM >= 1e-6) break;
    people += counts.totals[to]!;
    counts.groups.forEach((column, g) => (sums[g]! += column[to]!));
    distanceM = away;
  }
  return { people, sums, distanceM };
}

test("the k nearest people: whole areas, nearest first, with all areas as far as the last, until k or nobody is left", () => {
  fc.assert(
    fc.property(
      towns({ min: 1, max: 6 }),
      fc.array(fc.integer({ min: 1, max: 30_000 }), { minLength: 1, maxLength: 5 }),
      (town, ks) => {
        nearestPeople(town.counts, town, ks).forEach(({ k, totals, groups, distanceM, short }, step) => {
          assert.equal(k, ks[step]);
          let few = 0;
          for (let i = 0; i < town.counts.areas; i += 1) {
            const expected = nearestBySorting(town, i, k);
            assert.equal(totals[i], expected.people, `N of area ${i} for k ${k}`);
            assert.deepEqual(
              groups.map((column) => column[i]),
              expected.sums,
              `T of area ${i} for k ${k}`,
            );
            assert.equal(distanceM[i], expected.distanceM, `distance of area ${i} for k ${k}`);
            if (expected.people < k) few += 1;
          }
          assert.equal(short, few);
        });
      },
    ),
    { numRuns: 300 },
  );
});

test("a larger town, clustered and with ties: as sorting all areas", () => {
  const n = 900;
  const x = Float64Array.from({ length: n }, (_, i) => (i < 600 ? (i % 25) * 100 : ((i * 7919) % 500) * 900));
  const y = Float64Array.from({ length: n }, (_, i) =>
    i < 600 ? Math.floor(i / 25) * 100 : ((i * 104_729) % 700) * 1300,
  );
  const town = {
    counts: countsOf([x.map((_, i) => (i * 31) % 97), x.map((_, i) => (i * 17) % 61)]),
    centres: { x, y },
  };
  for (const { k, totals, groups, distanceM } of nearestPeople(town.counts, town, [50, 500, 5000, 40_000]))
    for (let i = 0; i < n; i += 37) {
      const expected = nearestBySorting(town, i, k);
      assert.deepEqual(
        [totals[i], groups[0]![i], distanceM[i]],
        [expected.people, expected.sums[0], expected.distanceM],
      );
    }
});

test("four neighbours equally far are counted together: N is then more than k", () => {
  const centres = { x: Float64Array.of(0, 100, -100, 0, 0), y: Float64Array.of(0, 0, 0, 100, -100) };
  const [nearest] = nearestPeople(countsOf([[10, 1, 2, 3, 4]]), { centres }, [11]);
  assert.equal(nearest!.totals[0], 20);
  assert.equal(nearest!.distanceM[0], 100);
});

test("an area with k people or more is its own neighbourhood, together with areas at its very place", () => {
  const centres = { x: Float64Array.of(0, 0, 1), y: Float64Array.of(5, 5, 5) };
  const [nearest] = nearestPeople(countsOf([[100, 7, 3]]), { centres }, [50]);
  assert.deepEqual([...nearest!.totals], [107, 107, 110]);
  assert.deepEqual([...nearest!.distanceM], [0, 0, 1]);
});

test("a given reach and steps over borders are walked as straight lines are", () => {
  fc.assert(
    fc.property(towns(), (town) => {
      const [line] = nearestPeople(town.counts, town, [500]);
      const [reach] = nearestPeople(town.counts, { reach: straightLine(town.centres) }, [500]);
      assert.deepEqual(reach!.totals, line!.totals);
      assert.deepEqual(reach!.distanceM, line!.distanceM);
    }),
  );
  const adjacency = adjacencyOf(4, [
    [0, 1],
    [1, 2],
  ]);
  const [steps] = nearestPeople(countsOf([[1, 10, 100, 1000]]), { adjacency }, [12]);
  assert.deepEqual([...steps!.totals], [111, 111, 100, 1000]);
  assert.deepEqual([...steps!.distanceM], [2, 1, 0, 0]);
});

test("the order of areas does not matter to the k nearest", () => {
  fc.assert(
    fc.property(towns(), (town) => {
      const order = Array.from(town.counts.totals, (_, i) => i).reverse();
      const [straight] = nearestPeople(town.counts, town, [700]);
      const other = reordered(town, order);
      const [turned] = nearestPeople(other.counts, other, [700]);
      assert.deepEqual(
        [...turned!.totals],
        order.map((i) => straight!.totals[i]),
      );
    }),
  );
});

test("the nearest one person of every inhabited area, far apart: the measures without surroundings", () => {
  const counts = countsOf([
    [10, 40, 5, 60],
    [90, 20, 45, 10],
  ]);
  const data = { counts, centres: { x: Float64Array.of(0, 10, 20, 30), y: Float64Array.of(0, 0, 0, 0) } };
  const of = (
    measure: "dissimilarity" | "gini" | "theil-h" | "isolation" | "correlation-ratio" | "segregation-index",
  ) => kNearestProfile(data, { measure, ks: [1] }).value;
  const close = (actual: number, expected: number): void => assert.ok(Math.abs(actual - expected) < 1e-12);
  close(of("dissimilarity"), dissimilarity(counts).value);
  close(of("gini"), gini(counts).value);
  close(of("theil-h"), theilH(counts).value);
  close(of("isolation"), isolation(counts).value);
  close(of("segregation-index"), isolation(counts).value);
  close(of("correlation-ratio"), correlationRatio(counts).value);
});

test("weights of people: D among everybody is 0, and equals that of neighbourhoods where all areas are alike in size", () => {
  const counts = countsOf([
    [10, 40, 5],
    [40, 10, 45],
  ]);
  const place = { centres: { x: Float64Array.of(0, 10, 30), y: Float64Array.of(0, 0, 0) } };
  const [one, all] = nearestPeople(counts, place, [1, 1000]);
  assert.equal(
    nearestMeasure("dissimilarity", counts, one!, "people"),
    nearestMeasure("dissimilarity", counts, one!, "neighbourhoods"),
  );
  assert.ok(Math.abs(nearestMeasure("dissimilarity", counts, all!, "people")) < 1e-15);
});

test("EquiPop counts every neighbourhood alike, so its D may exceed 1 where areas differ in size; weights of people keep it in bounds", () => {
  // A hundred hamlets of one member of the group side by side, and a town of 900 others far away.
  const counts = countsOf([
    Array.from({ length: 101 }, (_, i) => (i < 100 ? 1 : 0)),
    Array.from({ length: 101 }, (_, i) => (i < 100 ? 0 : 900)),
  ]);
  const centres = {
    x: Float64Array.from({ length: 101 }, (_, i) => (i < 100 ? i * 10 + i * i * 0.001 : 1e6)),
    y: new Float64Array(101),
  };
  const [nearest] = nearestPeople(counts, { centres }, [50]);
  const mean = (100 * 50 * 0.9 + 900 * 0.1) / (100 * 50 + 900);
  assert.ok(
    Math.abs(nearestMeasure("dissimilarity", counts, nearest!, "neighbourhoods") - mean / (2 * 0.1 * 0.9)) <
      1e-12,
  );
  assert.ok(mean / 0.18 > 4);
  assert.ok(Math.abs(nearestMeasure("dissimilarity", counts, nearest!) - 1) < 1e-12);
});

test("k-nearest-profile: a k, measure or weight that cannot be, an absent group and no distance are named errors", () => {
  const place = { centres: { x: Float64Array.of(0, 1), y: Float64Array.of(0, 1) } };
  const data = {
    ...place,
    counts: countsOf([
      [1, 2],
      [2, 1],
    ]),
  };
  const kind = (wanted: string) => (error: unknown) =>
    error instanceof MeasuresError && error.kind === wanted;
  for (const ks of [[0], [NaN], [-5, 3], []])
    assert.throws(() => kNearestProfile(data, { ks }), kind("input"));
  assert.throws(() => kNearestProfile(data, { measure: "D" as "gini" }), kind("input"));
  assert.throws(() => kNearestProfile(data, { weights: "areas" as "people" }), kind("input"));
  assert.throws(
    () =>
      kNearestProfile({
        ...place,
        counts: countsOf([
          [0, 0],
          [2, 1],
        ]),
      }),
    kind("undefined"),
  );
  assert.throws(() => kNearestProfile(countsOf([[1], [1]])), kind("needs"));
});
