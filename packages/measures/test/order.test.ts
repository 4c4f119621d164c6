import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import { orderBy } from "../src/numeric/order.ts";

const byComparison = (keys: Float64Array): number[] =>
  Array.from(keys, (_, at) => at).sort((a, b) => keys[a]! - keys[b]! || a - b);

test("positions come in ascending order of their keys and equal keys keep their order, few or many", () => {
  fc.assert(
    fc.property(
      fc.array(fc.double({ noNaN: true, noDefaultInfinity: true }), { minLength: 0, maxLength: 50 }),
      fc.integer({ min: 1, max: 20 }),
      (some, times) => {
        const keys = Float64Array.from(Array.from({ length: times }, () => some).flat());
        assert.deepEqual([...orderBy(keys)], byComparison(keys));
      },
    ),
  );
});

test("keys that differ only in their last bits, and −0 beside 0, are told apart or kept as they should be", () => {
  const keys = Float64Array.from({ length: 1000 }, (_, at) =>
    at % 7 === 0 ? -0 : at % 11 === 0 ? 0 : 1 + ((at * 7919) % 1000) * 2 ** -52 - (at % 3),
  );
  assert.deepEqual([...orderBy(keys)], byComparison(keys));
});

test("thousands of keys that agree in their upper half are sorted by their lower, from either direction", () => {
  for (const direction of [1, -1]) {
    const keys = Float64Array.from(
      { length: 4000 },
      (_, at) => 1 + direction * ((at * 2741) % 4000) * 2 ** -45,
    );
    assert.deepEqual([...orderBy(keys)], byComparison(keys));
  }
});

test("the positions are written where the caller says", () => {
  for (const n of [3, 300]) {
    const into = new Uint32Array(n);
    assert.equal(
      orderBy(
        Float64Array.from({ length: n }, (_, at) => -at),
        into,
      ),
      into,
    );
    assert.equal(into[0], n - 1);
  }
});
