import assert from "node:assert/strict";
import { test } from "node:test";
import { readJsonStat, writeJsonStat } from "@tvars/cube";
import * as fc from "fast-check";
import { anyCube } from "./support/arbitrary.ts";
import { body } from "./support/body.ts";

test("what is written reads back as the same cube, whatever its statuses, flags, units and notes", () => {
  fc.assert(
    fc.property(anyCube, fc.constantFrom("sv" as const, "en" as const), (cube, lang) => {
      assert.deepEqual(readJsonStat(JSON.stringify(writeJsonStat(cube, { lang })), { lang }), cube);
    }),
    { numRuns: 200 },
  );
});

test("values are dense with null, and status names only what the figure does not tell", () => {
  const cube = readJsonStat(
    body({ value: [1, 0, null, null, null, 6], status: { "3": "suppressed", "4": ".", "5": "small" } }),
  );
  const written = writeJsonStat(cube);
  assert.deepEqual(written.value, [1, 0, null, null, null, 6]);
  assert.deepEqual(written.status, { "3": "suppressed", "4": "not-applicable", "5": "value small" });
  assert.deepEqual(written.role, { geo: ["Region"], time: ["Tid"] });
  assert.deepEqual(written.size, [2, 3]);
});

test("notes say which are mandatory, as PxWebApi 2 does", () => {
  const cube = readJsonStat(body({ note: ["a", "b"], extension: { noteMandatory: { "1": true } } }));
  const written = writeJsonStat(cube, { extension: { study: "demo" } });
  assert.deepEqual(written.note, ["a", "b"]);
  assert.deepEqual(written.extension["noteMandatory"], { "1": true });
  assert.equal(written.extension["study"], "demo");
});

test("an infinite figure is refused, not written as null", () => {
  const cube = readJsonStat(body());
  cube.values[0] = Infinity;
  assert.throws(() => writeJsonStat(cube), /Cell 0 cannot be written: got "Infinity"/);
});
