import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import { adjacencyOf } from "../src/index.ts";
import {
  bandOf,
  factor,
  inBand,
  inverseDiagonal,
  logDeterminant,
  nearOrder,
  solve,
} from "../src/numeric/band.ts";
import { leastSquares } from "../src/numeric/least-squares.ts";
import { least } from "../src/numeric/simplex.ts";

test("in near order a path shuffled has neighbours one apart, and every area has a place", () => {
  const names = [4, 1, 6, 0, 5, 3, 2];
  const { order, place, reach } = nearOrder(
    adjacencyOf(
      7,
      names.slice(1).map((name, i) => [names[i]!, name] as const),
    ),
  );
  assert.equal(reach, 1);
  for (const [k, area] of order.entries()) assert.equal(place[area], k);
});

test("the determinant of the path matrix (2 on, −1 beside the diagonal) of size n is n + 1", () => {
  for (const n of [1, 5, 40]) {
    const band = bandOf(n, 1);
    for (let i = 0; i < n; i += 1) {
      band.values[inBand(band, i, i)] = 2;
      if (i > 0) band.values[inBand(band, i, i - 1)] = -1;
    }
    factor(band);
    assert.ok(Math.abs(logDeterminant(band) - Math.log(n + 1)) < 1e-12);
    // Its inverse has i(n + 1 − i)/(n + 1) on the diagonal, i from 1.
    for (const [i, value] of inverseDiagonal(band).entries())
      assert.ok(Math.abs(value - ((i + 1) * (n - i)) / (n + 1)) < 1e-10);
  }
});

test("solving undoes multiplying, and the diagonal of the inverse is what solving unit columns gives", () => {
  const edges = fc.array(fc.tuple(fc.integer({ min: 0, max: 11 }), fc.integer({ min: 0, max: 11 })), {
    maxLength: 30,
  });
  fc.assert(
    fc.property(edges, fc.integer({ min: 0, max: 11 }), (pairs, unit) => {
      const adjacency = adjacencyOf(
        12,
        pairs.filter(([a, b]) => a !== b),
      );
      const { order, place, reach } = nearOrder(adjacency);
      const dense = Array.from({ length: 12 }, () => new Float64Array(12));
      const band = bandOf(12, reach);
      for (let i = 0; i < 12; i += 1) {
        const own = 0.3 + adjacency.first[i + 1]! - adjacency.first[i]!;
        dense[i]![i] = own;
        band.values[inBand(band, place[i]!, place[i]!)] = own;
        for (let e = adjacency.first[i]!; e < adjacency.first[i + 1]!; e += 1) {
          const j = adjacency.to[e]!;
          dense[i]![j] = -1;
          if (place[j]! < place[i]!) band.values[inBand(band, place[i]!, place[j]!)] = -1;
        }
      }
      factor(band);
      const column = new Float64Array(12);
      column[place[unit]!] = 1;
      solve(band, column);
      for (let i = 0; i < 12; i += 1) {
        let sum = 0;
        for (let j = 0; j < 12; j += 1) sum += dense[i]![j]! * column[place[j]!]!;
        assert.ok(Math.abs(sum - (i === unit ? 1 : 0)) < 1e-9);
      }
      assert.ok(Math.abs(inverseDiagonal(band)[place[unit]!]! - column[place[unit]!]!) < 1e-9);
      assert.equal(order.length, 12);
    }),
    { numRuns: 100, seed: 10 },
  );
});

test("a matrix that is not positive definite is refused", () => {
  const band = bandOf(1, 0);
  band.values[0] = -1;
  assert.throws(() => factor(band), /positive definite/);
});

test("the simplex finds the bottom of Rosenbrock's valley", () => {
  const { point } = least([-1.2, 1], ([x, y]) => (1 - x!) ** 2 + 100 * (y! - x! ** 2) ** 2, {
    tolerance: 1e-7,
    rounds: 500,
  });
  for (const x of point) assert.ok(Math.abs(x - 1) < 1e-4);
});

test("least squares of columns that say the same is refused, of a line exact", () => {
  const one = Float64Array.of(1, 1, 1);
  const x = Float64Array.of(0, 1, 2);
  const { coefficients, squares } = leastSquares([one, x], Float64Array.of(1, 3, 5), one);
  assert.ok(
    Math.abs(coefficients[0]! - 1) < 1e-12 && Math.abs(coefficients[1]! - 2) < 1e-12 && squares < 1e-20,
  );
  assert.throws(() => leastSquares([one, one], x, one), /tell them apart/);
});
