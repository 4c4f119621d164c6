import assert from "node:assert/strict";
import { test } from "node:test";
import {
  DisclosureError,
  loadSolver,
  roundControlled,
  roundConventionally,
  roundingBounds,
  roundRandomly,
  systemOf,
} from "@tvars/disclosure";
import fc from "fast-check";
import { flat, tableOf, tables } from "./tables.ts";

const highs = await loadSolver();

test("conventional rounding goes to the nearest multiple, halves upwards", () => {
  assert.deepEqual([...roundConventionally([0, 1, 2, 3, 5, 7, 8], 5)], [0, 0, 0, 5, 5, 5, 10]);
  assert.deepEqual([...roundConventionally([5, 15], 10)], [10, 20]);
  assert.deepEqual(roundingBounds(5, 4, "conventional"), { figure: 2.5, sum: 12.5 });
  assert.throws(() => roundConventionally([1], 1), DisclosureError);
});

test("random rounding is unbiased, keeps multiples and stays within one base", () => {
  const draws = 3000;
  const rounded = Array.from({ length: draws }, (_, i) => roundRandomly([7, 10], 5, () => (i + 0.5) / draws));
  assert.ok(rounded.every(([, ten]) => ten === 10));
  assert.ok(rounded.every(([seven]) => seven === 5 || seven === 10));
  const mean = rounded.reduce((sum, [seven]) => sum + seven!, 0) / draws;
  assert.ok(Math.abs(mean - 7) < 0.01, `${mean}`);
});

for (const base of [3, 5, 10])
  test(`controlled rounding to base ${base} keeps every sum of linked tables, in multiples, and zeros`, () => {
    fc.assert(
      fc.property(tables, (given) => {
        const system = systemOf(given);
        const rounded = roundControlled(highs, system, base);
        assert.ok(rounded !== undefined);
        for (const [cell, value] of rounded.values.entries()) {
          assert.equal(value % base, 0);
          assert.ok(value >= 0);
          if (rounded.steps === 1) assert.ok(Math.abs(value - system.values[cell]!) < base);
          if (rounded.steps === 1 && system.values[cell] === 0) assert.equal(value, 0);
        }
        for (let row = 0; row < system.rowStarts.length - 1; row++) {
          let sum = 0;
          for (let k = system.rowStarts[row]!; k < system.rowStarts[row + 1]!; k++)
            sum += system.rowSigns[k]! * rounded.values[system.rowCells[k]!]!;
          assert.equal(sum, 0);
        }
      }),
      { numRuns: 15, seed: base },
    );
  });

test("a two-way table is always rounded to neighbouring multiples (Cox 1987)", () => {
  const system = systemOf([
    tableOf("n", [flat("a", ["1", "2", "3"]), flat("b", ["1", "2", "3"])], [1, 2, 1, 2, 1, 1, 1, 1, 2]),
  ]);
  const rounded = roundControlled(highs, system, 3);
  assert.equal(rounded?.steps, 1);
  assert.ok(rounded.greatestError < 3);
});
