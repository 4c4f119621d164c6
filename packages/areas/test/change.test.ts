import assert from "node:assert/strict";
import { test } from "node:test";
import * as fc from "fast-check";
import {
  AreaError,
  classify,
  compareIndex,
  compareTypes,
  cutoffsFrom,
  nearestCut,
  nearestCuts,
  recoverCutoffs,
  splitIndexChange,
  splitTypeChange,
} from "@tvars/areas";

const tenth = fc.integer({ min: 0, max: 1000 }).map((n) => n / 10);
const parts = fc.record({ v1: tenth, v2: tenth, v3: tenth });
// Off the grid of 1/30 that indices lie on, so that no cut is within rounding of an index.
const cutoffs = fc
  .tuple(fc.integer({ min: 5000, max: 15000 }), fc.integer({ min: 1000, max: 8000 }))
  .map(([mean, sd]) => cutoffsFrom(mean / 1000 + 0.0001237, sd / 1000));

test("a change of index is a third of each part's change and what rounding adds", () => {
  const change = splitIndexChange({ v1: 10, v2: 10, v3: 10 }, { v1: 13, v2: 10.1, v3: 9.7 });
  assert.deepEqual(change.thirtieths, { v1: 30, v2: 1, v3: -3, rounding: -1, total: 27 });
  assert.equal(change.points.v1, 1);
  assert.equal(change.points.total, 0.9);
});

test("property: the parts of a change of index add up exactly, and rounding is at most 1/15", () => {
  fc.assert(
    fc.property(parts, parts, (before, after) => {
      const { v1, v2, v3, rounding, total } = splitIndexChange(before, after).thirtieths;
      assert.equal(v1 + v2 + v3 + rounding, total);
      assert.ok(Math.abs(rounding) <= 2);
    }),
  );
});

test("an area that stood still can change type when the country's cut-offs move", () => {
  const change = splitTypeChange(
    { index: 9.5, cutoffs: cutoffsFrom(10, 5) },
    { index: 9.5, cutoffs: cutoffsFrom(9, 5) },
  );
  assert.deepEqual([change.before, change.after, change.own, change.cuts], [4, 3, 0, -1]);
  assert.equal(change.oldIndexNewCuts, 3);
});

test("where both matter the effect is the mean over both orders: half a step each", () => {
  const change = splitTypeChange(
    { index: 9, cutoffs: cutoffsFrom(10, 5) },
    { index: 9.6, cutoffs: cutoffsFrom(9.5, 5) },
  );
  assert.deepEqual([change.own, change.cuts, change.total], [-0.5, -0.5, -1]);
  assert.throws(
    () =>
      splitTypeChange({ index: NaN, cutoffs: cutoffsFrom(10, 5) }, { index: 9, cutoffs: cutoffsFrom(10, 5) }),
    AreaError,
  );
});

test("property: own change and moved cut-offs add up exactly to the change of type", () => {
  const index = fc.double({ min: 0, max: 50, noNaN: true });
  fc.assert(
    fc.property(index, index, cutoffs, cutoffs, (a, b, before, after) => {
      const change = splitTypeChange({ index: a, cutoffs: before }, { index: b, cutoffs: after });
      assert.equal(change.own + change.cuts, change.total);
      if (a === b) assert.equal(change.own, 0);
    }),
  );
});

test("the distance to the nearest cut is signed: positive where the index must rise", () => {
  const cuts = cutoffsFrom(10, 4);
  const up = nearestCut(13, cuts)!;
  assert.deepEqual([up.type, up.toward, up.points, up.sd], [3, 2, 1, 0.25]);
  assert.equal(up.text.sv, "0,3 σ från typ 2");
  const down = nearestCut(19, cuts)!;
  assert.deepEqual([down.type, down.toward, down.points], [1, 2, -1]);
  assert.equal(nearestCut(0, cuts)!.toward, 4);
  assert.equal(nearestCut(NaN, cuts), null);
  assert.deepEqual([...nearestCuts([13, NaN], cuts).toward], [2, 0]);
});

test("property: moving by the distance and a hair more gives the type it points toward", () => {
  fc.assert(
    fc.property(fc.double({ min: 0, max: 50, noNaN: true }), cutoffs, (index, cuts) => {
      const { points, toward } = nearestCut(index, cuts)!;
      assert.equal(classify(index + points + (points > 0 ? 1e-9 : -1e-9), cuts), toward);
    }),
  );
});

test("recomputed indices and types are compared one by one, missing apart", () => {
  const index = compareIndex({ v1: [4.8, 10, 1], v2: [7.8, 10, 1], v3: [0.9, 10, NaN] }, [4.5, 10.1, 1]);
  assert.deepEqual([index.compared, index.equal, index.missing], [2, 1, [2]]);
  assert.deepEqual(index.mismatches, [{ position: 1, published: 10.1, computed: 10 }]);
  const types = compareTypes([18, 13.999, 5, NaN], [1, 2, 0, 3], cutoffsFrom(10, 4));
  assert.deepEqual([types.compared, types.equal, types.missing], [2, 1, [2, 3]]);
  assert.deepEqual(
    types.undecidable.map(({ position }) => position),
    [0, 1],
  );
  assert.throws(() => compareTypes([1], [], cutoffsFrom(10, 4)), /Align/);
});

test("property: the cut-offs that made the types lie in the recovered intervals and ranges", () => {
  const indices = fc.array(
    fc.integer({ min: 0, max: 1200 }).map((n) => n / 30),
    { minLength: 1, maxLength: 200 },
  );
  fc.assert(
    fc.property(indices, cutoffs, (index, truth) => {
      const types = index.map((value) => classify(value, truth));
      const found = recoverCutoffs(index, types);
      assert.equal(found.contradictions.length, 0);
      found.cuts.forEach(({ low, high, joint, k }) => {
        const cut = truth.mean + k * truth.sd;
        assert.ok((low ?? -Infinity) < cut && cut <= (high ?? Infinity));
        assert.ok(joint![0] <= cut + 1e-9 && cut - 1e-9 <= joint![1]);
      });
    }),
  );
});

test("types that no cut can give are a contradiction: the higher index has the type of lesser challenges", () => {
  const found = recoverCutoffs([12, 11.9], [4, 3]);
  assert.deepEqual(
    found.contradictions.map(({ types, lowAt, highAt }) => [types, lowAt, highAt]),
    [[[3, 4], 0, 1]],
  );
  assert.equal(found.mean, null);
  assert.deepEqual(found.region, []);
  assert.equal(recoverCutoffs([12, 11.9], [4, 3], { uncertainty: 0.06 }).contradictions.length, 0);
});

test("cuts that exist one by one but not as μ+2σ, μ+σ, μ, μ−σ leave no feasible pair", () => {
  const found = recoverCutoffs([30, 29, 20, 19, 18, 17, 1, 0.5], [1, 2, 2, 3, 3, 4, 4, 5]);
  assert.equal(found.contradictions.length, 0);
  assert.equal(found.mean, null);
});

test("one index with two types is a contradiction too: no cut lies above and not above the same number", () => {
  assert.equal(recoverCutoffs([4.5, 4.5], [4, 5]).contradictions.length, 1);
});
