import assert from "node:assert/strict";
import { test } from "node:test";
import {
  biasOfM,
  bootstrap,
  countsOf,
  dissimilarity,
  jackknifeAreas,
  jackknifePersons,
  mutualInformation,
  mutualInformationOf,
  seOfD,
  seOfH,
  seOfM,
  theilH,
} from "../src/index.ts";
import { randomOf } from "../src/numeric/random.ts";
import { multinomialOver } from "../src/numeric/samplers.ts";

const random = randomOf(5);
/** True shares of 3 groups in 40 areas, with real segregation. */
const truth = [0.5, 0.3, 0.2].map((share) =>
  Float64Array.from({ length: 40 }, () => share * (0.2 + random())),
);
const flat = Float64Array.of(...truth[0]!, ...truth[1]!, ...truth[2]!);
const sampled = (N: number, seed: number) => {
  const cells = new Float64Array(120);
  multinomialOver(N, flat)(randomOf(6, seed), cells);
  return countsOf([cells.slice(0, 40), cells.slice(40, 80), cells.slice(80)]);
};
const counts = sampled(12_000, 0);
const two = countsOf([counts.groups[0]!, counts.groups[1]!]);

test("the bootstrap of persons has the closed forms' standard error and bias, within its Monte Carlo error", () => {
  for (const [measure, data, se] of [
    [mutualInformation, counts, seOfM(counts)],
    [theilH, counts, seOfH(counts)],
    [dissimilarity, two, seOfD(two)],
  ] as const) {
    const result = bootstrap(measure, data, { replicates: 2000, seed: 2 });
    assert.ok(Math.abs(result.standardError - se) < 0.03 * se + (4 * se) / Math.sqrt(4000), measure.info.id);
    assert.equal(result.corrected, 2 * result.value - (result.value + result.bias));
    assert.ok(result.interval.low < result.corrected && result.corrected < result.interval.high);
  }
  const M = bootstrap(mutualInformation, counts, { replicates: 2000, seed: 2 });
  assert.ok(Math.abs(M.bias - biasOfM(counts)) < 0.05 * M.bias + (4 * M.standardError) / Math.sqrt(2000));
});

test("the interval of M, M − bias ± 1.96 se, holds the true M in 95 of 100 samples (fixed seeds)", () => {
  const M = mutualInformationOf(countsOf(truth));
  let closed = 0;
  let simulated = 0;
  const rounds = 600;
  for (let at = 1; at <= rounds; at += 1) {
    const sample = sampled(12_000, at);
    const centre = mutualInformationOf(sample) - biasOfM(sample);
    if (Math.abs(centre - M) < 1.959964 * seOfM(sample)) closed += 1;
    if (at <= 200) {
      const { interval } = bootstrap(mutualInformation, sample, { replicates: 200, seed: at });
      if (interval.low < M && M < interval.high) simulated += 1;
    }
  }
  // Four standard errors of a share of 0.95: 0.036 of 600, 0.062 of 200.
  assert.ok(Math.abs(closed / rounds - 0.95) < 0.036, `closed form: ${closed} of ${rounds}`);
  assert.ok(Math.abs(simulated / 200 - 0.95) < 0.062, `bootstrap: ${simulated} of 200`);
});

test("resampled areas: standard error near the jackknife's, percentile and bca hold the value", () => {
  const jack = jackknifeAreas(dissimilarity, two);
  for (const method of ["percentile", "basic", "bca"] as const) {
    const result = bootstrap(dissimilarity, two, { kind: "areas", method, replicates: 1500, seed: 3 });
    assert.ok(Math.abs(result.standardError - jack.standardError) < 0.15 * jack.standardError);
    assert.ok(result.interval.low < result.value && result.value < result.interval.high, method);
    assert.match(result.interval.method, new RegExp(`areas, ${method}, 1500 replicates, seed 3`));
  }
});

test("bca needs a value among its replicates: where bias is all there is, the error says to use basic", () => {
  const few = countsOf([new Float64Array(40).fill(1), new Float64Array(40).fill(1)]);
  assert.throws(
    () => bootstrap(mutualInformation, few, { method: "bca", replicates: 100 }),
    /use the method basic/,
  );
});

test("the jackknife of a mean of areas is its textbook error, and the area it hangs on is an outlier", () => {
  // D of 1 in one area and almost 0 in the rest hangs on that area.
  const odd = countsOf([
    [100, 10, 10, 10, 10, 10],
    [1, 100, 101, 99, 100, 102],
  ]);
  const { outliers, value, without, bias, corrected } = jackknifeAreas(dissimilarity, odd);
  assert.equal(outliers[0]?.area, 0);
  assert.ok(without[0]! < value);
  assert.equal(corrected, value - bias);
  const mean = without.reduce((sum, each) => sum + each, 0) / 6;
  assert.ok(Math.abs(bias - 5 * (mean - value)) < 1e-12);
  const persons = jackknifePersons(mutualInformation, counts);
  assert.ok(Math.abs(persons.standardError - seOfM(counts)) < 0.01 * seOfM(counts));
  assert.ok(Math.abs(persons.bias - biasOfM(counts)) < 0.05 * biasOfM(counts));
  assert.throws(() => jackknifeAreas(mutualInformation, countsOf([[1], [2]])), /two areas/);
});
