import assert from "node:assert/strict";
import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { test } from "node:test";
import { documentPdf, pdfText } from "@tvars/report/document";
import { coarsePages, furthest, has } from "./coarse-pages.ts";
import { sampleDocument } from "./sample-document.ts";

const folder = new URL("./golden/documents/", import.meta.url);
const update = process.env.UPDATE_GOLDEN === "1";
if (update) mkdirSync(folder, { recursive: true });

const poppler = has("pdftoppm") ? false : "poppler-utils is not installed: page pictures are not compared";

for (const lang of ["sv", "en"] as const) {
  test(`the sample report in ${lang} reads, page by page, as it was read (UPDATE_GOLDEN=1 writes it anew)`, async () => {
    const { pages } = await pdfText((await documentPdf(sampleDocument(lang))).bytes);
    const said = `${pages.map((page, i) => `=== ${i + 1} ===\n${page}`).join("\n")}\n`;
    const file = new URL(`exempelrapport.${lang}.txt`, folder);
    if (update) writeFileSync(file, said);
    assert.equal(said, readFileSync(file, "utf8"));
  });

  test(
    `the sample report in ${lang} looks, page by page, as it was looked at`,
    { skip: poppler },
    async () => {
      const pages = coarsePages((await documentPdf(sampleDocument(lang))).bytes);
      const file = new URL(`exempelrapport.${lang}.pages`, folder);
      if (update) writeFileSync(file, `${pages.map((page) => page.join("\n")).join("\n\n")}\n`);
      const kept = readFileSync(file, "utf8")
        .trim()
        .split("\n\n")
        .map((page) => page.split("\n"));
      assert.equal(pages.length, kept.length);
      pages.forEach((page, i) => assert.ok(furthest(page, kept[i]!) <= 1, `page ${i + 1} looks different`));
    },
  );
}
