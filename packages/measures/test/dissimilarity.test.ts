import assert from "node:assert/strict";
import { test } from "node:test";
import { MeasuresError, countsOf, dissimilarity, groupAndRest, measureOf } from "../src/index.ts";

test("D of two groups that never share an area is 1, of groups spread alike 0", () => {
  assert.equal(
    dissimilarity(
      countsOf([
        [10, 0],
        [0, 5],
      ]),
    ).value,
    1,
  );
  assert.equal(
    dissimilarity(
      countsOf([
        [10, 20],
        [5, 10],
      ]),
    ).value,
    0,
  );
});

test("a group and the total is the group against the rest; an empty area adds nothing", () => {
  const { value, perArea } = dissimilarity(groupAndRest([3, 1, 0], [4, 4, 0]));
  assert.equal(value, 0.5);
  assert.deepEqual([...perArea!], [0.25, 0.25, 0]);
});

test("a group without members has no D: a named error, never NaN", () => {
  assert.throws(
    () =>
      dissimilarity(
        countsOf([
          [0, 0],
          [1, 2],
        ]),
      ),
    (error) => error instanceof MeasuresError && error.kind === "undefined",
  );
});

test("a measure is found by its id and by the letter of the literature", () => {
  assert.equal(measureOf("D"), dissimilarity);
  assert.throws(() => measureOf("nonsense"), /"nonsense"/);
});
