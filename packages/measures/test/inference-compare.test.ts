import assert from "node:assert/strict";
import { test } from "node:test";
import {
  COMPARE_KINDS,
  type Counts,
  compareDraws,
  compareTest,
  countsOf,
  dissimilarity,
  mutualInformation,
  pairedTest,
  theilH,
} from "../src/index.ts";
import { randomOf } from "../src/numeric/random.ts";
import { binomial } from "../src/numeric/draws.ts";

/** Sixty areas with shares that hardly change between two dates, and a town with more segregation. */
const random = randomOf(8);
const sizes = Array.from({ length: 60 }, () => Math.floor(200 + 600 * random()));
const shares = sizes.map(() => 0.1 + 0.4 * random());
const drawn = (share: (i: number) => number): Counts => {
  const x = sizes.map((size, i) => binomial(random, size, share(i)));
  return countsOf([x, x.map((members, i) => sizes[i]! - members)]);
};
const before = drawn((i) => shares[i]!);
const same = drawn((i) => shares[i]!);
const town = drawn((i) => (i % 2 === 0 ? 0.05 : 0.6));

test("two places that are alike do not differ, a more segregated one does, by every kind of test that asks for chance", () => {
  for (const kind of ["random-label", "composition", "dual-composition"] as const) {
    const options = { kind, replicates: 299, seed: 2 };
    assert.ok(compareTest(dissimilarity, before, same, options).p > 0.05, kind);
    const { p, difference, after } = compareTest(dissimilarity, before, town, options);
    assert.ok(difference > 0.1 && after > 0.4);
    assert.ok(p < 0.05, `${kind}: ${p}`);
  }
});

test("every kind has finite differences about its own centre: none, or the difference itself for bootstrap", () => {
  for (const kind of COMPARE_KINDS)
    for (const paired of [false, true]) {
      const { mean, sd, difference, interval, draws } = compareTest(dissimilarity, before, town, {
        kind,
        paired,
        replicates: 200,
        seed: 4,
      });
      assert.ok(draws.every(Number.isFinite), kind);
      assert.ok(interval.low <= interval.high);
      if (kind === "bootstrap") assert.ok(Math.abs(mean - difference) < sd);
      else if (kind === "random-label" || kind === "person-permutation") assert.ok(Math.abs(mean) < sd, kind);
    }
});

test("the same areas at two dates are resampled together: the paired error is the smaller one, and the closed form's", () => {
  const options = { kind: "bootstrap", replicates: 2000, seed: 5 } as const;
  const apart = compareTest(dissimilarity, before, same, options);
  const together = compareTest(dissimilarity, before, same, { ...options, paired: true });
  assert.ok(together.sd < 0.7 * apart.sd, `${together.sd} against ${apart.sd}`);
  for (const measure of [dissimilarity, mutualInformation, theilH]) {
    const closed = pairedTest(measure, before, same);
    const simulated = compareTest(measure, before, same, { ...options, paired: true });
    assert.ok(
      Math.abs(closed.standardError - simulated.sd) < 0.12 * closed.standardError,
      `${measure.info.id}: ${closed.standardError} and ${simulated.sd}`,
    );
    assert.ok(closed.correlation > 0.5);
    assert.ok(closed.p > 0.01 && closed.interval.low < 0 && closed.interval.high > 0);
  }
  assert.ok(pairedTest(dissimilarity, before, town, { alternative: "greater" }).p < 1e-6);
});

test("a change of one date against itself is nothing: a named error in closed form, p of 1 when simulated", () => {
  assert.throws(() => pairedTest(dissimilarity, before, before), /standard error of 0/);
  assert.equal(compareTest(dissimilarity, before, before, { paired: true, replicates: 50 }).p, 1);
});

test("persons of two dates as samples of their own: no covariance, each value less its bias", () => {
  const { correlation, difference, standardError } = pairedTest(mutualInformation, before, same, {
    sampling: "persons",
  });
  assert.equal(correlation, 0);
  assert.ok(Math.abs(difference) < 4 * standardError);
});

test("paired needs the same areas, label sharing a measure of counts alone, counterfactuals two groups", () => {
  const shorter = countsOf([
    [1, 2],
    [3, 4],
  ]);
  assert.throws(() => compareTest(dissimilarity, before, shorter, { paired: true }), /same areas/);
  assert.throws(() => pairedTest(dissimilarity, before, shorter), /same areas/);
  const three = countsOf([
    [1, 2],
    [3, 4],
    [5, 6],
  ]);
  assert.throws(() => compareTest(mutualInformation, three, three, { kind: "share" }), /two groups/);
  assert.throws(() => compareTest(mutualInformation, three, before, {}), /same groups/);
});

test("differences of a seed are the same, and a slice is a part of the whole", () => {
  for (const kind of COMPARE_KINDS) {
    const all = compareDraws(dissimilarity, before, town, { kind, replicates: 10, seed: 6 });
    assert.deepEqual(
      compareDraws(dissimilarity, before, town, { kind, replicates: 10, seed: 6, from: 4, to: 9 }),
      all.slice(4, 9),
    );
  }
});
