import assert from "node:assert/strict";
import { test } from "node:test";
import { type Cube, emptyCube, figureAt, setFigure, text } from "@tvars/cube";
import {
  attack,
  COUNT_RULES,
  determined,
  DisclosureError,
  loadSolver,
  propagate,
  protect,
  protectedCell,
  protectedCube,
  systemOf,
  tableOfCube,
} from "@tvars/disclosure";
import fc from "fast-check";
import { flat, tableOf, tables } from "./tables.ts";

const highs = await loadSolver();
const relations = { area: [{ total: "all", parts: ["a", "b", "c", "d"] }] };

function cubeOf(figures: Parameters<typeof setFigure>[2][]): Cube {
  const categories = ["a", "b", "c", "d", "all"].map((id) => ({ id, label: text(id) }));
  const cube = emptyCube(text("Antal", "Count"), [{ id: "area", label: text("Område", "Area"), categories }]);
  for (const [at, one] of figures.entries()) setFigure(cube, at, one);
  return cube;
}

test("value, zero, suppressed, missing and not applicable stay different things, and small ones are flagged", async () => {
  const cube = cubeOf([
    { value: 3, status: "value" },
    { value: 0, status: "zero" },
    { value: null, status: "missing" },
    { value: null, status: "not-applicable" },
    { value: 30, status: "value" },
  ]);
  const { tables } = await protect(tableOfCube(cube, { relations }), COUNT_RULES);
  const made = protectedCube(cube, tables[0]!);
  assert.deepEqual(
    [0, 1, 2, 3, 4].map((at) => figureAt(made, at).status),
    ["suppressed", "zero", "missing", "not-applicable", "value"],
  );
  const other = await protect(tableOf("n", [flat("a", ["x", "y"])], [7, 20]), COUNT_RULES);
  assert.deepEqual(
    [0, 1].map((at) => protectedCell(other.tables[0]!, at).small),
    [true, false],
  );
});

test("a release already out is held against a new one: the hidden kommun is not given away by a sum of its parts", async () => {
  const before = cubeOf([
    { value: 3, status: "value" },
    { value: 40, status: "value" },
    { value: 50, status: "value" },
    { value: 60, status: "value" },
    { value: 153, status: "value" },
  ]);
  const released = tableOfCube(before, { relations });
  released.fixed = Uint8Array.of(2, 1, 2, 1, 1);
  const type = { id: "area", categories: ["c", "d", "cd"], relations: [{ total: "cd", parts: ["c", "d"] }] };
  const fresh = tableOf("count", [type], [50, 60]);
  const { tables, audit } = await protect([released, fresh], COUNT_RULES);
  // "cd" shown beside "d" would give c, and with it a = 153 − 40 − 60 − c.
  assert.equal(protectedCell(tables[1]!, 2).status, "suppressed");
  assert.equal(audit.unsafe, 0);
});

test("what was already given away is reported, not hidden from the reviewer", async () => {
  const given = tableOf("n", [flat("a", ["x", "y"])], [3, 40]);
  const { audit } = await protect({ ...given, fixed: Uint8Array.of(2, 1, 1) }, COUNT_RULES);
  assert.deepEqual(
    audit.disclosed.map(({ name, low, high }) => ({ name, low, high })),
    [{ name: { measure: "n", categories: ["x"] }, low: 3, high: 3 }],
  );
});

test("parts that do not sum are refused with the cells named, or left out where the source is not additive", () => {
  const table = tableOf("n", [flat("a", ["x", "y"])], [3, 40]);
  table.values[2] = 50;
  assert.throws(
    () => systemOf([table]),
    (error) => error instanceof DisclosureError && error.kind === "inconsistent" && /"x"/.test(error.message),
  );
  assert.equal(systemOf([table], { onInconsistent: "leave-out" }).rowStarts.length, 1);
});

test("propagation never says less than the programs, and elimination finds exactly the cells that equalities fix", () => {
  fc.assert(
    fc.property(tables, fc.array(fc.boolean(), { minLength: 20, maxLength: 40 }), (given, mask) => {
      const system = systemOf(given);
      const hidden = Uint8Array.from(system.values, (_, cell) => (mask[cell % mask.length] ? 1 : 0));
      const { low, high } = propagate(system, hidden);
      const open = { ...system, lower: new Float64Array(system.cells).fill(-Infinity) };
      const intervals = attack(highs, system, hidden);
      const fixed = new Set(
        attack(highs, { ...open, whole: false }, hidden)
          .filter((one) => one.high - one.low < 1e-6)
          .map(({ cell }) => cell),
      );
      for (const one of intervals) {
        assert.ok(low[one.cell]! <= one.low && high[one.cell]! >= one.high);
        assert.ok(one.low <= system.values[one.cell]! && one.high >= system.values[one.cell]!);
      }
      assert.deepEqual(
        [...determined(system, hidden).cells].toSorted((a, b) => a - b),
        [...fixed].toSorted((a, b) => a - b),
      );
    }),
    { numRuns: 40, seed: 9 },
  );
});
