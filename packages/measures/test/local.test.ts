import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import {
  type Counts,
  LOCAL,
  MeasuresError,
  countsOf,
  dissimilarityMulti,
  entropy,
  indexOfConcentrationAtTheExtremes,
  isolation,
  localDissimilarity,
  localDiversity,
  localEntropy,
  localSegregation,
  localSimpson,
  localTheilH,
  locationQuotient,
  mutualInformation,
  theilH,
} from "../src/index.ts";
import { allNear, near } from "./support/near.ts";

const counts = countsOf([
  [3, 1, 0],
  [1, 3, 0],
]);

test("by hand: areas of 3 + 1, 1 + 3 and no persons; the empty area has 0", () => {
  const E = -0.75 * Math.log(0.75) - 0.25 * Math.log(0.25);
  allNear(localDiversity(counts).perArea!, [E, E, 0]);
  allNear(localEntropy(counts).perArea!, [E / Math.LN2, E / Math.LN2, 0]);
  allNear(localSimpson(counts).perArea!, [0.375, 0.375, 0]);
  allNear(localSimpson(counts, { of: "concentration" }).perArea!, [0.625, 0.625, 0]);
  allNear(locationQuotient(counts).perArea!, [1.5, 0.5, 0]);
  allNear(locationQuotient(counts).matrix!.values, [1.5, 0.5, 0.5, 1.5, 0, 0]);
  allNear(localTheilH(counts).perArea!, [1 - E / Math.LN2, 1 - E / Math.LN2, 0]);
  allNear(localDissimilarity(counts).perArea!, [0.5, 0.5, 0]);
  allNear(localSegregation(counts).perArea!, [Math.LN2 - E, Math.LN2 - E, 0]);
});

test("concentration at the extremes is the first group less the last, those in between in the denominator only", () => {
  const three = countsOf([
    [4, 0, 1],
    [4, 5, 0],
    [0, 5, 1],
  ]);
  const { value, perArea } = indexOfConcentrationAtTheExtremes(three);
  allNear(perArea!, [0.5, -0.5, 0]);
  near(value, (5 - 6) / 20);
});

test("an option that is not there is refused", () => {
  assert.throws(() => localSimpson(counts, { of: "both" as "interaction" }), /"both"/);
});

test("nobody at all is a named error by every local measure, NaN from quick", () => {
  const nobody = countsOf([
    [0, 0],
    [0, 0],
  ]);
  for (const measure of LOCAL) {
    assert.throws(
      () => measure(nobody),
      (error) => error instanceof MeasuresError && error.kind === "undefined",
      measure.info.id,
    );
    assert.ok(Number.isNaN(measure.quick!(nobody)), measure.info.id);
  }
});

const people = fc.integer({ min: 0, max: 300 });
const manyGroups: fc.Arbitrary<Counts> = fc
  .tuple(fc.integer({ min: 2, max: 5 }), fc.integer({ min: 1, max: 40 }))
  .chain(([k, n]) =>
    fc.array(fc.array(people, { minLength: n, maxLength: n }), { minLength: k, maxLength: k }),
  )
  .filter(([first, ...rest]) => first!.some((c) => c > 0) && rest.some((column) => column.some((c) => c > 0)))
  .map((columns) => countsOf(columns));
const sum = (values: Iterable<number>): number => [...values].reduce((total, value) => total + value, 0);

test("whatever the counts: the mean over all people of what areas have is the value, and quick says the same", () => {
  fc.assert(
    fc.property(manyGroups, (some) => {
      const T = sum(some.totals);
      for (const measure of LOCAL) {
        const { value, perArea } = measure(some);
        const weights = measure === locationQuotient ? some.groups[0]! : some.totals;
        const weight = measure === locationQuotient ? sum(some.groups[0]!) : T;
        near(sum(perArea!.map((own, i) => own * (weights[i]! / weight))), value, 1e-10, measure.info.id);
        near(measure.quick!(some), value, 1e-12, measure.info.id);
        assert.ok(perArea!.every(Number.isFinite), measure.info.id);
      }
    }),
  );
});

test("whatever the counts: Σ p_u ls_u = Σ p_g ls_g = M, local H and D make H and D, local diversity is E − M, LQ is xPx/P", () => {
  fc.assert(
    fc.property(manyGroups, (some) => {
      const T = sum(some.totals);
      const M = mutualInformation(some).value;
      const { value, perGroup } = localSegregation(some);
      near(value, M);
      near(sum(perGroup!.map((own, g) => (own * sum(some.groups[g]!)) / T)), M, 1e-10);
      near(localTheilH(some).value, theilH(some).value);
      near(localDissimilarity(some).value, dissimilarityMulti(some).value);
      near(localDiversity(some).value, entropy(some).value - M, 1e-10);
      const rest = some.totals.map((t, i) => t - some.groups[0]![i]!);
      const P = sum(some.groups[0]!) / T;
      near(locationQuotient(some).value, isolation(countsOf([some.groups[0]!, rest])).value / P, 1e-11);
    }),
  );
});
