import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import type { Figure } from "@tvars/cube";
import { type SortValue, sortRows } from "../src/parts/sort-rows.ts";

const missing: Figure = { value: null, status: "missing" };
const of = (value: number): Figure => ({ value, status: value === 0 ? "zero" : "value" });
const itself = (row: SortValue): SortValue => row;

test("words are sorted as the Swedish alphabet has them: å ä ö last", () => {
  const rows = ["Ö", "Ä", "Z", "Å", "A"];
  assert.deepEqual(sortRows(rows, { column: "x", descending: false }, itself, "sv"), [
    "A",
    "Z",
    "Å",
    "Ä",
    "Ö",
  ]);
});

test("numbers inside names count as numbers", () => {
  const rows = ["Område 10", "Område 2"];
  assert.deepEqual(sortRows(rows, { column: "x", descending: false }, itself, "sv"), [
    "Område 2",
    "Område 10",
  ]);
});

test("a missing figure is last in either direction; zero is a number", () => {
  const rows = [missing, of(3), of(0)];
  assert.deepEqual(sortRows(rows, { column: "x", descending: false }, itself, "sv"), [of(0), of(3), missing]);
  assert.deepEqual(sortRows(rows, { column: "x", descending: true }, itself, "sv"), [of(3), of(0), missing]);
});

test("without a sort the order is as it was, and the rows themselves are never moved", () => {
  const rows = [of(2), of(1)];
  assert.deepEqual(sortRows(rows, null, itself, "sv"), rows);
  sortRows(rows, { column: "x", descending: false }, itself, "sv");
  assert.deepEqual(rows, [of(2), of(1)]);
});

test("sorting keeps every row, and neighbours in order", () => {
  const figures = fc.array(
    fc.option(fc.integer({ min: -50, max: 50 })).map((n) => (n === null ? missing : of(n))),
  );
  fc.assert(
    fc.property(figures, fc.boolean(), (rows, descending) => {
      const sorted = sortRows(rows, { column: "x", descending }, itself, "en");
      assert.equal(sorted.length, rows.length);
      for (const row of rows) assert.ok(sorted.includes(row));
      const known = sorted.flatMap(({ value }) => (value === null ? [] : [value]));
      known.forEach((value, i) => {
        const next = known[i + 1];
        if (next !== undefined) assert.ok(descending ? value >= next : value <= next);
      });
      assert.ok(sorted.slice(known.length).every(({ value }) => value === null));
    }),
  );
});
