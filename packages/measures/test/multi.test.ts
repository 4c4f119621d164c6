import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import {
  type Counts,
  MULTI,
  MeasuresError,
  countsOf,
  dissimilarity,
  dissimilarityMulti,
  divergence,
  effectiveGroups,
  entropy,
  entropyNormalised,
  exposureMatrix,
  gini,
  giniMulti,
  isolation,
  correlationRatio,
  manyGroupIndicesOf,
  mutualInformation,
  normalisedExposure,
  relativeDiversity,
  renyiEntropy,
  simpsonConcentration,
  simpsonInteraction,
  squaredCoefficientOfVariation,
  theilH,
} from "../src/index.ts";
import { allNear, near } from "./support/near.ts";

const EVENNESS = [
  mutualInformation,
  theilH,
  dissimilarityMulti,
  giniMulti,
  squaredCoefficientOfVariation,
  relativeDiversity,
  normalisedExposure,
];
const OF_THE_WHOLE = new Set([
  entropy,
  entropyNormalised,
  simpsonInteraction,
  simpsonConcentration,
  renyiEntropy,
  effectiveGroups,
]);

test("areas that all have the composition of the whole give 0 by every measure of evenness", () => {
  const counts = countsOf([
    [1, 2, 0],
    [3, 6, 0],
    [5, 10, 0],
  ]);
  for (const measure of EVENNESS) near(measure(counts).value, 0, 1e-12, measure.info.id);
});

test("one group in each area gives 1 by every measure but M, which gives the entropy of the groups", () => {
  const counts = countsOf([
    [4, 0, 0],
    [0, 8, 0],
    [0, 0, 2],
  ]);
  for (const measure of EVENNESS)
    near(
      measure(counts).value,
      measure === mutualInformation ? entropy(counts).value : 1,
      1e-12,
      measure.info.id,
    );
  assert.deepEqual([...exposureMatrix(counts).matrix!.values], [1, 0, 0, 0, 1, 0, 0, 0, 1]);
});

test("by hand: three groups of 1/2, 1/4, 1/4", () => {
  const counts = countsOf([[2], [1], [1]]);
  near(entropy(counts).value, 1.5 * Math.LN2);
  near(entropyNormalised(counts).value, (1.5 * Math.LN2) / Math.log(3));
  near(simpsonConcentration(counts).value, 3 / 8);
  near(simpsonInteraction(counts).value, 5 / 8);
  near(simpsonConcentration(counts, { exact: true }).value, 2 / 12);
  near(renyiEntropy(counts).value, Math.log(8 / 3));
  near(renyiEntropy(counts, { order: 0 }).value, Math.log(3));
  near(renyiEntropy(counts, { order: Infinity }).value, Math.LN2);
  near(renyiEntropy(counts, { order: 1 }).value, entropy(counts).value);
  near(effectiveGroups(counts).value, 2 ** 1.5);
  near(effectiveGroups(counts, { order: 2 }).value, 8 / 3);
  near(effectiveGroups(counts, { order: 1000 }).value, 2, 1e-2);
});

test("M in bits is M in nats over ln 2, with its error and interval", () => {
  const counts = countsOf([
    [30, 10],
    [10, 30],
  ]);
  const nats = mutualInformation(counts);
  const bits = mutualInformation(counts, { base: "2" });
  near(bits.value, nats.value / Math.LN2);
  near(bits.standardError!, nats.standardError! / Math.LN2);
  near(bits.interval!.low, nats.interval!.low / Math.LN2);
  near(bits.perArea![0]!, nats.perArea![0]! / Math.LN2);
  assert.throws(() => mutualInformation(counts, { base: "10" as "2" }), /"10"/);
});

test("a wider coverage gives a wider interval, and H's lies within 0–1", () => {
  const counts = countsOf([
    [30, 10, 1],
    [10, 30, 1],
  ]);
  const [narrow, wide] = [0.8, 0.99].map((level) => theilH(counts, { level }).interval!);
  assert.ok(wide!.high > narrow!.high && wide!.low <= narrow!.low);
  assert.ok(wide!.low >= 0 && wide!.high <= 1);
});

test("nobody at all is a named error by every measure; a single group with members has diversity 0 but no evenness but M = 0", () => {
  const nobody = countsOf([
    [0, 0],
    [0, 0],
  ]);
  const one = countsOf([
    [5, 5],
    [0, 0],
  ]);
  const isUndefined = (error: unknown): boolean =>
    error instanceof MeasuresError && error.kind === "undefined";
  for (const measure of MULTI) {
    assert.throws(() => measure(nobody), isUndefined, measure.info.id);
    assert.ok(Number.isNaN(measure.quick!(nobody)), measure.info.id);
    if (
      OF_THE_WHOLE.has(measure) ||
      measure === exposureMatrix ||
      measure === mutualInformation ||
      measure === divergence
    )
      assert.ok(Number.isFinite(measure(one).value), measure.info.id);
    else {
      assert.throws(() => measure(one), isUndefined, measure.info.id);
      assert.ok(Number.isNaN(measure.quick!(one)), measure.info.id);
    }
  }
  assert.equal(mutualInformation(one).value, 0);
  assert.equal(entropy(one).value, 0);
});

test("a group without members changes no measure of evenness, and the note tells of it", () => {
  const two = countsOf([
    [8, 3],
    [1, 9],
  ]);
  const three = countsOf([...two.groups, [0, 0]]);
  for (const measure of EVENNESS) {
    near(measure(three).value, measure(two).value, 1e-12, measure.info.id);
    assert.match(measure(three).note.en, /1 of 3 groups have no members/);
  }
});

const people = fc.integer({ min: 0, max: 300 });
const manyGroups: fc.Arbitrary<Counts> = fc
  .tuple(fc.integer({ min: 2, max: 5 }), fc.integer({ min: 1, max: 40 }))
  .chain(([k, n]) =>
    fc.array(fc.array(people, { minLength: n, maxLength: n }), { minLength: k, maxLength: k }),
  )
  .filter((columns) => columns.filter((column) => column.some((c) => c > 0)).length >= 2)
  .map((columns) => countsOf(columns));
const columns = ({ groups }: Counts): number[][] => groups.map((column) => [...column]);
const sum = (values: Iterable<number>): number => [...values].reduce((total, value) => total + value, 0);

test("whatever the counts: values lie in their range, quick says the same, parts by area and by group sum to the value", () => {
  fc.assert(
    fc.property(manyGroups, (counts) => {
      for (const measure of MULTI) {
        const { value, perArea, perGroup } = measure(counts);
        const { low, high } = measure.info.range;
        assert.ok(value >= low - 1e-12 && value <= high + 1e-12, `${measure.info.id} ${value}`);
        near(measure.quick!(counts), value, 1e-12, measure.info.id);
        if (perArea && measure !== divergence) near(sum(perArea), value, 1e-10, measure.info.id);
        if (perGroup && measure !== exposureMatrix) near(sum(perGroup), value, 1e-10, measure.info.id);
      }
    }),
  );
});

test("whatever the counts: the order of areas and of groups, an empty area more, twice the people and a split into equal shares change nothing", () => {
  fc.assert(
    fc.property(manyGroups, (counts) => {
      const all = (other: Counts): number[] => MULTI.map((measure) => measure(other).value);
      const before = all(counts);
      allNear(all(countsOf(columns(counts).map((column) => column.toReversed()))), before, 1e-10, "areas");
      allNear(all(countsOf(columns(counts).toReversed())), before, 1e-10, "groups");
      allNear(all(countsOf(columns(counts).map((column) => [...column, 0]))), before, 1e-10, "empty area");
      allNear(all(countsOf(columns(counts).map((column) => column.map((c) => 2 * c)))), before, 1e-10);
      const split = columns(counts).map(([first, ...rest]) => [0.25 * first!, 0.75 * first!, ...rest]);
      allNear(all(countsOf(split)), before, 1e-10, "split");
    }),
  );
});

test("whatever the counts: H = M/E, the divergence index is M, rows of exposure sum to 1, and all six at once are the six one by one", () => {
  fc.assert(
    fc.property(manyGroups, (counts) => {
      const M = mutualInformation(counts).value;
      near(theilH(counts).value, M / entropy(counts).value, 1e-10);
      const { value, perArea } = divergence(counts);
      near(value, M, 1e-10);
      const T = sum(counts.totals);
      near(sum(perArea!.map((own, i) => (own * counts.totals[i]!) / T)), M, 1e-10);
      const { values, columns: k } = exposureMatrix(counts).matrix!;
      counts.groups.forEach((column, g) =>
        near(sum(values.slice(g * k, (g + 1) * k)), sum(column) > 0 ? 1 : 0),
      );
      const six = manyGroupIndicesOf(counts);
      near(six.M, M, 1e-10);
      near(six.H, theilH(counts).value, 1e-10);
      near(six.D, dissimilarityMulti(counts).value, 1e-10);
      near(six.C, squaredCoefficientOfVariation(counts).value, 1e-10);
      near(six.R, relativeDiversity(counts).value, 1e-10);
      near(six.P, normalisedExposure(counts).value, 1e-10);
    }),
  );
});

test("with two groups D and G of many are D and G of two, C, R and P the correlation ratio, and the diagonal of exposure the isolation", () => {
  fc.assert(
    fc.property(
      manyGroups.map(({ groups }) => groups.filter((column) => sum(column) > 0).slice(0, 2)),
      (groups) => {
        const counts = countsOf(groups);
        near(dissimilarityMulti(counts).value, dissimilarity(counts).value, 1e-11);
        near(giniMulti(counts).value, gini(counts).value, 1e-11);
        for (const measure of [squaredCoefficientOfVariation, relativeDiversity, normalisedExposure])
          near(measure(counts).value, correlationRatio(counts).value, 1e-11);
        near(exposureMatrix(counts).matrix!.values[0]!, isolation(counts).value, 1e-11);
      },
    ),
  );
});
