import assert from "node:assert/strict";
import { test } from "node:test";
import {
  attack,
  DisclosureError,
  loadSolver,
  protect,
  readRules,
  reasonCode,
  type RuleSet,
  systemOf,
  withTotals,
} from "@tvars/disclosure";
import fc from "fast-check";
import { flat } from "./tables.ts";

const highs = await loadSolver();
const rules: RuleSet = { id: "amounts", version: 1, rules: [{ kind: "p-percent", pPercent: 15 }] };

const amounts = fc
  .array(fc.array(fc.integer({ min: 1, max: 1000 }), { minLength: 1, maxLength: 6 }), {
    minLength: 16,
    maxLength: 16,
  })
  .map((cells) => {
    const dimensions = [flat("a", ["1", "2", "3", "4"]), flat("b", ["1", "2", "3", "4"])];
    const at = (cell: number): number[] => {
      const [row, column] = [Math.floor(cell / 5), cell % 5];
      return row < 4 && column < 4 ? cells[row * 4 + column]!.toSorted((x, y) => y - x) : [];
    };
    const largest = Array.from({ length: 25 }, (_, cell) => at(cell));
    return withTotals({
      measure: "amount",
      dimensions,
      values: Float64Array.from(largest, (list) => list.reduce((sum, one) => sum + one, 0)),
      contributors: Float64Array.from(largest, (list) => list.length),
      largest,
    });
  });

test("p %: no contribution can be estimated within 15 % from the table, not even by all single contributors together", async () => {
  let alone = 0;
  await fc.assert(
    fc.asyncProperty(amounts, async (table) => {
      const { tables, audit } = await protect(table, rules);
      const { status, reasons } = tables[0]!;
      assert.equal(audit.unsafe, 0);
      const system = systemOf([table], { whole: false });
      const hidden = status.map((code) => (code === 2 ? 1 : 0));
      for (let cell = 0; cell < 25; cell++) {
        if (hidden[cell] === 0 || reasons[cell] !== reasonCode("p-percent")) continue;
        const [first = 0, second = 0] = table.largest![cell]!;
        const needed = 0.15 * first - (table.values[cell]! - first - second);
        const knows = new Set(
          Array.from(hidden.keys()).filter(
            (one) => one !== cell && hidden[one] === 1 && table.contributors![one] === 1,
          ),
        );
        alone += knows.size;
        const { low, high } = attack(highs, system, hidden, { cells: [cell], knows })[0]!;
        const value = table.values[cell]!;
        assert.ok(
          high - value >= needed - 1e-4 && value - low >= needed - 1e-4,
          `${value}: ${low}–${high}, needs ${needed}`,
        );
      }
    }),
    { numRuns: 40, seed: 4 },
  );
  assert.ok(alone > 20);
});

test("a rule on amounts asks for contributions, and a rule set names its wrong field", async () => {
  const {
    contributors: _,
    largest: __,
    ...bare
  } = withTotals({ measure: "m", dimensions: [flat("a", ["1", "2"])], values: Float64Array.of(1, 2, 0) });
  await assert.rejects(
    () => protect(bare, rules),
    (error) => error instanceof DisclosureError && /largest/.test(error.message),
  );
  for (const [bad, field] of [
    [{ id: "x", version: 1, rules: [{ kind: "threshold", from: 1 }] }, "rules[0].to"],
    [{ id: "x", version: 1, rules: [{ kind: "treshold" }] }, "rules[0].kind"],
    [{ id: "x", version: 1, rules: [{ kind: "p-percent", pPercent: 0 }] }, "rules[0].pPercent"],
    [{ id: "x", version: 0, rules: [] }, "version"],
    [{ id: "x", version: 1, rules: [], zeros: "gone" }, "zeros"],
    [null, ""],
  ] as const)
    assert.throws(
      () => readRules(bad),
      (error) =>
        error instanceof DisclosureError && error.message.includes(field) && error.in("sv") !== error.message,
    );
});
