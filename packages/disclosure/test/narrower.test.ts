/** Thousands of cells attacked at once: the same answer as one by one. */
import assert from "node:assert/strict";
import { test } from "node:test";
import { attack, loadSolver, narrowerThan, systemOf } from "@tvars/disclosure";
import fc from "fast-check";
import { tables } from "./tables.ts";

const highs = await loadSolver();

test("the cells it calls too narrow, and their intervals, are those of an attack on each cell by itself", () => {
  let narrow = 0;
  fc.assert(
    fc.property(
      tables,
      fc.integer({ min: 1, max: 6 }),
      fc.infiniteStream(fc.boolean()),
      (made, width, coins) => {
        const system = systemOf(made);
        const hidden = Uint8Array.from(system.values, () => (coins.next().value ? 1 : 0));
        const wanted = new Map(
          [...hidden.keys()].filter((cell) => hidden[cell] === 1).map((cell) => [cell, width]),
        );
        const expected = attack(highs, system, hidden).filter(({ low, high }) => high - low < width);
        const found = narrowerThan(highs, system, hidden, wanted);
        assert.deepEqual(found, expected);
        narrow += found.length;
      },
    ),
    { numRuns: 60, seed: 3 },
  );
  assert.ok(narrow > 100);
});

test("a cell that nothing holds back is as wide as anyone asks", () => {
  const system = systemOf([
    { measure: "n", dimensions: [{ id: "a", categories: ["x", "y"] }], values: Float64Array.of(3, 4) },
  ]);
  assert.deepEqual(narrowerThan(highs, system, Uint8Array.of(1, 0), new Map([[0, 1e9]])), []);
});
