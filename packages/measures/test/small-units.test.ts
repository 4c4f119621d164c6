import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import {
  type Counts,
  MeasuresError,
  SMALL_UNITS,
  betaMixtureOf,
  beyondChance,
  countsOf,
  dissimilarity,
  dissimilarityBetaMixture,
  dissimilarityBiasCorrected,
  dissimilarityDensityCorrected,
  dissimilarityModified,
  dissimilarityOfMixture,
  expectedGini,
  gini,
  giniModified,
  likeliestMean,
  theilH,
  theilHBiasCorrected,
} from "../src/index.ts";
import { binomial } from "../src/numeric/draws.ts";
import { binomialMass } from "../src/numeric/mass.ts";
import { randomOf } from "../src/numeric/random.ts";
import { near } from "./support/near.ts";

/** Areas of one size whose members are drawn at the given shares. */
function drawn(seed: number, size: number, shares: readonly number[]): Counts {
  const random = randomOf(seed);
  const x = shares.map((share) => binomial(random, size, share));
  return countsOf([x, x.map((members) => size - members)]);
}
const meanOf = (values: readonly number[]): number =>
  values.reduce((sum, value) => sum + value, 0) / values.length;

test("the likeliest mean behind |z| is the root of θ = z tanh(θz), 0 up to z = 1, nearly z where z is large", () => {
  assert.equal(likeliestMean(0), 0);
  assert.equal(likeliestMean(1), 0);
  for (const z of [1 + 1e-9, 1.001, 1.2, 2, 5]) {
    const mean = likeliestMean(z);
    assert.ok(mean > 0, `${z}`);
    near(z * Math.tanh(mean * z), mean, 1e-9, `z = ${z}`);
  }
  near(likeliestMean(1.001), Math.sqrt(3 * (1 - 1.001 ** -2)) / 1.001, 1e-2);
  near(likeliestMean(66.8), 66.8);
});

test("counted from chance: 0 at chance, 1 at 1, −1 at 0", () => {
  assert.deepEqual(
    [
      [0.2, 0.2],
      [1, 0.2],
      [0, 0.2],
      [0, 0],
    ].map(([value, chance]) => beyondChance(value!, chance!)),
    [0, 1, -1, 0],
  );
});

test("the exact expected Gini of independent binomials equals the sum over all pairs of areas and outcomes", () => {
  const totals = [1, 2, 2, 5, 9, 30];
  const x = [0, 1, 1, 2, 3, 11];
  const counts = countsOf([x, totals.map((t, i) => t - x[i]!)]);
  const T = 49;
  const P = 18 / 49;
  let pairs = 0;
  totals.forEach((s, i) =>
    totals.forEach((t, j) => {
      if (i === j) return;
      for (let k = 0; k <= s; k += 1)
        for (let l = 0; l <= t; l += 1)
          pairs += s * t * Math.abs(k / s - l / t) * binomialMass(s, P, k) * binomialMass(t, P, l);
    }),
  );
  near(expectedGini(counts), pairs / (2 * T * T * P * (1 - P)), 1e-12);
});

test("the grid gives the expected Gini of the sorted steps to 1e-7, where sizes are many and where few are shared", () => {
  for (const sizes of [
    Array.from({ length: 300 }, (_, at) => 200 + ((at * 7919) % 1500)),
    Array.from({ length: 300 }, (_, at) => 1 + (at % 40)),
  ]) {
    const x = sizes.map((size, at) => Math.round(size * (at % 2 === 0 ? 0.1 : 0.4)));
    const counts = countsOf([x, sizes.map((size, at) => size - x[at]!)]);
    near(expectedGini(counts, "grid"), expectedGini(counts, "sorted"), sizes[0] === 1 ? 2e-6 : 1e-7);
  }
});

test("without small areas the expansion gives the expected Gini of the sorted steps to 2e-6 for 400 areas and shares of 3 to 50 per cent", () => {
  const sizes = Array.from({ length: 400 }, (_, at) => 500 + ((at * 7919) % 3100));
  for (const share of [0.03, 0.2, 0.5]) {
    const x = sizes.map((size) => Math.round(size * share));
    const counts = countsOf([x, sizes.map((size, at) => size - x[at]!)]);
    near(expectedGini(counts, "smooth"), expectedGini(counts, "sorted"), 2e-6);
  }
  // Areas of one size have all their steps at the same places: the farthest the expansion can be off.
  const alike = countsOf([Array.from({ length: 300 }, () => 200), Array.from({ length: 300 }, () => 600)]);
  near(expectedGini(alike, "smooth"), expectedGini(alike, "sorted"), 2e-3);
});

test("the expected D and G lie where a thousand drawn towns have their mean", () => {
  const shares = Array.from({ length: 60 }, () => 0.3);
  const towns = Array.from({ length: 1000 }, (_, at) => drawn(at, 20, shares));
  const expected = (town: Counts, measure: typeof dissimilarityModified): number =>
    measure(town).parts!.find(({ id }) => id === "chance")!.value;
  near(
    meanOf(towns.map((town) => expected(town, dissimilarityModified))),
    meanOf(towns.map((town) => dissimilarity(town).value)),
    0.01,
  );
  near(
    meanOf(towns.map((town) => expected(town, giniModified))),
    meanOf(towns.map((town) => gini(town).value)),
    0.01,
  );
});

test("where people are placed at random the corrected measures are far nearer 0 than the plain ones", () => {
  const town = drawn(
    7,
    15,
    Array.from({ length: 400 }, () => 0.2),
  );
  const D = dissimilarity(town).value;
  assert.ok(D > 0.2);
  assert.ok(Math.abs(dissimilarityModified(town).value) < 0.05);
  assert.ok(Math.abs(giniModified(town).value) < 0.05);
  assert.ok(dissimilarityBetaMixture(town).value < 0.06);
  assert.ok(dissimilarityBiasCorrected(town).value < 0.7 * D);
  assert.ok(dissimilarityDensityCorrected(town).value < 0.7 * D);
  assert.ok(Math.abs(theilHBiasCorrected(town).value) < 0.2 * theilH(town).value);
});

test("shares of one half 0.1 and one half 0.6, seen through units of eight persons: the mixture finds their D, which D itself overstates", () => {
  const shares = Array.from({ length: 4000 }, (_, at) => (at % 2 === 0 ? 0.1 : 0.6));
  const truth = 0.25 / (2 * 0.35 * 0.65);
  const town = drawn(3, 8, shares);
  assert.ok(dissimilarity(town).value > truth + 0.01);
  near(dissimilarityBetaMixture(town).value, truth, 0.02);
});

test("one beta: a uniform distribution of shares is found again, with its D of ½", () => {
  near(dissimilarityOfMixture([{ weight: 1, a: 1, b: 1 }]), 0.5);
  const random = randomOf(11);
  const shares = Array.from({ length: 4000 }, () => random());
  const [found] = betaMixtureOf(...(drawn(12, 10, shares).groups as [Float64Array, Float64Array]), 1);
  near(found!.a, 1, 0.06);
  near(found!.b, 1, 0.06);
});

test("the mixture is the likeliest: no nearby one gives the counts a higher probability", () => {
  const town = drawn(
    5,
    6,
    Array.from({ length: 500 }, (_, at) => (at % 3 === 0 ? 0.7 : 0.2)),
  );
  const [x, y] = town.groups as [Float64Array, Float64Array];
  const rising = (a: number, n: number): number =>
    Array.from({ length: n }, (_, at) => Math.log(a + at)).reduce((sum, v) => sum + v, 0);
  const likelihood = (a: number, b: number): number =>
    x.reduce((sum, k, i) => sum + rising(a, k) + rising(b, y[i]!) - rising(a + b, k + y[i]!), 0);
  const { a, b } = betaMixtureOf(x, y, 1)[0]!;
  for (const [da, db] of [
    [1.01, 1],
    [0.99, 1],
    [1, 1.01],
    [1, 0.99],
  ] as const)
    assert.ok(likelihood(a, b) > likelihood(a * da, b * db));
});

test("the bootstrap agrees with the closed form within its noise, and the same seed gives the same answer", () => {
  const town = drawn(
    2,
    60,
    Array.from({ length: 200 }, (_, at) => 0.1 + (at % 5) * 0.1),
  );
  const closed = dissimilarityBiasCorrected(town);
  const drawing = dissimilarityBiasCorrected(town, { method: "bootstrap", replicates: 400, seed: 5 });
  near(drawing.value, closed.value, 0.01);
  near(drawing.standardError!, closed.standardError!, 0.15);
  assert.equal(
    dissimilarityBiasCorrected(town, { method: "bootstrap", replicates: 400, seed: 5 }).value,
    drawing.value,
  );
  assert.notEqual(
    dissimilarityBiasCorrected(town, { method: "bootstrap", replicates: 400, seed: 6 }).value,
    drawing.value,
  );
});

test("samples drawn from a town with known H: the corrected H is right on average, the plain one too high", () => {
  const shares = Array.from({ length: 100 }, (_, at) => 0.1 + (at % 5) * 0.15);
  const truth = theilH(countsOf([shares, shares.map((share) => 1 - share)])).value;
  const samples = Array.from({ length: 300 }, (_, at) => drawn(100 + at, 25, shares));
  const plain = meanOf(samples.map((sample) => theilH(sample).value));
  const corrected = meanOf(samples.map((sample) => theilHBiasCorrected(sample).value));
  assert.ok(plain > truth * 1.1, `${plain} ${truth}`);
  near(corrected, truth, 0.03);
});

test("a complete count (rate 1) needs no correction and has no sampling error", () => {
  const town = countsOf([
    [8, 3, 0],
    [1, 9, 4],
    [2, 2, 2],
  ]);
  const { value, standardError } = theilHBiasCorrected(town, { rate: 1 });
  near(value, theilH(town).value);
  assert.equal(standardError, 0);
});

test("options out of range are refused with the value", () => {
  const town = countsOf([
    [8, 3],
    [1, 9],
  ]);
  assert.throws(() => theilHBiasCorrected(town, { rate: 2 }), /Got 2/);
  assert.throws(() => dissimilarityBetaMixture(town, { components: 0 }), /Got 0/);
  assert.throws(() => dissimilarityBiasCorrected(town, { method: "guess" as "closed" }), /"guess"/);
  assert.throws(
    () => dissimilarityBiasCorrected(town, { method: "bootstrap", replicates: 1 }),
    /1 replicates/,
  );
  assert.throws(() => dissimilarityModified(town, { chance: "normal" as "binomial" }), /"normal"/);
  assert.throws(() => giniModified(countsOf([[1.5], [2.25]])), /whole persons/);
});

test("a group without members is a named error by every measure, NaN from quick", () => {
  const absent = countsOf([
    [0, 0],
    [1, 2],
  ]);
  for (const measure of SMALL_UNITS) {
    assert.throws(
      () => measure(absent),
      (error) => error instanceof MeasuresError && error.kind === "undefined",
      measure.info.id,
    );
    if (measure.quick) assert.ok(Number.isNaN(measure.quick(absent)), measure.info.id);
  }
});

const people = fc.integer({ min: 0, max: 60 });
const twoGroups: fc.Arbitrary<Counts> = fc
  .array(fc.tuple(people, people), { minLength: 1, maxLength: 40 })
  .filter((areas) => areas.some(([x]) => x > 0) && areas.some(([, y]) => y > 0))
  .map((areas) => countsOf([areas.map(([x]) => x), areas.map(([, y]) => y)]));

test("whatever the counts: a finite value in range, quick the same, unmoved by an empty area, and no correction raises D", () => {
  fc.assert(
    fc.property(twoGroups, (counts) => {
      const D = dissimilarity(counts).value;
      for (const measure of SMALL_UNITS) {
        const { value } = measure(counts);
        const { low, high } = measure.info.range;
        assert.ok(value >= low - 1e-9 && value <= high + 1e-9, `${measure.info.id} ${value}`);
        if (measure.quick) near(measure.quick(counts), value, 1e-12, measure.info.id);
        const more = countsOf(counts.groups.map((column) => [0, ...column]));
        near(measure(more).value, value, 1e-7, measure.info.id);
      }
      for (const measure of [
        dissimilarityBiasCorrected,
        dissimilarityDensityCorrected,
        dissimilarityModified,
      ])
        assert.ok(measure(counts).value <= D + 1e-12, measure.info.id);
    }),
    { numRuns: 60 },
  );
});
