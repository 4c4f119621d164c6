import assert from "node:assert/strict";
import { test } from "node:test";
import type { Cube } from "@tvars/cube";
import { figureAt, readJsonStat, readJsonStatHead } from "@tvars/cube";
import { body, withRegion } from "./support/body.ts";

const plain = readJsonStat(body());
const statuses = (cube: Cube): string[] => Array.from(cube.values, (_, at) => figureAt(cube, at).status);
const codes = (cube: Cube): string[] => cube.dimensions[0]!.categories.map(({ id }) => id);

test("0 is zero and null is missing where the body says no more", () => {
  assert.deepEqual(statuses(plain), ["value", "value", "value", "value", "zero", "missing"]);
  assert.deepEqual(figureAt(plain, 5), { value: null, status: "missing" });
  assert.deepEqual(figureAt(plain, 4), { value: 0, status: "zero" });
});

test("category.index as an array, as an object in any order of keys, and as positions say the same", () => {
  const label = { "17": "Värmlands län", "1780": "Karlstad" };
  const asObject = readJsonStat(withRegion({ index: { "17": 1, "1780": 0 }, label }));
  assert.deepEqual(asObject, plain);
  assert.deepEqual(codes(asObject), ["1780", "17"]);
});

test("category.index may be absent where there is one category, told by its label", () => {
  const cube = readJsonStat(
    withRegion({ label: { "1780": "Karlstad" } }, { size: [1, 3], value: [1, 2, 3] }),
  );
  assert.deepEqual(codes(cube), ["1780"]);
});

test("a category without a label is called by its code", () => {
  assert.equal(plain.dimensions[1]!.categories[0]!.label.sv, "2021");
});

test("sparse values leave the cells they do not name missing", () => {
  assert.deepEqual(readJsonStat(body({ value: { "0": 1, "1": 2, "2": 3, "3": 4, "4": 0 } })), plain);
});

const six = (status: unknown): string[] =>
  statuses(readJsonStat(body({ value: [null, null, null, null, null, null], status })));

test("status for all cells, as an array and by cell", () => {
  assert.deepEqual(new Set(six("..")), new Set(["missing"]));
  assert.deepEqual(new Set(six(".")), new Set(["not-applicable"]));
  const expected = ["missing", "missing", "not-applicable", "zero", "suppressed", "missing"];
  assert.deepEqual(six(["..", "...", ".", "-", "suppressed", null]), expected);
  assert.deepEqual(six({ "0": "..", "2": ".", "3": "-", "4": "suppressed" }), expected);
});

test('"-" makes a null a zero; a sign for absent hides the number beside it', () => {
  const cube = readJsonStat(
    body({ value: [null, 7, 0, 4, 5, 6], status: { "0": "-", "1": "suppressed", "2": ".." } }),
  );
  assert.deepEqual(figureAt(cube, 0), { value: 0, status: "zero" });
  assert.deepEqual(figureAt(cube, 1), { value: null, status: "suppressed" });
  assert.ok(Number.isNaN(cube.values[1]));
  assert.deepEqual(figureAt(cube, 2), { value: null, status: "missing" });
});

test("a sign where a number should stand is read as status", () => {
  assert.deepEqual(statuses(readJsonStat(body({ value: ["..", 2, 3, ".", "-", 6] }))), [
    "missing",
    "value",
    "value",
    "not-applicable",
    "zero",
    "value",
  ]);
});

test("our own words carry flags", () => {
  const cube = readJsonStat(
    body({ status: { "0": "value small break", "1": "estimated", "5": "suppressed revised" } }),
  );
  assert.deepEqual(figureAt(cube, 0), { value: 1, status: "value", flags: ["small", "break"] });
  assert.deepEqual(figureAt(cube, 1), { value: 2, status: "value", flags: ["estimated"] });
  assert.deepEqual(figureAt(cube, 5), { value: null, status: "suppressed", flags: ["revised"] });
});

test("a sign of another source is read as the caller says", () => {
  const cube = readJsonStat(body({ status: { "5": "x" } }), { signs: { x: "suppressed" } });
  assert.equal(figureAt(cube, 5).status, "suppressed");
});

test("text, bytes and a byte order mark make no difference", () => {
  const json = JSON.stringify(body());
  assert.deepEqual(readJsonStat(json), plain);
  assert.deepEqual(readJsonStat(`\uFEFF${json}`), plain);
  assert.deepEqual(readJsonStat(new TextEncoder().encode(`\uFEFF${json}`)), plain);
});

test("a collection with one data set is that data set", () => {
  assert.deepEqual(readJsonStat({ class: "collection", link: { item: [body()] } }), plain);
});

test("unit and decimals of a category; a unit's label says more than its base", () => {
  const unit = { "1780": { base: "antal", decimals: 0 }, "17": { base: "people", label: "thousands" } };
  const [first, second] = readJsonStat(withRegion({ index: ["1780", "17"], unit })).dimensions[0]!.categories;
  assert.deepEqual([first!.unit!.sv, first!.decimals], ["antal", 0]);
  assert.deepEqual([second!.unit!.en, second!.decimals], ["thousands", undefined]);
});

test("notes of table, dimension and category come once each, mandatory as the source says", () => {
  const { notes } = readJsonStat(
    body({
      note: ["Hela tabellen", "Valfri", "Valfri"],
      extension: { noteMandatory: { "0": true }, note: [{ text: "Ur extension", mandatory: true }] },
      dimension: {
        ...(body()["dimension"] as object),
        Region: {
          label: "region",
          note: "Om regioner",
          category: { index: ["1780", "17"], label: { "17": "Värmlands län" }, note: { "17": ["Ny gräns"] } },
          extension: { categoryNoteMandatory: { "17": { "0": true } } },
        },
      },
    }),
  );
  assert.deepEqual(
    notes.map(({ text, mandatory }) => [text.sv, mandatory]),
    [
      ["Hela tabellen", true],
      ["Valfri", false],
      ["Ur extension", true],
      ["Om regioner", false],
      ["Värmlands län: Ny gräns", true],
    ],
  );
});

test("origin is source, table id and the time of change", () => {
  const { origin } = readJsonStat(body({ extension: { px: { tableid: "TAB638" } } }));
  assert.deepEqual(origin, [{ source: "SCB", table: "TAB638", updated: "2026-06-23T06:00:00Z" }]);
});

test("codes named like members of an object are codes", () => {
  const json = `{"class":"dataset","id":["__proto__"],"size":[2],"value":[1,2],"dimension":{"__proto__":
    {"category":{"index":{"constructor":0,"__proto__":1},"label":{"toString":"x"}}}}}`;
  const cube = readJsonStat(json);
  assert.deepEqual(codes(cube), ["constructor", "__proto__"]);
  assert.equal(cube.dimensions[0]!.categories[0]!.label.sv, "constructor");
});

test("a dimension may have no categories, and the cube then no cells", () => {
  const cube = readJsonStat(withRegion({ index: [] }, { size: [0, 3], value: [] }));
  assert.equal(cube.values.length, 0);
});

test("metadata gives the head of a cube", () => {
  const head = readJsonStatHead(body({ value: [] }));
  assert.deepEqual(head.dimensions, plain.dimensions);
  assert.equal("values" in head, false);
});
