import assert from "node:assert/strict";
import { test } from "node:test";
import * as fc from "fast-check";
import {
  AreaError,
  INDEX_CONTENTS,
  NATIONAL_2022,
  classify,
  classifyAll,
  computeCutoffs,
  cutoffsFrom,
  publishedIndex,
  socioeconomicIndex,
  socioeconomicIndexes,
  typeShares,
  undecidable,
} from "@tvars/areas";

const share = fc.integer({ min: 0, max: 1000 }).map((tenths) => tenths / 10);

test("the published index is the mean of one-decimal parts, rounded to one decimal", () => {
  assert.equal(publishedIndex({ v1: 4.8, v2: 7.8, v3: 0.9 }), 4.5);
  assert.equal(publishedIndex({ v1: 7.7, v2: 4.8, v3: 0.9 }), 4.5);
  assert.equal(publishedIndex({ v1: 0, v2: 0, v3: 0 }), 0);
  assert.equal(publishedIndex({ v1: 100, v2: 100, v3: 100 }), 100);
});

test("the type's index is not rounded: 13.5 / 3 and 13.4 / 3 differ though both are printed 4.5", () => {
  assert.equal(socioeconomicIndex({ v1: 4.8, v2: 7.8, v3: 0.9 }), 4.5);
  assert.equal(socioeconomicIndex({ v1: 7.7, v2: 4.8, v3: 0.9 }), 134 / 30);
});

test("property: equal sums of parts give the same number whichever part holds them", () => {
  fc.assert(
    fc.property(share, share, share, (a, b, c) => {
      assert.equal(socioeconomicIndex({ v1: a, v2: b, v3: c }), socioeconomicIndex({ v1: c, v2: a, v3: b }));
      const exactTenths = (Math.round(a * 10) + Math.round(b * 10) + Math.round(c * 10)) / 3;
      assert.ok(Math.abs(publishedIndex({ v1: a, v2: b, v3: c }) * 10 - exactTenths) <= 1 / 3 + 1e-9);
    }),
  );
});

test("a part outside 0–100 or columns of unequal length are refused; a missing part gives a missing index", () => {
  assert.throws(() => publishedIndex({ v1: -1, v2: 0, v3: 0 }), AreaError);
  assert.throws(() => publishedIndex({ v1: 100.1, v2: 0, v3: 0 }), /0–100/);
  assert.throws(() => socioeconomicIndexes({ v1: [1], v2: [1, 2], v3: [1] }), /one length/);
  assert.ok(Number.isNaN(socioeconomicIndexes({ v1: [1], v2: [NaN], v3: [1] }).published[0]));
});

test("000008IV is V2, IW is V1, IX is V3", () => {
  assert.deepEqual(INDEX_CONTENTS, {
    index: "000008IT",
    type: "000008IU",
    v2: "000008IV",
    v1: "000008IW",
    v3: "000008IX",
  });
});

test("2022's mean 9.10 and sd 5.47 give cuts 3.63 / 9.10 / 14.57 / 20.04", () => {
  const { bounds } = cutoffsFrom(NATIONAL_2022.mean, NATIONAL_2022.sd);
  assert.deepEqual(
    bounds.map((bound) => bound.toFixed(2)),
    ["20.04", "14.57", "9.10", "3.63"],
  );
});

test("an index on a cut is of the type of greater challenges with >=, of the other with >", () => {
  const closed = cutoffsFrom(10, 4);
  const open = cutoffsFrom(10, 4, { side: ">" });
  assert.deepEqual([...classifyAll([18, 14, 10, 6, 5.9, NaN], closed)], [1, 2, 3, 4, 5, 0]);
  assert.deepEqual([...classifyAll([18, 14, 10, 6, 5.9, NaN], open)], [2, 3, 4, 5, 5, 0]);
});

test("sample sd divides by n − 1, population sd by n", () => {
  assert.equal(computeCutoffs([1, 3]).sd, Math.SQRT2);
  assert.equal(computeCutoffs([1, 3], { deviation: "population" }).sd, 1);
  assert.throws(() => computeCutoffs([5]), /at least two/);
  assert.throws(() => computeCutoffs([5, 5, 5]), /Equal areas/);
});

test("property: cut-offs do not depend on the order of the areas, to the last bit", () => {
  const values = fc.array(
    fc.integer({ min: 0, max: 3000 }).map((n) => n / 30),
    { minLength: 3, maxLength: 60 },
  );
  fc.assert(
    fc.property(
      values.filter((v) => new Set(v).size > 1),
      fc.infiniteStream(fc.double({ min: 0, max: 1, noNaN: true })),
      (index, keys) => {
        const shuffled = index
          .map((value) => [value, keys.next().value as number] as const)
          .sort((a, b) => a[1] - b[1])
          .map(([value]) => value);
        assert.deepEqual(computeCutoffs(shuffled), computeCutoffs(index));
      },
    ),
  );
});

test("property: a higher index never gives a type of lesser challenges", () => {
  const finite = fc.double({ min: 0, max: 100, noNaN: true });
  fc.assert(
    fc.property(finite, finite, finite, fc.double({ min: 0.01, max: 20, noNaN: true }), (a, b, mean, sd) => {
      const cutoffs = cutoffsFrom(mean, sd);
      assert.ok(classify(Math.max(a, b), cutoffs) <= classify(Math.min(a, b), cutoffs));
    }),
  );
});

test("areas within 0.002 of a cut are undecidable, with both types they may have", () => {
  const near = undecidable([9.9985, 9.99, 18.0019], cutoffsFrom(10, 4));
  assert.deepEqual(
    near.map(({ position, types }) => [position, types]),
    [
      [0, [3, 4]],
      [2, [1, 2]],
    ],
  );
});

test("areas without type or population are counted apart", () => {
  const shares = typeShares([1, 5, 5, 0, 3], [10, 20, 30, 7, NaN]);
  assert.deepEqual([...shares.areas], [1, 0, 1, 0, 2]);
  assert.deepEqual([...shares.population], [10, 0, 0, 0, 50]);
  assert.equal(shares.populationShare[4], 50 / 60);
  assert.deepEqual(shares.withoutType, { areas: 1, population: 7 });
  assert.deepEqual(shares.withoutPopulation, { areas: 1 });
  assert.ok(Number.isNaN(typeShares([]).areaShare[0]));
  assert.throws(() => typeShares([6]), /area type/);
  assert.throws(() => typeShares([1], [-1]), /0 or more/);
  assert.throws(() => typeShares([1], [1, 2]), /Align/);
});
