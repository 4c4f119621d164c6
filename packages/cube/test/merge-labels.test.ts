import assert from "node:assert/strict";
import { test } from "node:test";
import { mergeLabels, readJsonStat, readJsonStatHead } from "@tvars/cube";
import { body, withRegion } from "./support/body.ts";

const english = withRegion(
  { index: ["17", "1780", "00"], label: { "1780": "Karlstad (m)", "17": "Värmland county", "00": "Sweden" } },
  { label: "Population", size: [3, 3], value: [], note: ["Note"] },
);

test("Swedish figures get English words from metadata in another order, matched by code", () => {
  const cube = mergeLabels(readJsonStat(body({ note: ["Not"] })), readJsonStatHead(english));
  assert.deepEqual(cube.label, { sv: "Folkmängd", en: "Population" });
  assert.deepEqual(
    cube.dimensions[0]!.categories.map(({ label }) => label.en),
    ["Karlstad (m)", "Värmland county"],
  );
  assert.deepEqual(cube.notes[0]!.text, { sv: "Not", en: "Note" });
  assert.deepEqual([...cube.values.subarray(0, 5)], [1, 2, 3, 4, 0]);
});

test("notes stay in one language where the two lists differ in length", () => {
  const cube = mergeLabels(readJsonStat(body({ note: ["En", "Två"] })), readJsonStatHead(english));
  assert.deepEqual(cube.notes[1]!.text, { sv: "Två", en: "Två" });
});

test("a code without a twin is named", () => {
  const other = readJsonStat(withRegion({ index: ["1780", "18"] }));
  assert.throws(() => mergeLabels(readJsonStat(body()), other), /Region 17"/);
});
