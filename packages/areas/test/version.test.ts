import assert from "node:assert/strict";
import { test } from "node:test";
import {
  breaksBetween,
  partAges,
  companionVersion,
  isValidYear,
  maskByWindow,
  validYears,
  versionFor,
  versionInfo,
} from "@tvars/areas";

test("the break lies between reference years 2023 and 2024", () => {
  assert.equal(versionFor("regso", 2023), "regso@2020");
  assert.equal(versionFor("regso", 2024), "regso@2025");
  assert.equal(versionFor("deso", 2010), "deso@2018");
  assert.equal(isValidYear("deso@2025", 2023), false);
  assert.deepEqual([...validYears("regso@2020", [2011, 2023, 2024])], [1, 1, 0]);
});

test("kommun, län and riket hold from 2007", () => {
  assert.equal(versionFor("kommun", 2007), "kommun@2007");
  assert.throws(() => versionFor("kommun", 2006), /from 2007/);
  assert.throws(() => versionFor("regso", 2023.5), /whole year/);
});

test("complete versions hold 3,363 / 3,363 / 5,984 / 6,160 / 290 / 21 / 1 areas", () => {
  const counts = (
    ["regso@2020", "regso@2025", "deso@2018", "deso@2025", "kommun@2007", "lan@2007", "riket@2007"] as const
  ).map((version) => versionInfo(version).count);
  assert.deepEqual(counts, [3363, 3363, 5984, 6160, 290, 21, 1]);
  assert.equal(versionInfo("regso@2020").successor, "regso@2025");
  assert.equal(companionVersion("deso@2018"), "regso@2020");
  assert.equal(companionVersion("kommun@2007"), null);
});

test("masking goes by window: zeros outside it become missing, zeros inside stay zeros", () => {
  const values = Float64Array.of(5, 0, 0, 0, 0, 7);
  const { values: out, masked } = maskByWindow(values, ["regso@2020", "regso@2025"], [2022, 2023, 2024]);
  assert.deepEqual([...out], [5, 0, NaN, NaN, NaN, 7]);
  assert.equal(masked, 3);
  assert.throws(() => maskByWindow(values, ["regso@2020"], [2022]), /expected 1 \(1 areas × 1 years\)/);
});

const kinds = (...span: Parameters<typeof breaksBetween>) => breaksBetween(...span).map(({ kind }) => kind);

test("a RegSO series over 2023–2025 crosses the new division and the Cell-Key protection; a kommun only the latter", () => {
  assert.deepEqual(kinds("regso", 2023, 2025), ["version", "cell-key"]);
  assert.deepEqual(kinds("kommun", 2023, 2025), ["cell-key"]);
  assert.deepEqual(kinds("regso", 2024, 2024), []);
});

test("ages of V3 from 2023 are marked unconfirmed; V1 is of all ages", () => {
  assert.equal(partAges("v3", 2022).confirmed, true);
  assert.equal(partAges("v3", 2023).confirmed, false);
  assert.equal(partAges("v1", 2024).en, "all ages");
});
