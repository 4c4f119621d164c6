import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import { prepare } from "../src/index.ts";
import { digitsOf } from "../src/kernel/digits.ts";
import { gridCity } from "./kernel-support.ts";

test("a column is its digits times their scales, and the digits of all its values add up within 32 bits", () => {
  const value = fc.integer({ min: -(2 ** 31), max: 2 ** 31 - 1 });
  fc.assert(
    fc.property(fc.array(value, { minLength: 1, maxLength: 50 }), (values) => {
      const column = Int32Array.from(values);
      const { parts, scales } = digitsOf(column);
      for (let i = 0; i < column.length; i++) {
        assert.equal(
          parts.reduce((sum, part, d) => sum + part[i]! * scales[d]!, 0),
          column[i],
        );
      }
      for (const part of parts) assert.ok(part.reduce((sum, digit) => sum + Math.abs(digit), 0) < 2 ** 31);
    }),
  );
});

test("sums beyond 32 bits are exact", () => {
  const graph = gridCity(20, 20, 100);
  const incomes = new Int32Array(graph.nodes).fill(2 ** 31 - 1);
  const debts = incomes.map((value, i) => (i % 2 === 0 ? -value : value - 5));
  const [sums] = prepare(graph).rangeSums([incomes, debts], [10_000_000]);
  assert.equal(sums![0]![7], 400 * (2 ** 31 - 1));
  assert.equal(sums![1]![7], -1000);
});
