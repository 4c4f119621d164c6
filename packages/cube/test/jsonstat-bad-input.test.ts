import assert from "node:assert/strict";
import { test } from "node:test";
import type { CubeErrorKind } from "@tvars/cube";
import { CubeError, readJsonStat } from "@tvars/cube";
import { body, withRegion } from "./support/body.ts";

const JSON_TEXT = JSON.stringify(body());

function refused(input: unknown, kind: CubeErrorKind, ...says: RegExp[]): CubeError {
  try {
    readJsonStat(input);
  } catch (error) {
    assert.ok(error instanceof CubeError, String(error));
    assert.equal(error.kind, kind, error.message);
    for (const part of says) assert.match(error.message, part);
    // Three parts: what with the value, what was expected, what to do.
    assert.match(error.message, /expected .+\. .+\.$/s);
    assert.match(error.in("sv"), /väntade .+\. .+\.$/s);
    return error;
  }
  return assert.fail("The body was read.");
}

test("a web page instead of JSON says that it is one", () => {
  refused("<!DOCTYPE html><html><body>Underhåll</body></html>", "web-page", /got a web page/i, /DOCTYPE/);
  refused("\uFEFF\n <html>", "web-page");
});

test("a body cut off anywhere says that it is cut off", () => {
  for (let length = 0; length < JSON_TEXT.length; length++)
    refused(JSON_TEXT.slice(0, length), "truncated", new RegExp(`after ${length} characters`));
});

test("what is neither JSON nor a page keeps the parser's error as its cause", () => {
  const error = refused('Region;Tid\n"1780";2021', "shape", /not JSON/, /Region;Tid/);
  assert.ok(error.cause instanceof SyntaxError);
  refused(JSON_TEXT.replace(":", "="), "shape", /not JSON/);
});

test("a body of another class, or of several data sets, is refused", () => {
  refused({ class: "dimension" }, "shape", /"dimension"/, /dataset/);
  refused({ class: "collection", link: { item: [body(), body()] } }, "shape", /2 item/);
  refused({ class: "collection" }, "shape", /0 item/);
  refused({ columns: [], data: [] }, "shape", /columns/);
  refused([1, 2], "shape", /an object/);
  refused(null, "shape");
});

test("values fewer or more than the product of size are refused with both numbers", () => {
  refused(body({ value: [1, 2, 3] }), "shape", /value has the wrong length/, /got 3/, /6 cells/);
  refused(body({ value: [1, 2, 3, 4, 5, 6, 7] }), "shape", /got 7/);
  refused(body({ status: [".."] }), "shape", /status has the wrong length/, /got 1/);
});

test("sparse keys outside the table are refused", () => {
  refused(body({ value: { "6": 1 } }), "shape", /outside the table/, /"6"/, /0–5/);
  refused(body({ status: { "-1": ".." } }), "shape", /"-1"/);
  refused(body({ value: { "01": 1 } }), "shape", /"01"/);
});

test("metadata where data was wanted says which call gives data", () => {
  refused(body({ value: [] }), "metadata-only", /6 values/, /\/data/);
  refused(body({ value: undefined }), "metadata-only");
});

test("size and id must agree with the dimensions", () => {
  refused(body({ size: [2] }), "shape", /size does not match id/);
  refused(body({ size: [3, 3] }), "shape", /Region has 2 categories/, /got 3/);
  refused(body({ id: ["Region", "Region"] }), "shape", /distinct/);
  refused(body({ id: ["Region", "Okänd"] }), "shape", /Okänd is absent/);
  refused(body({ dimension: undefined }), "shape", /dimension is absent/);
});

test("an index with gaps, duplicates or too many labels is refused", () => {
  refused(withRegion({ index: ["1780", "1780"] }), "shape", /duplicate/, /1780/);
  refused(withRegion({ index: { "1780": 0, "17": 0 } }), "shape", /gap or a duplicate/);
  refused(withRegion({ index: { "1780": 0, "17": 2 } }), "shape", /gap or a duplicate at 17/, /got 2/);
  refused(withRegion({ index: { "1780": 0.5, "17": 1 } }), "shape", /got 0.5/);
  refused(withRegion({ label: { "1780": "a", "17": "b" } }), "shape", /2 label/);
});

test("a cell that is no number, or contradicts its status, is refused", () => {
  refused(body({ value: [true, 2, 3, 4, 5, 6] }), "shape", /Cell 0 .* not a number/, /got true/);
  refused(body({ value: ["12,5", 2, 3, 4, 5, 6] }), "shape", /"12,5"/);
  refused(JSON_TEXT.replace("[1,2,3,4", "[1e999,2,3,4"), "shape", /finite/);
  refused(body({ status: { "0": "-" } }), "shape", /contradicts itself/);
  refused(body({ status: { "5": "value" } }), "shape", /Cell 5 contradicts itself/);
  refused(body({ status: { "5": "§" } }), "shape", /Unknown sign in status, cell 5/, /signs/);
});

test("a body in another language than asked for is refused", () => {
  const english = body({ extension: { px: { language: "en" } } });
  assert.throws(() => readJsonStat(english, { lang: "sv" }), /wrong language/);
  assert.equal(readJsonStat(english, { lang: "en" }).label.en, "Folkmängd");
});

test("a small body that claims a huge table is refused before memory is taken", () => {
  assert.throws(() => readJsonStat(body({ value: {} }), { maxCells: 5 }), /got 6, expected at most 5 cells/);
});
