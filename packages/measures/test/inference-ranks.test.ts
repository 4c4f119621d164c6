import assert from "node:assert/strict";
import { test } from "node:test";
import { benjaminiHochberg, comparisonIntervals, rankIntervals } from "../src/index.ts";
import { normalQuantile } from "../src/numeric/normal.ts";
import { randomOf } from "../src/numeric/random.ts";

const normal = (random: () => number): number => normalQuantile(Math.max(random(), 2 ** -53));

test("Benjamini & Hochberg's adjusted p-values are those of R's p.adjust(…, 'BH')", () => {
  const adjusted = benjaminiHochberg([0.01, 0.04, 0.03, 0.005, 0.5]);
  [0.025, 0.05, 0.05, 0.025, 0.5].forEach((p, i) => assert.ok(Math.abs(adjusted[i]! - p) < 1e-15));
  assert.equal(benjaminiHochberg([]).length, 0);
  assert.throws(() => benjaminiHochberg([0.1, 1.2]), /1\.2/);
});

test("rank intervals: certain values keep their rank, equal ones may lie anywhere", () => {
  for (const method of ["joint", "bootstrap"] as const) {
    const sure = rankIntervals([5, 1, 3], [1e-9, 1e-9, 1e-9], { method });
    assert.deepEqual([...sure.rank], [3, 1, 2]);
    assert.deepEqual([...sure.low], [3, 1, 2]);
    assert.deepEqual([...sure.high], [3, 1, 2]);
    const unsure = rankIntervals([1, 1.001, 0.999, 1], [1, 1, 1, 1], { method });
    assert.deepEqual([...unsure.low], [1, 1, 1, 1]);
    assert.deepEqual([...unsure.high], [4, 4, 4, 4]);
  }
  assert.deepEqual([...rankIntervals([2, 2, 1], [0, 0, 0]).rank], [2.5, 2.5, 1]);
  assert.throws(() => rankIntervals([1, 2], [1]), /2 standard errors/);
});

test("joint rank intervals hold all true ranks at once in at least 95 of 100 samples", () => {
  const random = randomOf(3);
  const truth = Array.from({ length: 12 }, (_, i) => i * 0.7);
  let held = 0;
  for (let round = 0; round < 400; round += 1) {
    const { low, high } = rankIntervals(
      truth.map((value) => value + normal(random)),
      truth.map(() => 1),
    );
    if (truth.every((_, i) => low[i]! <= i + 1 && i + 1 <= high[i]!)) held += 1;
  }
  assert.ok(held >= 0.95 * 400 - 4 * Math.sqrt(400 * 0.95 * 0.05), `${held} of 400`);
});

test("comparison intervals of equal errors are ±1.39 standard errors (Goldstein & Healy 1995)", () => {
  const { multiplier, low, high } = comparisonIntervals([1, 2, 3], [0.5, 0.5, 0.5]);
  assert.ok(Math.abs(multiplier - 1.959963984540054 / Math.SQRT2) < 1e-9);
  assert.ok(Math.abs(high[0]! - low[0]! - multiplier) < 1e-12);
  const many = comparisonIntervals(
    Float64Array.from({ length: 1500 }, (_, i) => i),
    Float64Array.from({ length: 1500 }, (_, i) => 1 + (i % 7)),
  );
  assert.ok(many.multiplier > 1.39 && many.multiplier < 1.96);
});
