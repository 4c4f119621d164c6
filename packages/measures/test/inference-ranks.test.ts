import assert from "node:assert/strict";
import { test } from "node:test";
import {
  benjaminiHochberg,
  cellKeyEffect,
  comparisonIntervals,
  countsOf,
  dissimilarity,
  expectedD,
  isolation,
  mutualInformation,
  profileBand,
  rankIntervals,
  reliability,
  simultaneousBand,
  smallUnitEffect,
} from "../src/index.ts";
import { cellKeyNoise } from "../src/inference/cell-key-noise.ts";
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

test("a simultaneous band holds the whole profile in 95 of 100 samples, where single intervals hold fewer", () => {
  const random = randomOf(4);
  const points = 8;
  let whole = 0;
  let single = 0;
  const rounds = 300;
  for (let round = 0; round < rounds; round += 1) {
    const noise = (): number[] => Array.from({ length: points }, () => normal(random));
    const observed = noise();
    const replicates = Array.from({ length: 200 }, () => noise().map((each, at) => each + observed[at]!));
    const { low, high, standardErrors } = simultaneousBand(observed, replicates);
    if (observed.every((_, at) => low[at]! < 0 && 0 < high[at]!)) whole += 1;
    if (observed.every((value, at) => Math.abs(value) < 1.96 * standardErrors[at]!)) single += 1;
  }
  assert.ok(Math.abs(whole / rounds - 0.95) < 0.06, `${whole} of ${rounds}`);
  assert.ok(single / rounds < 0.8, `${single} of ${rounds}`);
  assert.throws(() => simultaneousBand([1, 2], [[1], [2]]), /2 points/);
  assert.throws(
    () =>
      profileBand(
        dissimilarity,
        countsOf([
          [1, 2],
          [2, 1],
        ]),
      ),
    /with a profile/,
  );
});

test("reliability: the gravest rule decides and every reason is named", () => {
  assert.equal(reliability(0.5, 0.01).flag, "good");
  assert.equal(reliability(0.5, 0.06).flag, "fair");
  assert.equal(reliability(0.5, 0.11).flag, "caution");
  assert.equal(reliability(0.5, 0.2).flag, "poor");
  const few = reliability(0.2, 0.05, { persons: 25, share: true, low: 0.1, high: 0.35 });
  assert.equal(few.flag, "caution");
  assert.deepEqual(
    few.reasons.map(({ rule }) => rule),
    ["cv-20", "persons-30"],
  );
  assert.equal(few.reasons[1]!.measured, 25);
  assert.match(few.text.sv, /Färre än 30 personer/);
  assert.equal(reliability(0.2, 0.01, { persons: 9 }).flag, "poor");
  assert.equal(reliability(0, 0.01, { share: true, low: 0, high: 0.4 }).reasons[0]!.rule, "width-30");
  assert.equal(reliability(0, 0).cv, undefined);
  assert.throws(() => reliability(NaN, 1), /finite value/);
});

const spread = countsOf([
  [2, 1, 0, 3, 1, 2],
  [8, 7, 9, 8, 9, 7],
]);

test("small units: the closed form of D and the simulation of any measure say what chance alone gives", () => {
  const D = smallUnitEffect(dissimilarity, spread);
  assert.equal(D.method, "closed form");
  assert.equal(D.expected, expectedD(spread));
  assert.ok(Math.abs(D.aboveChance - (D.value - D.expected) / (1 - D.expected)) < 1e-15);
  const other = smallUnitEffect(isolation, spread, { seed: 2 });
  assert.equal(other.method, "simulation");
  assert.ok(other.share > 0 && other.share <= 1);
});

test("Cell-Key noise: mean 0, the variance asked for, zeros kept, nobody below zero, small counts too", () => {
  const noise = cellKeyNoise({ maxNoise: 3, variance: 1.5 });
  const random = randomOf(5);
  assert.equal(noise(random, 0), 0);
  for (const count of [1, 2, 3, 400]) {
    let sum = 0;
    let squares = 0;
    const seen = new Set<number>();
    for (let at = 0; at < 100_000; at += 1) {
      const change = noise(random, count);
      assert.ok(Number.isInteger(change) && Math.abs(change) <= 3 && count + change >= 0);
      sum += change;
      squares += change * change;
      seen.add(change);
    }
    assert.ok(Math.abs(sum / 1e5) < 4 * Math.sqrt(1.5 / 1e5), `mean for ${count}`);
    assert.ok(Math.abs(squares / 1e5 - 1.5) < 0.04, `variance for ${count}: ${squares / 1e5}`);
  }
  assert.throws(() => cellKeyNoise({ maxNoise: 0 }), /whole number from 1/);
  assert.throws(() => cellKeyNoise({ maxNoise: 1, variance: 2 }), /at most 0\.667/);
});

test("Cell-Key noise makes even spreading look segregated: the bias is upward and the interval lies below", () => {
  const even = countsOf([new Float64Array(50).fill(6), new Float64Array(50).fill(12)]);
  for (const published of ["groups", "group-and-total"] as const) {
    const { value, bias, sd, interval, draws } = cellKeyEffect(mutualInformation, even, {
      maxNoise: 2,
      replicates: 100,
      published,
    });
    assert.equal(value, 0);
    assert.ok(bias > 0 && sd > 0 && sd < bias);
    assert.ok(interval.high < 0 && interval.low < interval.high);
    assert.equal(draws.length, 100);
  }
});
