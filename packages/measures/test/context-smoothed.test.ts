import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import {
  KERNELS,
  MeasuresError,
  adjacencyOf,
  countsOf,
  kernelOf,
  smoothed,
  smoothedBy,
  smoothedOver,
  straightLine,
} from "../src/index.ts";
import type { Counts } from "../src/index.ts";
import { reordered, smoothedByAllPairs, towns } from "./support/towns.ts";

const equal = (actual: readonly Float64Array[], expected: readonly Float64Array[], what: string): void =>
  expected.forEach((column, g) =>
    column.forEach((value, i) =>
      assert.ok(
        Math.abs(actual[g]![i]! - value) <= 1e-11 * Math.max(1, value),
        `${what}: group ${g} in area ${i} is ${actual[g]![i]} instead of ${value}`,
      ),
    ),
  );

const kind = (wanted: string) => (error: unknown) => error instanceof MeasuresError && error.kind === wanted;

test("smoothed counts are Σ_j w(d_ij) x_j over all pairs, for every kernel, bandwidth and weight of the area itself", () => {
  fc.assert(
    fc.property(
      towns(),
      fc.constantFrom(...KERNELS),
      fc.integer({ min: 1, max: 6000 }),
      fc.constantFrom(1, 0, 0.5, 2),
      (town, kernel, bandwidthM, self) => {
        const { groups } = smoothed(town.counts, town, { kernel, bandwidthM, self });
        equal(groups, smoothedByAllPairs(town, kernelOf(kernel, bandwidthM), self), kernel);
      },
    ),
    { numRuns: 300 },
  );
});

test("many bandwidths at once are each as by itself, in the order asked for, 0 among them", () => {
  fc.assert(
    fc.property(
      towns(),
      fc.constantFrom(...KERNELS),
      fc.array(fc.integer({ min: 0, max: 9000 }), { minLength: 1, maxLength: 6 }),
      fc.constantFrom(1, 0, 3),
      (town, kernel, bandwidths, self) => {
        const all = smoothedOver(town.counts, town, bandwidths, { kernel, self });
        bandwidths.forEach((bandwidthM, step) =>
          equal(
            all[step]!.groups,
            smoothedByAllPairs(town, kernelOf(kernel, bandwidthM), self),
            `${kernel} ${bandwidthM}`,
          ),
        );
      },
    ),
    { numRuns: 300 },
  );
});

test("totals are the sums of the groups, and are not rounded to whole persons", () => {
  const town = { centres: { x: Float64Array.of(0, 300), y: Float64Array.of(0, 0) } };
  const { groups, totals } = smoothed(
    countsOf([
      [10, 3],
      [0, 5],
    ]),
    town,
    { bandwidthM: 1000 },
  );
  assert.deepEqual(
    groups.map((column) => [...column]),
    [
      [10 + 0.7 * 3, 3 + 0.7 * 10],
      [0.7 * 5, 5],
    ],
  );
  assert.deepEqual([...totals], [12.1 + 3.5, 15]);
});

test("a reach that is the straight line gives what centres give", () => {
  fc.assert(
    fc.property(towns(), fc.constantFrom(...KERNELS), (town, kernel) => {
      const reach = straightLine(town.centres);
      const by = (place: object): Counts => smoothed(town.counts, place, { kernel, bandwidthM: 700 });
      equal(by({ reach }).groups, by(town).groups, kernel);
    }),
  );
});

test("the order of areas does not matter", () => {
  fc.assert(
    fc.property(towns(), (town) => {
      const order = Array.from(town.counts.totals, (_, i) => i).reverse();
      const { groups } = smoothed(town.counts, town, { bandwidthM: 2000 });
      const again = smoothed(reordered(town, order).counts, reordered(town, order), { bandwidthM: 2000 });
      equal(
        again.groups,
        groups.map((column) => Float64Array.from(order, (i) => column[i]!)),
        "reversed",
      );
    }),
  );
});

test("where only adjacency is known, distance is steps: everyone within them counts, by 1 − d/(steps + 1) when triangular", () => {
  // A row of five areas: 0 – 1 – 2 – 3 – 4.
  const adjacency = adjacencyOf(5, [
    [0, 1],
    [1, 2],
    [2, 3],
    [3, 4],
  ]);
  const counts = countsOf([[1, 10, 100, 1000, 10_000]]);
  const first = (options: object): number[] => [...smoothed(counts, { adjacency }, options).totals];
  assert.deepEqual(first({ kernel: "uniform", steps: 1 }), [11, 111, 1110, 11_100, 11_000]);
  assert.deepEqual(first({ kernel: "uniform", steps: 2 }), [111, 1111, 11_111, 11_110, 11_100]);
  assert.deepEqual(first({ kernel: "triangular", steps: 1 }), [6, 60.5, 605, 6050, 10_500]);
  const over = smoothedOver(counts, { adjacency }, [0, 1, 2], { kernel: "uniform" });
  assert.deepEqual(
    over.map(({ totals }) => totals[0]),
    [1, 11, 111],
  );
});

test("a kernel of one's own weighs the area itself as it says, unless told otherwise", () => {
  const counts = countsOf([[8, 2]]);
  const place = { centres: { x: Float64Array.of(0, 1), y: Float64Array.of(0, 0) } };
  const half = { name: "half", reachM: 10, weight: () => 0.5 };
  assert.deepEqual([...smoothedBy(counts, place, half).totals], [5, 5]);
  assert.deepEqual([...smoothedBy(counts, place, half, 1).totals], [9, 6]);
});

test("nothing to know distance by, places of another number than areas, and options that cannot be are named errors", () => {
  const counts = countsOf([[1, 2]]);
  const centres = { x: Float64Array.of(0), y: Float64Array.of(0) };
  const two = { centres: { x: Float64Array.of(0, 1), y: Float64Array.of(0, 1) } };
  assert.throws(() => smoothed(counts, {}), kind("needs"));
  assert.throws(() => smoothed(counts, { centres }), kind("input"));
  assert.throws(() => smoothed(counts, { adjacency: adjacencyOf(3, []) }), kind("input"));
  assert.throws(() => smoothed(counts, two, { self: -1 }), kind("input"));
  assert.throws(() => smoothed(counts, two, { kernel: "round" }), kind("input"));
  assert.throws(() => smoothedOver(counts, two, []), kind("input"));
});
