import assert from "node:assert/strict";
import { test } from "node:test";
import * as fc from "fast-check";
import {
  AreaError,
  NESTING_2025,
  ancestors,
  buildNesting,
  checkNesting,
  descendants,
  sumUp,
} from "@tvars/areas";

const rows = [
  { deso: "1780C1010", regso: "1780R001", kommun: "1780" },
  { deso: "1780C1020", regso: "1780R001" },
  { deso: "1780A0010", regso: "1780R002" },
  { deso: "1715B2000", regso: "1715R001" },
  { deso: "0180C4040", regso: "0180R047" },
];

test("DeSO ⊂ RegSO ⊂ kommun ⊂ län ⊂ riket, looked up both ways", () => {
  const nesting = buildNesting(rows, NESTING_2025);
  assert.deepEqual(descendants(nesting, "1780R001", "deso"), ["1780C1010", "1780C1020"]);
  assert.deepEqual(descendants(nesting, "17", "regso"), ["1715R001", "1780R001", "1780R002"]);
  assert.equal(descendants(nesting, "00", "deso").length, 5);
  assert.deepEqual(
    ancestors(nesting, "1780C1010").map(({ version, code }) => `${version}:${code}`),
    ["regso@2025:1780R001", "kommun@2007:1780", "lan@2007:17", "riket@2007:00"],
  );
  assert.deepEqual(nesting.lan, ["01", "17"]);
  assert.throws(() => descendants(nesting, "1780R999", "deso"), AreaError);
  assert.throws(() => descendants(nesting, "1780R001", "lan"), /ancestors/);
});

test("every problem of a key is listed with its row and value", () => {
  const problems = checkNesting(
    [...rows, { deso: "1780C1010", regso: "1715R001" }, { deso: "Bollstanäs", regso: "1780R001" }],
    NESTING_2025,
    { known: { deso: ["1780C9990"], regso: ["1780R009"] }, complete: true },
  );
  assert.deepEqual(
    problems.map(({ kind, row, value }) => [kind, row, value]),
    [
      ["wrong-prefix", 6, "1780C1010 in 1715R001"],
      ["duplicate", 6, "1780C1010"],
      ["bad-code", 7, "Bollstanäs"],
      ["orphan", null, "1780C9990"],
      ["childless", null, "1780R009"],
      ["incomplete", null, "5 areas of deso@2025"],
      ["incomplete", null, "4 areas of regso@2025"],
    ],
  );
  assert.throws(
    () => buildNesting([{ deso: "1780C1010", regso: "1715R001" }], NESTING_2025),
    /1780C1010 in 1715R001 \(row 1\).*1 problem/,
  );
});

test("property: the nesting does not depend on the order of the rows", () => {
  const expected = buildNesting(rows, NESTING_2025);
  fc.assert(
    fc.property(fc.shuffledSubarray(rows, { minLength: rows.length }), (shuffled) => {
      const nesting = buildNesting(shuffled, NESTING_2025);
      assert.deepEqual(nesting.childrenOf, expected.childrenOf);
      assert.deepEqual(nesting.deso, expected.deso);
    }),
  );
});

test("counts sum along the key, missing ones are counted; shares never sum", () => {
  const nesting = buildNesting(rows, NESTING_2025);
  const summed = sumUp(nesting, ["1780C1010", "1780C1020", "1780A0010"], [700, NaN, 900], "regso");
  assert.deepEqual(
    [summed.version, summed.codes, [...summed.sums], [...summed.missing]],
    ["regso@2025", ["1780R001", "1780R002"], [700, 900], [1, 0]],
  );
  assert.deepEqual([...sumUp(nesting, ["1780R001", "1715R001"], [5, 6], "lan").sums], [11]);
  assert.throws(() => sumUp(nesting, ["1780C1010"], [0.2], "regso", { kind: "share" }), /expected counts/);
  assert.throws(() => sumUp(nesting, ["1780R001"], [1], "regso"), /lower division/);
});
