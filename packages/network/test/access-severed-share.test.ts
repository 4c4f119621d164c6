import assert from "node:assert/strict";
import { test } from "node:test";
import { severedShare, withinWalk } from "../src/index.ts";
import { gridTown } from "./support/town.ts";

test("the severed share is 1 − N/N⁰ of those within the walk: 0 far from the barrier, and the closed form beside it", () => {
  const people = new Int32Array(100).fill(10);
  const [cut, open] = [[], Array.from({ length: 10 }, (_, k) => k)].map(
    (bridges) => withinWalk(gridTown(10, { bridges }).engine, [people], { radiusM: 200 }).sums[0]!,
  ) as [Float64Array, Float64Array];
  const { node } = gridTown(10, { bridges: [] });
  const share = severedShare(cut, open);
  // Two blocks round a corner beside the barrier: 13 corners, of which 1 + 3 lie east of it.
  assert.ok(Math.abs(share[node(4, 5)]! - 4 / 13) < 1e-12);
  assert.equal(share[node(0, 5)], 0);
  assert.ok(share.every((one) => one >= 0 && one <= 1));
});

test("nobody within the walk is not a number, and more people with barriers than without is told", () => {
  assert.ok(Number.isNaN(severedShare(Float64Array.of(0), Float64Array.of(0))[0]));
  assert.throws(() => severedShare(Float64Array.of(2), Float64Array.of(1)), /no more people within the walk/);
});
