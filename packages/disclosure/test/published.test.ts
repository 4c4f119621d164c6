/** Tables with published answers, and some worked out by hand. */
import assert from "node:assert/strict";
import { test } from "node:test";
import {
  attack,
  dominance,
  loadSolver,
  pPercent,
  protect,
  protectedCell,
  type Relation,
  type RuleSet,
  systemOf,
  type Table,
} from "@tvars/disclosure";
import { flat, tableOf } from "./tables.ts";

const highs = await loadSolver();
const upTo = (to: number, zeros: "shown" | "hidden", width: number): RuleSet => ({
  id: "example",
  version: 1,
  rules: [{ kind: "threshold", from: zeros === "hidden" ? 0 : 1, to, width }],
  zeros,
});
const hiddenNames = (shown: { table: Table; status: Uint8Array; reasons: Uint8Array }): string[] => {
  const [rows, columns] = shown.table.dimensions.map(({ categories }) => categories);
  return [...shown.status.keys()]
    .filter((at) => shown.status[at] === 2)
    .map((at) => `${rows![Math.floor(at / columns!.length)]} ${columns![at % columns!.length]}`);
};

/** GaussSuppression, vignette "Small count frequency table suppression", dataset_a (example1, 2014). */
const geo: Relation[] = [
  { total: "EU", parts: ["Portugal", "Spain"] },
  { total: "nonEU", parts: ["Iceland"] },
  { total: "Total", parts: ["EU", "nonEU"] },
];
const age = flat("age", ["young", "old"]);
const plain = tableOf("freq", [age, flat("geo", ["Iceland", "Portugal", "Spain"])], [2, 0, 5, 3, 4, 6]);
const nested = tableOf(
  "freq",
  [
    age,
    {
      id: "geo",
      categories: ["Iceland", "Portugal", "Spain", "nonEU", "EU", "Total"],
      relations: geo,
      total: "Total",
    },
  ],
  [2, 0, 5, 3, 4, 6],
);

test("GaussSuppression table 1: young and old of Iceland and Portugal are hidden, and nothing else", async () => {
  for (const method of ["heuristic", "optimal"] as const) {
    const { tables, audit } = await protect(plain, upTo(1, "hidden", 1), { method, costs: "least-total" });
    assert.deepEqual(hiddenNames(tables[0]!), [
      "young Iceland",
      "young Portugal",
      "old Iceland",
      "old Portugal",
    ]);
    assert.equal(audit.unsafe, 0);
  }
});

test("GaussSuppression table 2: with EU as a level, Iceland, Portugal, EU and nonEU are hidden in both ages", async () => {
  for (const method of ["heuristic", "optimal"] as const) {
    const { tables } = await protect(nested, upTo(2, "hidden", 1), { method, costs: "least-total" });
    assert.deepEqual(
      hiddenNames(tables[0]!).toSorted(),
      ["young", "old"]
        .flatMap((row) => ["EU", "Iceland", "Portugal", "nonEU"].map((to) => `${row} ${to}`))
        .toSorted(),
    );
  }
});

test("GaussSuppression table 7: zeros that a non-negative total would give away are protected; the optimum is the published pattern", async () => {
  const b = tableOf("freq", nested.dimensions, [0, 0, 5, 3, 4, 6]);
  const rules = upTo(2, "hidden", 1);
  const system = systemOf([b]);
  const zeros = [...b.values.keys()].filter((at) => b.values[at] === 0);
  for (const method of ["heuristic", "optimal"] as const) {
    const { tables, audit } = await protect(b, rules, { method, costs: "least-total" });
    const { status } = tables[0]!;
    const secondary = [...status.keys()].filter((at) => protectedCell(tables[0]!, at).role === "secondary");
    const cost = secondary.reduce((sum, at) => sum + b.values[at]!, 0);
    assert.equal(audit.unsafe, 0);
    const hidden = status.map((code) => (code === 2 ? 1 : 0));
    for (const { high } of attack(highs, system, hidden, { cells: zeros })) assert.ok(high >= 1);
    if (method === "heuristic") assert.ok(cost <= 39, `${cost}`);
    else
      assert.deepEqual(
        hiddenNames(tables[0]!).toSorted(),
        ["young", "old"]
          .flatMap((row) => ["EU", "Iceland", "Portugal", "Spain", "nonEU"].map((to) => `${row} ${to}`))
          .toSorted(),
      );
  }
});

/** By hand: the four hidden are x and 30 − x in row II, 25 − (30 − x) in III × A, 34 − x in III × C, none negative: 5 ≤ x ≤ 30. */
test("an attack by hand: four hidden corners of an investment table leave the 22 among them between 5 and 30", () => {
  const table = tableOf(
    "investment",
    [flat("activity", ["I", "II", "III"]), flat("region", ["A", "B", "C"])],
    [20, 50, 10, 8, 19, 22, 17, 32, 12],
  );
  const system = systemOf([table]);
  const cell = (row: number, column: number): number => row * 4 + column;
  const hidden = new Uint8Array(16);
  for (const at of [cell(1, 0), cell(1, 2), cell(2, 0), cell(2, 2)]) hidden[at] = 1;
  const [interval] = attack(highs, system, hidden, { cells: [cell(1, 2)] });
  assert.deepEqual(interval, { cell: cell(1, 2), low: 5, high: 30 });
});

test("p %-rule and dominance by hand: 100 = 60 + 30 + 10 at p = 20 lacks 2, and (1, 50) lacks 20", () => {
  assert.equal(pPercent(100, [60, 30], 20), 2);
  assert.equal(pPercent(100, [50, 30], 20), undefined);
  assert.equal(dominance(100, [60, 30], 1, 50), 20);
  assert.equal(dominance(100, [60, 30], 2, 95), undefined);
});
