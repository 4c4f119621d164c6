import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";
import { MEASURES_DOC, measuresDoc } from "../scripts/measures-doc.ts";

test("docs/measures.md is what the catalogue says now; npm run docs:measures makes it anew", () => {
  assert.ok(readFileSync(MEASURES_DOC, "utf8") === measuresDoc(), "run npm run docs:measures");
});

test("the page has an entry of its own for every measure, with both languages and a formula", () => {
  const page = measuresDoc();
  const ids = [...page.matchAll(/^### (.+)$/gm)].map((match) => match[1]!);
  assert.equal(new Set(ids).size, ids.length);
  assert.ok(ids.length > 90);
  for (const [, id] of page.matchAll(/\]\(#([^)]+)\)/g)) assert.ok(ids.includes(id!), id);
});
