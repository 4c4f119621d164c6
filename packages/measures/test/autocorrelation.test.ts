import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import {
  MeasuresError,
  adjacencyOf,
  assuncaoReis,
  bivariateMoran,
  conditionalP,
  countsOf,
  falseDiscoveryRate,
  geary,
  gearyOf,
  gearyRandomised,
  getisOrdG,
  getisOrdOf,
  getisOrdRandomised,
  joinCountMoments,
  joinCounts,
  joinCountsOf,
  lagOf,
  localGetisOrd,
  localGetisOrdOf,
  localMoran,
  moran,
  moranNormal,
  moranOf,
  moranRandomised,
  permutationP,
  rateMoran,
  weightsOf,
} from "../src/index.ts";
import { grid, orders } from "./support/grid.ts";

const near = (got: number, want: number, tolerance = 1e-12): void =>
  assert.ok(Math.abs(got - want) <= tolerance * Math.max(1, Math.abs(want)), `${got} is not ${want}`);

const nobody = (areas: number) => countsOf([new Float64Array(areas)]);
const board = (columns: number, rows: number): Float64Array =>
  Float64Array.from({ length: columns * rows }, (_, i) => ((i % columns) + Math.floor(i / columns)) % 2);
const undefinedError = (error: unknown): boolean =>
  error instanceof MeasuresError && error.kind === "undefined";

test("on a chess board every neighbour is unlike: I = −1 with row weights, and C = 2(n − 1)/n", () => {
  for (const [columns, rows] of [
    [4, 4],
    [8, 6],
  ] as const) {
    const { adjacency } = grid(columns, rows);
    const n = columns * rows;
    const data = { counts: nobody(n), values: board(columns, rows), adjacency };
    near(moran(data).value, -1);
    near(moran(data, { weights: "binary" }).value, -1);
    near(geary(data).value, (2 * (n - 1)) / n);
  }
});

test("two halves of a 4 × 4 board: 24 borders of which 4 are between unlike, so I = 20/24 − 4/24 with weights of 1", () => {
  const { adjacency } = grid(4, 4);
  const values = Float64Array.from({ length: 16 }, (_, i) => (i < 8 ? 1 : 0));
  near(moran({ counts: nobody(16), values, adjacency }, { weights: "binary" }).value, 16 / 24);
  const { parts, value } = joinCounts({ counts: nobody(16), values, adjacency });
  assert.equal(value, 10);
  assert.deepEqual(
    parts!.map((part) => part.value),
    [10, 4, 10],
  );
});

test("moments of I, C and G are those of all 720 ways to deal six values", () => {
  const { adjacency } = grid(3, 2);
  const values = [1, 2, 4, 8, 9, 3];
  for (const weighting of ["row", "binary"] as const) {
    const weights = weightsOf(adjacency, weighting);
    for (const [statistic, moments] of [
      [moranOf, moranRandomised],
      [gearyOf, gearyRandomised],
      [getisOrdOf, getisOrdRandomised],
    ] as const) {
      let sum = 0;
      let squares = 0;
      let many = 0;
      for (const order of orders(values)) {
        const value = statistic(Float64Array.from(order), weights);
        sum += value;
        squares += value * value;
        many += 1;
      }
      assert.equal(many, 720);
      const { expected, variance } = moments(Float64Array.from(values), weights);
      near(expected, sum / many);
      near(variance, squares / many - (sum / many) ** 2, 1e-11);
    }
  }
});

test("under normality the moments of I on a line of three are −1/2 and 1/8 by Cliff & Ord", () => {
  const weights = weightsOf(
    adjacencyOf(3, [
      [0, 1],
      [1, 2],
    ]),
    "binary",
  );
  assert.deepEqual([weights.S0, weights.S1, weights.S2], [4, 8, 24]);
  const { expected, variance } = moranNormal(3, weights);
  near(expected, -0.5);
  near(variance, (9 * 8 - 3 * 24 + 3 * 16) / (16 * 8) - 0.25);
  near(variance, 1 / 8);
});

test("moments of join counts are those of all ways to choose the black areas, without and with replacement", () => {
  const { adjacency } = grid(3, 2);
  const n = 6;
  for (const blacks of [1, 2, 3, 5]) {
    const moments = joinCountMoments(blacks, adjacency);
    const free = joinCountMoments(blacks, adjacency, "free");
    for (const kind of ["BB", "BW", "WW"] as const) {
      const given = [0, 0, 0];
      const any = [0, 0, 0];
      for (let mask = 0; mask < 1 << n; mask += 1) {
        const black = Array.from({ length: n }, (_, i) => (mask >> i) & 1);
        const ones = black.reduce((sum, one) => sum + one, 0);
        const count = joinCountsOf(black, adjacency)[kind];
        const chance = (blacks / n) ** ones * (1 - blacks / n) ** (n - ones);
        [1, count, count * count].forEach((term, at) => {
          any[at]! += chance * term;
          if (ones === blacks) given[at]! += term;
        });
      }
      near(moments[kind].expected, given[1]! / given[0]!);
      near(moments[kind].variance, given[2]! / given[0]! - (given[1]! / given[0]!) ** 2, 1e-11);
      near(free[kind].expected, any[1]!);
      near(free[kind].variance, any[2]! - any[1]! ** 2, 1e-11);
    }
  }
});

test("area types 1–2 against the rest are chosen by from and to; the parts sum to the number of borders", () => {
  const { adjacency } = grid(3, 2);
  const data = { counts: nobody(6), values: Float64Array.of(1, 2, 3, 4, 5, 3), adjacency };
  const { value, parts } = joinCounts(data, { from: 1, to: 2 });
  assert.equal(value, 1);
  assert.equal(
    parts!.reduce((sum, part) => sum + part.value, 0),
    7,
  );
  assert.equal(joinCounts(data, { from: 1, to: 2, joins: "BW" }).value, 3);
  assert.throws(() => joinCounts(data, { from: 7, to: 9 }), undefinedError);
});

test("parts of I sum to I, and local I to S0 · I", () => {
  const { adjacency } = grid(5, 4);
  fc.assert(
    fc.property(fc.array(fc.integer({ min: 0, max: 1000 }), { minLength: 20, maxLength: 20 }), (given) => {
      fc.pre(new Set(given).size > 1);
      const data = { counts: nobody(20), values: Float64Array.from(given), adjacency };
      const { value, perArea } = moran(data);
      near(
        perArea!.reduce((sum, part) => sum + part, 0),
        value,
      );
      near(localMoran(data, { permutations: 1 }).value, value);
      const { value: C, perArea: parts } = geary(data);
      near(
        parts!.reduce((sum, part) => sum + part, 0),
        C,
      );
      assert.ok(C >= 0);
    }),
    { numRuns: 50 },
  );
});

test("I and C do not change when values are scaled and moved, nor when areas are numbered otherwise", () => {
  const { adjacency } = grid(4, 3);
  const turned = adjacencyOf(
    12,
    [...adjacency.to.keys()].map((e) => {
      let i = 0;
      while (adjacency.first[i + 1]! <= e) i += 1;
      return [11 - i, 11 - adjacency.to[e]!] as const;
    }),
  );
  fc.assert(
    fc.property(
      fc.array(fc.integer({ min: 0, max: 99 }), { minLength: 12, maxLength: 12 }),
      fc.double({ min: 0.5, max: 9, noNaN: true }),
      fc.integer({ min: -50, max: 50 }),
      (given, scale, move) => {
        fc.pre(new Set(given).size > 1);
        const values = Float64Array.from(given);
        for (const statistic of [moranOf, gearyOf]) {
          const value = statistic(values, weightsOf(adjacency));
          near(
            statistic(
              values.map((v) => scale * v + move),
              weightsOf(adjacency),
            ),
            value,
            1e-9,
          );
          near(statistic(values.toReversed(), weightsOf(turned)), value);
        }
      },
    ),
    { numRuns: 50 },
  );
});

test("permutation p is (b + 1)/(m + 1), repeats with its seed, and never is 0", () => {
  const { adjacency } = grid(6, 6);
  const values = Float64Array.from({ length: 36 }, (_, i) => (i < 18 ? 1 : 0));
  const data = { counts: nobody(36), values, adjacency };
  const { pValue } = moran(data, { permutations: 199, seed: 7 });
  near(pValue!, 1 / 200);
  assert.equal(moran(data, { permutations: 199, seed: 7 }).pValue, pValue);
  near(pValue! * 200, Math.round(pValue! * 200));
  assert.equal(
    permutationP(Float64Array.of(1, 0), ([a]) => a! + 0, 0.5, { permutations: 9 }),
    1,
  );
  assert.throws(() => moran(data, { permutations: -1 }), /-1/);
  assert.throws(() => geary(data, { permutations: 0.5 }), /0.5/);
});

test("conditional p of a high area among high ones is small, two-sided and in steps of 2/(m + 1); an island has p = 1", () => {
  const line = adjacencyOf(
    41,
    Array.from({ length: 39 }, (_, i) => [i, i + 1] as const),
  );
  const values = Float64Array.from({ length: 41 }, (_, i) => (i < 5 ? 10 : i % 3));
  const { perArea, columns } = localMoran(
    { counts: nobody(41), values, adjacency: line },
    { permutations: 999, adjust: "none" },
  );
  const [called, quadrant, p, q] = columns!.map((column) => column.values);
  assert.equal(called![1], 1);
  assert.equal(quadrant![40], 0);
  assert.equal(p![40], 1);
  assert.equal(perArea![40], 0);
  assert.ok(p![2]! < 0.05 && q![2]! >= p![2]!);
  for (const probability of p!) {
    assert.ok(probability > 0 && probability <= 1);
    near((probability * 1000) / 2, Math.round((probability * 1000) / 2));
  }
});

test("conditional p agrees with all ways to fill a place: the largest of five beside the end of a line", () => {
  const weights = weightsOf(adjacencyOf(5, [[0, 1]]));
  const z = Float64Array.of(0, 4, 1, 2, 3);
  const p = conditionalP(z, weights, lagOf(weights, z), { permutations: 9999, seed: 3 });
  assert.ok(Math.abs(p[0]! - 0.5) < 0.03, `${p[0]} is not near 2 · 1/4`);
});

test("Benjamini & Hochberg: q of .01, .04, .03, .005 is .02, .04, .04, .02", () => {
  const q = falseDiscoveryRate(Float64Array.of(0.01, 0.04, 0.03, 0.005));
  [0.02, 0.04, 0.04, 0.02].forEach((want, i) => near(q[i]!, want));
  assert.deepEqual([...falseDiscoveryRate(Float64Array.of(0.9, 1))], [1, 1]);
});

test("z of local Getis–Ord is the deviation over that of all ways to fill the places around", () => {
  const values = [1, 5, 2, 8, 4];
  const adjacency = adjacencyOf(5, [
    [0, 1],
    [0, 2],
  ]);
  const z = localGetisOrdOf(Float64Array.from(values), adjacency, false);
  const others = values.slice(1);
  const sums: number[] = [];
  for (let a = 0; a < 4; a += 1) for (let b = a + 1; b < 4; b += 1) sums.push(others[a]! + others[b]!);
  const mean = sums.reduce((sum, one) => sum + one, 0) / sums.length;
  const variance = sums.reduce((sum, one) => sum + (one - mean) ** 2, 0) / sums.length;
  near(z[0]!, (5 + 2 - mean) / Math.sqrt(variance));
  assert.equal(z[3], 0);
  const { perArea } = localGetisOrd({ counts: nobody(5), values: Float64Array.from(values), adjacency });
  assert.ok(perArea!.every(Number.isFinite));
});

test("rates: Assunção & Reis of areas of one size is Moran's I of the share; of others it is not", () => {
  const { adjacency } = grid(3, 3);
  const members = [9, 8, 3, 7, 5, 2, 4, 1, 1];
  const alike = countsOf([members, members.map((x) => 20 - x)]);
  near(rateMoran({ counts: alike, adjacency }).value, moran({ counts: alike, adjacency }).value, 1e-12);
  const unlike = countsOf([members, [100, 4, 100, 5, 90, 3, 80, 2, 1]]);
  assert.notEqual(
    rateMoran({ counts: unlike, adjacency }).value.toFixed(6),
    moran({ counts: unlike, adjacency }).value.toFixed(6),
  );
  assert.ok(Number.isNaN(assuncaoReis(Float64Array.of(1, 0), Float64Array.of(2, 0))[1]));
});

test("two quantities that are one and the same give Moran's I; turned about, the opposite", () => {
  const { adjacency } = grid(4, 3);
  const members = [9, 8, 3, 7, 5, 2, 4, 1, 1, 6, 2, 8];
  const counts = countsOf([members, members.map((x) => 20 - x)]);
  const share = Float64Array.from(members, (x) => x / 20);
  const I = moran({ counts, adjacency }).value;
  const options = { permutations: 19 };
  near(bivariateMoran({ counts, values: share, adjacency }, options).value, I);
  near(bivariateMoran({ counts, values: share.map((p) => 1 - p), adjacency }, options).value, -I);
});

test("an area without people has no share: it and its borders are left out, and its number is 0", () => {
  const { adjacency } = grid(3, 2);
  const counts = countsOf([
    [3, 1, 0, 2, 5, 4],
    [1, 4, 0, 2, 1, 3],
  ]);
  const { value, perArea, note } = moran({ counts, adjacency });
  assert.equal(perArea![2], 0);
  assert.match(note.en, /5 areas; 1 without a value/);
  const small = adjacencyOf(5, [
    [0, 1],
    [0, 2],
    [1, 3],
    [2, 3],
    [3, 4],
  ]);
  near(
    value,
    moran({
      counts: countsOf([
        [3, 1, 2, 5, 4],
        [1, 4, 2, 1, 3],
      ]),
      adjacency: small,
    }).value,
  );
});

test("values all alike, a single area, and areas that do not touch have no autocorrelation: named errors", () => {
  const { adjacency } = grid(3, 2);
  const alike = { counts: nobody(6), values: new Float64Array(6).fill(2), adjacency };
  for (const measure of [moran, geary, getisOrdG, localMoran, localGetisOrd])
    assert.throws(() => measure(alike), undefinedError);
  const one = { counts: nobody(1), values: Float64Array.of(1), adjacency: adjacencyOf(1, []) };
  assert.throws(() => moran(one), undefinedError);
  const apart = { counts: nobody(4), values: Float64Array.of(1, 2, 3, 4), adjacency: adjacencyOf(4, []) };
  assert.throws(() => moran(apart), undefinedError);
  assert.throws(
    () =>
      getisOrdG({ counts: nobody(4), values: Float64Array.of(-1, 2, 3, 4), adjacency: grid(2, 2).adjacency }),
    undefinedError,
  );
  assert.throws(() => moran({ counts: nobody(6) }), /adjacency/);
});

test("weights by border need its length; by row each area with neighbours sums to 1", () => {
  const { adjacency } = grid(3, 2);
  const { weight, first, S0 } = weightsOf(adjacency, "border");
  near(S0, 6);
  near(weight[first[0]!]!, 0.5);
  assert.throws(
    () => weightsOf(adjacencyOf(2, [[0, 1]]), "border"),
    (error) => error instanceof MeasuresError && error.kind === "needs",
  );
});
