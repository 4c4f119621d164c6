/** Thousands of cells attacked at once: the same answer as one by one. */
import assert from "node:assert/strict";
import { test } from "node:test";
import { attack, components, loadSolver, narrowerThan, systemOf } from "@tvars/disclosure";
import fc from "fast-check";
import { widen } from "../src/audit/room.ts";
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

test("walks never leave what an attack allows: their ends are tables that agree with all that is shown", () => {
  let widened = 0;
  fc.assert(
    fc.property(tables, fc.infiniteStream(fc.boolean()), (made, coins) => {
      const system = systemOf(made);
      const hidden = Uint8Array.from(system.values, () => (coins.next().value ? 1 : 0));
      const allowed = new Map(attack(highs, system, hidden).map((one) => [one.cell, one]));
      for (const group of components(system, hidden)) {
        const least = Float64Array.from(group, (cell) => system.values[cell]!);
        const most = least.slice();
        const open = [...group.keys()];
        const goOn = (): boolean => true;
        widen(system, hidden, group, { least, most }, { open, isWide: () => false, widthOf: () => 4, goOn });
        for (const [at, cell] of group.entries()) {
          const { low, high } = allowed.get(cell)!;
          assert.ok(Math.ceil(least[at]! - 1e-6) >= low && Math.floor(most[at]! + 1e-6) <= high);
          if (most[at]! - least[at]! > 1) widened += 1;
        }
      }
    }),
    { numRuns: 60, seed: 4 },
  );
  assert.ok(widened > 100);
});

test("where time is out nothing is taken to be wide: what was not asked comes back open", () => {
  const system = systemOf([
    {
      measure: "n",
      dimensions: [
        {
          id: "a",
          categories: ["x", "y", "z", "all"],
          relations: [{ total: "all", parts: ["x", "y", "z"] }],
          total: "all",
        },
      ],
      values: Float64Array.of(3, 4, 5, 12),
    },
  ]);
  const hidden = Uint8Array.of(1, 1, 1, 0);
  const widths = new Map([[0, 4]]);
  assert.deepEqual(narrowerThan(highs, system, hidden, widths), []);
  const late = narrowerThan(highs, system, hidden, widths, { seconds: 0 });
  assert.deepEqual(late, [{ cell: 0, low: 3, high: 3, open: true }]);
});

test("in whole numbers an interval is that of an attack in whole numbers", () => {
  fc.assert(
    fc.property(tables, fc.infiniteStream(fc.boolean()), (made, coins) => {
      const system = systemOf(made);
      const hidden = Uint8Array.from(system.values, () => (coins.next().value ? 1 : 0));
      const wanted = new Map(
        [...hidden.keys()].filter((cell) => hidden[cell] === 1).map((cell) => [cell, 4]),
      );
      const expected = attack(highs, system, hidden, { whole: true }).filter(
        ({ low, high }) => high - low < 4,
      );
      assert.deepEqual(narrowerThan(highs, system, hidden, wanted, { whole: true }), expected);
    }),
    { numRuns: 25, seed: 5 },
  );
});
