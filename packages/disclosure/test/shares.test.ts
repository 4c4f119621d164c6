import assert from "node:assert/strict";
import { test } from "node:test";
import {
  attack,
  isPrimary,
  loadSolver,
  protect,
  protectedCell,
  SHARE_RULES,
  shareRisk,
  systemOf,
} from "@tvars/disclosure";
import { STATUSES } from "@tvars/cube";
import fc from "fast-check";
import { areas, groups, tableOf } from "./tables.ts";

const highs = await loadSolver();
const rule = { kind: "share", denominatorOver: 20, numeratorOver: 5, complementOver: 5 } as const;

test("SCB's rule: more than 20 persons of whom more than 5 have, and more than 5 lack, the property", () => {
  assert.equal(shareRisk(6, 21, rule), undefined);
  assert.equal(shareRisk(6, 20, rule), "share-small-group");
  assert.equal(shareRisk(5, 21, rule), "share-few-with");
  assert.equal(shareRisk(0, 21, rule), "share-few-with");
  assert.equal(shareRisk(16, 21, rule), "share-few-without");
  assert.equal(shareRisk(21, 21, { ...rule, complementOver: null }), undefined);
});

const pairs = fc
  .tuple(
    areas,
    groups("sex"),
    fc.array(fc.tuple(fc.integer({ min: 0, max: 90 }), fc.double({ min: 0, max: 1, noNaN: true })), {
      minLength: 20,
      maxLength: 30,
    }),
  )
  .map(([area, sex, base]) => ({
    n: tableOf(
      "n",
      [area, sex],
      base.map(([n]) => n),
    ),
    x: tableOf(
      "x",
      [area, sex],
      base.map(([n, share]) => Math.round(n * share)),
    ),
  }));

for (const denominatorPublic of [true, false])
  test(`shares, denominators ${denominatorPublic ? "public" : "protected too"}: who holds all shares and groups cannot tell a hidden numerator within 5`, async () => {
    let hiddenShares = 0;
    await fc.assert(
      fc.asyncProperty(pairs, async ({ n, x }) => {
        const result = await protect(x, SHARE_RULES, { denominator: n, denominatorPublic });
        const [xs, ns, shares] = result.tables;
        // The attacker: numerators and denominators in one system, tied by x ≤ n.
        const system = systemOf([x]);
        const hidden = new Uint8Array(system.cells);
        const wanted: number[] = [];
        for (let at = 0; at < x.values.length; at++) {
          const share = protectedCell(shares!, at);
          if (n.values[at] === 0) assert.equal(share.status, "not-applicable");
          else assert.equal(share.status === "suppressed", STATUSES[xs!.status[at]!] === "suppressed");
          if (share.value !== null) assert.equal(share.value, x.values[at]! / n.values[at]!);
          if (share.status !== "suppressed") continue;
          hiddenShares += 1;
          hidden[at] = 1;
          system.upper[at] = n.values[at]!;
          if (isPrimary(xs!.reasons[at]!)) wanted.push(at);
          if (denominatorPublic) assert.notEqual(STATUSES[ns!.status[at]!], "suppressed");
        }
        for (const { cell, low, high } of attack(highs, system, hidden, { cells: wanted }))
          assert.ok(
            high - low >= Math.min(5, n.values[cell]!),
            `cell ${cell}: ${low}–${high} of ${n.values[cell]}`,
          );
        assert.equal(result.audit.unsafe, 0);
      }),
      { numRuns: 30, seed: 2 },
    );
    assert.ok(hiddenShares > 50);
  });
