import assert from "node:assert/strict";
import { test } from "node:test";
import { graphOf, prepare } from "@tvars/network";
import { threadsFor, withThreads } from "../src/network/threads.ts";

test("a small network gets one thread and a large one the cores there are; TVARS_THREADS goes first, and what is no number is passed over", () => {
  assert.equal(threadsFor(20_000, undefined), 1);
  assert.ok(threadsFor(500_000, undefined) >= 1);
  assert.equal(threadsFor(10, "3"), 3);
  assert.equal(threadsFor(10, "many"), 1);
  assert.equal(threadsFor(10, "0"), 1);
});

test("work with threads answers as work without", () => {
  const corners = { xM: Float64Array.of(0, 300, 600), yM: new Float64Array(3) };
  const engine = prepare(graphOf(corners, { from: [0, 1], to: [1, 2], weightMm: [300_000, 300_000] }));
  const people = [Int32Array.of(1, 2, 4)];
  const sums = withThreads([engine], (one) => one!.rangeSums(people, [300_000]));
  assert.deepEqual(sums, engine.rangeSums(people, [300_000]));
});
