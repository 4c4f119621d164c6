import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import { giniOf, orderByShare } from "../src/index.ts";
import { giniByBuckets } from "../src/single/gini-by-buckets.ts";

test("Gini by buckets of shares is the Gini by a sort, whatever the areas; empty ones add nothing", () => {
  fc.assert(
    fc.property(fc.array(fc.tuple(fc.nat(400), fc.nat(400)), { minLength: 2, maxLength: 300 }), (areas) => {
      const x = Float64Array.from(areas, ([one]) => one);
      const y = Float64Array.from(areas, ([, other]) => other);
      const sorted = giniOf(x, y, orderByShare(x, y));
      const found = giniByBuckets(x, y);
      if (found !== undefined) assert.ok(Object.is(found, sorted) || Math.abs(found - sorted) <= 1e-12);
      assert.ok(Object.is(giniOf(x, y), sorted) || Math.abs(giniOf(x, y) - sorted) <= 1e-12);
    }),
    { seed: 7, numRuns: 300 },
  );
});

test("areas that all have one share, or crowd at a few, are left to the sort", () => {
  const alike = Float64Array.from({ length: 500 }, () => 3);
  assert.equal(giniByBuckets(alike, alike), undefined);
  const few = Float64Array.from({ length: 500 }, (_, at) => at % 3);
  assert.equal(giniByBuckets(few, alike), undefined);
  assert.ok(giniOf(few, alike) > 0);
});
