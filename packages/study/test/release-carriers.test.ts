/** Numbers beside a hidden figure that would give it away: found where they stand, and gone where more is hidden. */
import assert from "node:assert/strict";
import { test } from "node:test";
import type { BreakdownAnswer, Estimated } from "@tvars/api";
import { leaksIn } from "../src/records/release/carriers.ts";
import { hideRows } from "../src/records/release/hide.ts";
import { statementsOf } from "../src/records/release/statements.ts";
import { RULES, smallRows, tableOf } from "./support/small-records.ts";

const shown = (value: number): Estimated => ({
  figure: { value, status: "value" },
  low: value - 1,
  high: value + 1,
});

/** A table with a rate, a difference and a ratio in every row, the curve, the funnel and the bounds. */
async function full(): Promise<BreakdownAnswer> {
  const table = await tableOf(smallRows(), { by: ["type"], figure: "rate", per: "residents" });
  return {
    ...table,
    rows: table.rows.map((row) => ({
      ...row,
      denominator: { value: 1000, status: "value" },
      value: shown(row.count.value ?? 0),
      difference: shown(1),
      ratio: shown(2),
    })),
    gaps: [{ id: "sii", title: table.title, value: shown(3), reading: table.title }],
    concentration: [
      [0, 0],
      [1, 1],
    ],
    funnel: {
      centre: 1,
      limits: [],
      points: ["1", "2"].map((id) => ({ id, name: id, population: 1000, rate: 3, label: id })),
    },
    unmatched: { ...table.unmatched, bounds: [{ type: 1, low: 3, high: 9 }] },
  };
}

const hiddenRow = (answer: BreakdownAnswer, type: string): BreakdownAnswer => ({
  ...answer,
  rows: answer.rows.map((row) =>
    row.key.type === type ? { ...row, count: { value: null, status: "suppressed" } } : row,
  ),
});

test("a rate, a difference, a curve, a point and a bound beside a hidden count are each found", async () => {
  const table = await full();
  assert.deepEqual(leaksIn(table), []);
  const fields = leaksIn(hiddenRow(table, "1")).map(({ field }) => field);
  assert.deepEqual(fields.sort(), [
    "concentration",
    "difference",
    "funnel.1",
    "ratio",
    "unmatched.bounds.1",
    "value",
  ]);
});

test("hiding one more row takes with it everything that was computed from it, and nothing is left to find", async () => {
  const table = await full();
  for (const [at, { key }] of table.rows.entries()) {
    const less = hideRows(table, new Set([at]));
    assert.deepEqual(leaksIn(less), [], key.type);
    assert.equal(less.rows[at]!.count.status, "suppressed");
    assert.equal(less.rows[at]!.hidden!.rule, "earlier-release");
    assert.equal(less.gaps[0]!.value.figure.value, null);
    assert.equal(less.secrecy.secondary, table.secrecy.secondary + 1);
    const others = less.rows.filter((_, other) => other !== at);
    assert.ok(others.every(({ count }) => count.value !== null));
  }
});

test("with a point of the funnel hidden there is no funnel, since its centre would give the point back", async () => {
  const table = await full();
  const at = (type: string): number => table.rows.findIndex(({ key }) => key.type === type);
  assert.equal(hideRows(table, new Set([at("1")])).funnel, null);
  assert.deepEqual(hideRows(table, new Set([at("4")])).funnel, table.funnel);
});

test("with the sum of a table hidden the share of rows without an area goes, since it would give the sum back", async () => {
  const table = await full();
  const unmatched = { ...table.unmatched, rows: { value: 12, status: "value" as const }, share: 0.03 };
  const sum: BreakdownAnswer = {
    ...table,
    unmatched,
    rows: [
      ...table.rows.filter(({ key }) => key.type !== "all"),
      { ...table.rows[0]!, key: { type: "all" } },
    ],
  };
  const at = sum.rows.length - 1;
  const none = { value: null, standardised: null, difference: null, ratio: null };
  const hidden = { ...sum.rows[at]!, ...none, count: { value: null, status: "suppressed" as const } };
  const still = { ...sum, rows: sum.rows.with(at, hidden) };
  assert.deepEqual(leaksIn(still), [{ row: at, field: "unmatched.share" }]);
  assert.equal(hideRows(sum, new Set([at])).unmatched.share, null);
  assert.deepEqual(leaksIn(hideRows(sum, new Set([at]))), []);
});

test("where the reference is hidden no difference or ratio is left, since each would give it back", async () => {
  const table = await full();
  const reference = table.rows.findIndex(({ key }) => key.type === "5");
  const less = hideRows(table, new Set([reference]));
  for (const row of less.rows)
    for (const one of [row.difference, row.ratio]) assert.equal(one!.figure.value, null);
  const other = hideRows(table, new Set([0]));
  assert.equal(other.rows[1]!.difference!.figure.value, 1);
});

test("a rounded figure is said as a span, a missing one says nothing, a zero is a zero", async () => {
  const table = await tableOf(smallRows(), { by: ["type"] });
  const [first, second, third] = table.rows;
  const rounded: BreakdownAnswer = {
    ...table,
    rows: [
      { ...first!, count: { value: 15, status: "value" } },
      { ...second!, count: { value: null, status: "missing" } },
      { ...third!, count: { value: 0, status: "zero" } },
    ],
    secrecy: { ...table.secrecy, rules: { ...RULES, rounding: 5, roundingKind: "controlled" } },
  };
  assert.deepEqual(
    statementsOf("r", rounded).map(({ row, low, high }) => [row, low, high]),
    [
      [0, 11, 19],
      [2, 0, 4],
    ],
  );
  const plain = { ...rounded, secrecy: table.secrecy };
  assert.deepEqual(
    statementsOf("r", plain).map(({ row, low, high }) => [row, low, high]),
    [
      [0, 15, 15],
      [2, 0, 0],
    ],
  );
});
