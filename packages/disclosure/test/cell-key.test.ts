import assert from "node:assert/strict";
import { createHash, createHmac } from "node:crypto";
import { test } from "node:test";
import {
  cellKeyOf,
  DisclosureError,
  expectedEffect,
  hmac,
  perturb,
  pTable,
  recordKeys,
  sha256,
} from "@tvars/disclosure";
import fc from "fast-check";

const bytes = fc.uint8Array({ maxLength: 200 });

test("SHA-256 and HMAC are those of the platform", () => {
  fc.assert(
    fc.property(bytes, bytes, (key, message) => {
      assert.equal(
        Buffer.from(sha256(message)).toString("hex"),
        createHash("sha256").update(message).digest("hex"),
      );
      assert.equal(
        Buffer.from(hmac(key)(message)).toString("hex"),
        createHmac("sha256", key).update(message).digest("hex"),
      );
    }),
  );
});

test("a p-table has mean change 0, the variance asked for where there is room, no change beyond D, and zero stays", () => {
  for (const options of [
    { most: 2, variance: 1 },
    { most: 5, variance: 3 },
    { most: 5, variance: 2, notShownUpTo: 2 },
    { most: 10, variance: 4 },
  ]) {
    const { rows } = pTable(options);
    const changes = Array.from({ length: 2 * options.most + 1 }, (_, at) => at - options.most);
    assert.equal(rows[0]![options.most], 1);
    for (const [count, row] of rows.entries()) {
      const over = (of: (change: number) => number) =>
        row.reduce((sum, chance, at) => sum + chance * of(changes[at]!), 0);
      assert.ok(Math.abs(over(() => 1) - 1) < 1e-9);
      assert.ok(
        Math.abs(over((change) => change)) < 1e-6,
        `count ${count}: mean ${over((change) => change)}`,
      );
      for (const [at, chance] of row.entries()) {
        const shown = count + changes[at]!;
        if (shown < 0 || (shown > 0 && shown <= (options.notShownUpTo ?? 0))) assert.equal(chance, 0);
      }
      if (count >= options.most + (options.notShownUpTo ?? 0))
        assert.ok(Math.abs(over((change) => change ** 2) - options.variance) < 1e-6);
    }
  }
});

test("a large count has the symmetric maximum-entropy row: p(d)² = p(d−1)·p(d+1)·constant", () => {
  const row = pTable({ most: 3, variance: 1.5 }).rows.at(-1)!;
  const curvature = [1, 2, 3, 4, 5].map(
    (at) => Math.log(row[at - 1]!) - 2 * Math.log(row[at]!) + Math.log(row[at + 1]!),
  );
  for (const one of curvature) assert.ok(Math.abs(one - curvature[0]!) < 1e-6);
  for (let at = 0; at < 3; at++) assert.ok(Math.abs(row[at]! - row[6 - at]!) < 1e-9);
});

test("the same records give the same cell key and the same noise, in whatever table and order", () => {
  const keyOf = recordKeys(new TextEncoder().encode("a secret of 16 bytes or more"));
  const ids = Array.from({ length: 40 }, (_, i) => `person ${i}`);
  const a = cellKeyOf(ids.map(keyOf));
  const b = cellKeyOf(ids.toReversed().map(keyOf));
  assert.equal(a, b);
  const table = pTable({ most: 3, variance: 1 });
  assert.deepEqual(perturb([40], [a], table), perturb([40], [b], table));
  const other = recordKeys(new TextEncoder().encode("another secret, as long"));
  assert.notEqual(cellKeyOf(ids.map(other)), a);
  assert.throws(() => recordKeys(new Uint8Array(8)), DisclosureError);
});

test("over many cells the noise is on average 0 with the effect foretold, and zeros and missing stay", () => {
  const table = pTable({ most: 4, variance: 2 });
  const keyOf = recordKeys(new TextEncoder().encode("a secret of 16 bytes or more"));
  const keys = Float64Array.from({ length: 20_000 }, (_, i) => keyOf(`cell ${i}`));
  for (const count of [1, 3, 50]) {
    const noisy = perturb(new Float64Array(keys.length).fill(count), keys, table);
    const mean = noisy.reduce((sum, value) => sum + value - count, 0) / keys.length;
    const foretold = expectedEffect(table)[Math.min(count, table.rows.length - 1)]!;
    const unchanged = noisy.filter((value) => value === count).length / keys.length;
    assert.ok(Math.abs(mean) < 0.05, `${mean}`);
    assert.ok(Math.abs(unchanged - foretold.unchanged) < 0.02);
  }
  assert.deepEqual([...perturb([0, NaN], [0.3, 0.3], table)], [0, NaN]);
});
