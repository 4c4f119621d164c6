import assert from "node:assert/strict";
import { test } from "node:test";
import {
  cellKeyEffect,
  countsOf,
  dissimilarity,
  expectedD,
  isolation,
  mutualInformation,
  reliability,
  smallUnitEffect,
} from "../src/index.ts";
import { cellKeyNoise } from "../src/inference/cell-key-noise.ts";
import { randomOf } from "../src/numeric/random.ts";

const spread = countsOf([
  [2, 1, 0, 3, 1, 2],
  [8, 7, 9, 8, 9, 7],
]);

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
