import assert from "node:assert/strict";
import { test } from "node:test";
import { csv } from "../src/format/csv.ts";

const A = { sv: "a", en: "a" };

const cell = (text: string): string =>
  csv({
    name: "a",
    title: A,
    columns: [{ id: "a", label: A, role: "label" }],
    rows: [{ a: text }],
    notes: [],
    origin: [],
  })
    .slice(1)
    .split("\r\n")[1]!;

test("text that a spreadsheet would run is disarmed by an apostrophe, in every way it can begin", () => {
  for (const text of [
    "=cmd|' /C calc'!A0",
    "+1+1",
    "@SUM(A1)",
    "-2+3+cmd|' /C calc'!A0",
    "-A1",
    "＝1+1",
    "－1+1",
  ])
    assert.match(cell(text), /^"?'/, text);
  assert.match(cell("\t=1"), /^"?'/);
  assert.match(cell("\r=1"), /^"?'/);
});

test("names, codes, dashes and negative numbers are left as they are", () => {
  for (const text of ["Åsa", "1780R001", "-", "–", "-3", "-0.5", "a=b", "0–19"])
    assert.equal(cell(text), text);
});
