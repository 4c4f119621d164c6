import assert from "node:assert/strict";
import { test } from "node:test";
import * as fc from "fast-check";
import { bridgeFromLog, poolTransitions, stayOverSpans, typeTransitions, wilson } from "@tvars/areas";
import type { TypesOfYear, Version } from "@tvars/areas";

const year = (at: number, types: Record<string, number>, version: Version = "regso@2020"): TypesOfYear => ({
  year: at,
  version,
  codes: Object.keys(types),
  types: Object.values(types),
});
const r = (n: number) => `1780R00${n}`;

test("Wilson 95 %: 8 of 10 gives 0.4902–0.9433; none of none is unknown, 0–1", () => {
  const { low, high } = wilson(8, 10);
  assert.equal(low.toFixed(4), "0.4902");
  assert.equal(high.toFixed(4), "0.9433");
  assert.deepEqual(wilson(0, 0), { share: NaN, low: 0, high: 1, n: 0 });
  assert.equal(wilson(5, 5).high, 1);
  assert.equal(wilson(0, 5).low, 0);
});

test("rows are the type before, columns the type after; areas of one year only or without type stand apart", () => {
  const matrix = typeTransitions(
    year(2022, { [r(1)]: 1, [r(2)]: 1, [r(3)]: 4, [r(4)]: 0, [r(5)]: 5 }),
    year(2023, { [r(1)]: 1, [r(2)]: 2, [r(3)]: 4, [r(4)]: 3, [r(6)]: 5 }),
  );
  assert.deepEqual(Array.from(matrix.areas.subarray(0, 5)), [1, 1, 0, 0, 0]);
  assert.equal(matrix.shares[0]!.share, 0.5);
  assert.deepEqual(
    matrix.stay.map(({ share }) => share),
    [0.5, NaN, NaN, 1, NaN, 2 / 3],
  );
  assert.deepEqual(matrix.apart.onlyBefore, [r(5)]);
  assert.deepEqual(matrix.apart.onlyAfter, [r(6)]);
  assert.deepEqual(matrix.apart.untyped, [r(4)]);
});

test("across versions only areas with an unchanged boundary are compared; the rest stand apart by why", () => {
  const versions = { from: "regso@2020" as Version, to: "regso@2025" as Version };
  const bridge = bridgeFromLog(versions, { before: [r(1), r(2)], after: [r(1), r(2)] }, [
    { before: r(2), after: r(2), change: "Utvidgas" },
  ]);
  const [before, after] = [
    year(2023, { [r(1)]: 1, [r(2)]: 2, [r(3)]: 3 }),
    year(2024, { [r(1)]: 2, [r(2)]: 2, [r(3)]: 3 }, "regso@2025"),
  ];
  const matrix = typeTransitions(before, after, { bridge });
  assert.equal(matrix.areas[1], 1);
  assert.deepEqual(matrix.apart.boundary, { before: [r(2)], after: [r(2)] });
  assert.deepEqual(matrix.apart.unknown, { before: [r(3)], after: [r(3)] });
  assert.throws(() => typeTransitions(before, after), /through a bridge only/);
});

test("with population weights the effective number of areas sets the interval", () => {
  const weights = new Map([
    [r(1), 300],
    [r(2), 100],
  ]);
  const [before, after] = [
    year(2022, { [r(1)]: 1, [r(2)]: 1, [r(3)]: 1 }),
    year(2023, { [r(1)]: 1, [r(2)]: 2, [r(3)]: 1 }),
  ];
  const matrix = typeTransitions(before, after, { weights });
  assert.equal(matrix.stay[0]!.share, 0.75);
  assert.equal(matrix.stay[0]!.n, 400 ** 2 / (300 ** 2 + 100 ** 2));
  assert.deepEqual(matrix.apart.unweighted, [r(3)]);
});

test("a duplicate code or a type outside 0–5 is refused with code and year", () => {
  const ok = year(2022, { [r(1)]: 1 });
  assert.throws(() => typeTransitions({ ...ok, codes: [r(1), r(1)], types: [1, 1] }, ok), /once in 2022/);
  assert.throws(() => typeTransitions(ok, year(2023, { [r(1)]: 6 })), /Check 1780R001 in 2023/);
  assert.throws(() => poolTransitions([]), /at least one/);
});

test("staying over spans pools all pairs of years that far apart", () => {
  const years = [year(2020, { [r(1)]: 1 }), year(2021, { [r(1)]: 1 }), year(2023, { [r(1)]: 2 })];
  assert.deepEqual(
    stayOverSpans(years).map(({ span, pairs, stay }) => [span, pairs, stay[5]!.share]),
    [
      [1, 1, 1],
      [2, 1, 0],
      [3, 1, 0],
    ],
  );
});

test("property: every area is in one cell or counted apart once, and rows sum to 1", () => {
  const types = fc.dictionary(fc.integer({ min: 0, max: 9 }).map(r), fc.integer({ min: 0, max: 5 }));
  fc.assert(
    fc.property(types, types, (a, b) => {
      const { areas, shares, apart } = typeTransitions(year(2022, a), year(2023, b));
      const cells = areas.reduce((sum, n) => sum + n, 0);
      assert.equal(cells + apart.onlyBefore.length + apart.untyped.length, Object.keys(a).length);
      assert.equal(cells + apart.onlyAfter.length + apart.untyped.length, Object.keys(b).length);
      for (let row = 0; row < 5; row++) {
        const sum = shares.slice(row * 5, row * 5 + 5).reduce((total, { share }) => total + share, 0);
        assert.ok(Number.isNaN(sum) || Math.abs(sum - 1) < 1e-12);
      }
    }),
  );
});
