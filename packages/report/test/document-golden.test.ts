import assert from "node:assert/strict";
import { mkdirSync, mkdtempSync, readFileSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { test } from "node:test";
import { documentPdf, pdfText } from "@tvars/report/document";
import { apart, pageOf, pagePictures, readPng, sheetOf, writePng } from "./page-pictures.ts";
import { sampleDocument } from "./sample-document.ts";
import { absence } from "./tools.ts";

const folder = new URL("./golden/documents/", import.meta.url);
const update = process.env.UPDATE_GOLDEN === "1";
if (update) mkdirSync(folder, { recursive: true });

const poppler = absence("poppler-utils", "pdftoppm", ["-v"]);

/** A line of small text that moves is more than this share of a page. */
const MOST_APART = 0.002;

for (const lang of ["sv", "en"] as const) {
  test(`the sample report in ${lang} reads, page by page, as it was read (UPDATE_GOLDEN=1 writes it anew)`, async () => {
    const { pages } = await pdfText((await documentPdf(sampleDocument(lang))).bytes);
    const said = `${pages.map((page, i) => `=== ${i + 1} ===\n${page}`).join("\n")}\n`;
    const file = new URL(`exempelrapport.${lang}.txt`, folder);
    if (update) writeFileSync(file, said);
    assert.equal(said, readFileSync(file, "utf8"));
  });

  test(
    `the sample report in ${lang} looks, page by page, as it was looked at (UPDATE_GOLDEN=1 draws it anew)`,
    { skip: poppler },
    async () => {
      const pages = pagePictures((await documentPdf(sampleDocument(lang))).bytes);
      const file = new URL(`exempelrapport.${lang}.png`, folder);
      if (update) writeFileSync(file, writePng(sheetOf(pages)));
      const kept = readPng(readFileSync(file));
      const drawn = join(mkdtempSync(join(tmpdir(), "tvars-golden-")), `exempelrapport.${lang}.png`);
      const said = (what: string): string => {
        writeFileSync(drawn, writePng(sheetOf(pages)));
        return `${what}; as it is drawn now: ${drawn}`;
      };
      assert.equal(kept.width, sheetOf(pages).width, said("another number of pages"));
      for (const [i, page] of pages.entries()) {
        const share = apart(page, pageOf(kept, i, page));
        assert.ok(share <= MOST_APART, said(`page ${i + 1}: ${(share * 100).toFixed(2)} % of it differs`));
      }
    },
  );
}

test(
  "a page on which a line of text, a border or a colour has changed is found to look different",
  { skip: poppler },
  async () => {
    const whole = sampleDocument("sv");
    const pages = pagePictures((await documentPdf(whole)).bytes);
    const furthest = async (change: (svg: string) => string, text = ""): Promise<number> => {
      const blocks = whole.blocks.map((block) =>
        block.kind === "figure"
          ? { ...block, picture: { ...block.picture, svg: change(block.picture.svg) } }
          : block.kind === "paragraph" && text !== "" && block.style === "lead"
            ? { ...block, text: [...block.text, text] }
            : block,
      );
      const other = pagePictures((await documentPdf({ ...whole, blocks })).bytes);
      return Math.max(...pages.map((page, i) => (other[i] ? apart(page, other[i]) : 1)));
    };
    assert.equal(await furthest((svg) => svg), 0);
    assert.ok((await furthest((svg) => svg, " En mening till, som ger en rad till på sidan.")) > MOST_APART);
    assert.ok((await furthest((svg) => svg.replaceAll("<rect ", '<rect opacity="0.3" '))) > MOST_APART);
    assert.ok(
      (await furthest((svg) => svg.replaceAll(/<path (?!d="M0)/g, '<path visibility="hidden" '))) >
        MOST_APART,
    );
  },
);
