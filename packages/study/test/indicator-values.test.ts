import assert from "node:assert/strict";
import { test } from "node:test";
import { absent, figure, sumFigures as sum } from "@tvars/cube";
import { ratio } from "../src/indicators/values.ts";

test("a sum with a missing part is missing, with a suppressed part suppressed, and never smaller", () => {
  assert.equal(sum([figure(1), absent("missing")]).status, "missing");
  assert.equal(sum([figure(1), absent("suppressed")]).status, "suppressed");
  assert.equal(sum([absent("missing"), absent("suppressed")]).status, "suppressed");
  assert.equal(sum([figure(1), figure(0), figure(2)]).value, 3);
  assert.equal(sum([]).status, "missing");
});

test("a share of nobody is not applicable, not zero", () => {
  assert.equal(ratio(figure(0), figure(0), 100).status, "not-applicable");
  assert.deepEqual(ratio(figure(0), figure(10), 100), { value: 0, status: "zero" });
  assert.equal(ratio(figure(3), figure(12), 100).value, 25);
});

test("flags of the parts follow to the share", () => {
  assert.deepEqual(ratio(figure(3, ["perturbed"]), figure(12), 100).flags, ["perturbed"]);
});
