import assert from "node:assert/strict";
import { test } from "node:test";
import { strFromU8, unzipSync } from "fflate";
import * as fc from "fast-check";
import { readXlsx } from "hucre";
import {
  checkPdfUa,
  documentDocx,
  documentFiles,
  documentHtml,
  documentPdf,
  documentXlsx,
  DocumentError,
  pdfText,
} from "@tvars/report/document";
import type { DocumentBlock, DocumentFigure, DocumentModel, DocumentTable } from "@tvars/report/document";
import { sampleDocument } from "./sample-document.ts";

const LANGS = ["sv", "en"] as const;
const RENDERERS = { html: documentHtml, pdf: documentPdf, docx: documentDocx, xlsx: documentXlsx };

const bare = (blocks: DocumentBlock[], more: Partial<DocumentModel> = {}): DocumentModel => ({
  id: "prov",
  lang: "sv",
  title: "Prov",
  author: "Exempelmyndigheten",
  date: "2022-10-28",
  blocks,
  sources: [],
  ...more,
});

const tablesOf = ({ blocks }: DocumentModel): DocumentTable[] => [
  ...blocks.filter((block): block is DocumentTable => block.kind === "table"),
  ...blocks.filter((block): block is DocumentFigure => block.kind === "figure").map(({ table }) => table),
];

for (const [name, render] of Object.entries(RENDERERS))
  test(`${name}: the same document gives the same bytes, also after another has been written`, async () => {
    const first = await render(sampleDocument("sv"));
    await render(sampleDocument("en"));
    const again = await render(sampleDocument("sv"));
    assert.equal(Buffer.compare(Buffer.from(first.bytes), Buffer.from(again.bytes)), 0);
    assert.equal(first.name, `exempelrapport.${name}`);
  });

for (const lang of LANGS) {
  test(`PDF in ${lang}: holds the rules of PDF/UA-1, and every table says what the model says, cell by cell`, async () => {
    const document = sampleDocument(lang);
    const { bytes } = await documentPdf(document);
    assert.deepEqual(await checkPdfUa(bytes), []);
    const { tables, alts, headings } = await pdfText(bytes);
    const wanted = tablesOf(document);
    assert.equal(tables.length, wanted.length);
    for (const table of wanted) {
      const head = table.columns.map(({ label, unit }) => (unit ? `${label} (${unit})` : label));
      const rows = [head, ...table.rows.map(({ cells }) => cells.map(({ text }) => text))];
      const plain = rows.map((row) => row.map((cell) => cell.trim()));
      assert.ok(
        tables.some(
          (read) =>
            JSON.stringify(read.map((row) => row.map(unhyphenated))) ===
            JSON.stringify(plain.map((row) => row.map(unhyphenated))),
        ),
        `${table.id} is not in the PDF as it is in the model`,
      );
    }
    assert.deepEqual(
      alts,
      document.blocks
        .filter((block): block is DocumentFigure => block.kind === "figure")
        .map(({ alt }) => alt),
    );
    for (const block of document.blocks)
      if (block.kind === "heading")
        assert.ok(
          headings.some(({ text }) => text === block.text),
          block.text,
        );
  });

  test(`Excel in ${lang}: a sheet for every figure and table, numbers as exact as the model's`, async () => {
    const document = sampleDocument(lang);
    const { sheets } = await readXlsx((await documentXlsx(document)).bytes);
    assert.equal(sheets.length, 1 + tablesOf(document).length);
    const numbers = (rows: readonly (readonly unknown[])[]): number[] =>
      rows.flat().filter((cell): cell is number => typeof cell === "number");
    const figures = document.blocks.filter((block): block is DocumentFigure => block.kind === "figure");
    figures.forEach(({ table }, i) =>
      assert.deepEqual(
        numbers(sheets[i + 1]!.rows),
        table.rows.flatMap(({ cells }) => cells.flatMap(({ value }) => (value === undefined ? [] : [value]))),
        table.id,
      ),
    );
  });

  test(`HTML in ${lang}: needs nothing beside it, and holds every cell`, () => {
    const document = sampleDocument(lang);
    const html = new TextDecoder().decode(documentHtml(document).bytes);
    assert.match(html, new RegExp(`^<!doctype html>\n<html lang="${lang}">`));
    assert.doesNotMatch(html, /<script|<link|@import|src="|url\((?!#)/);
    const ids = [...html.matchAll(/ id="([^"]+)"/g)].map(([, id]) => id!);
    assert.equal(new Set(ids).size, ids.length);
    for (const [, to] of html.matchAll(/href="#([^"]+)"/g)) assert.ok(ids.includes(to!), to);
    for (const [, to] of html.matchAll(/url\(#([^)]+)\)/g)) assert.ok(ids.includes(to!), to);
    for (const { rows } of tablesOf(document))
      for (const { cells } of rows) for (const { text } of cells) assert.ok(html.includes(`>${text}<`), text);
  });
}

/** A line may be broken between words in a narrow cell: what is read is the words. */
const unhyphenated = (text: string): string => text.replace(/\s+/g, "");

test("Word: headings, caption, table header rows, alternative texts and SVG with PNG are where Word looks for them", async () => {
  const document = sampleDocument("sv");
  const parts = unzipSync((await documentDocx(document)).bytes);
  const xml = strFromU8(parts["word/document.xml"]!);
  const figures = document.blocks.filter((block): block is DocumentFigure => block.kind === "figure");
  const headings = document.blocks.filter(({ kind }) => kind === "heading");
  assert.equal(xml.match(/w:pStyle w:val="Heading[123]"/g)?.length, headings.length + 2);
  assert.equal(xml.match(/<w:tblHeader\/>/g)?.length, tablesOf(document).length);
  assert.equal(xml.match(/<asvg:svgBlip/g)?.length, figures.length);
  for (const { alt } of figures) assert.ok(xml.includes(`descr="${alt}"`), alt);
  assert.equal(
    Object.keys(parts).filter((name) => /^word\/media\/.*\.(png|svg)$/.test(name)).length,
    2 * figures.length,
  );
  const anchors = [...xml.matchAll(/w:anchor="([^"]+)"/g)].map(([, anchor]) => anchor!);
  const marks = new Set(
    [...xml.matchAll(/<w:bookmarkStart [^>]*w:name="([^"]+)"/g)].map(([, name]) => name!),
  );
  assert.ok(anchors.length > 0);
  for (const anchor of anchors) assert.ok(marks.has(anchor), anchor);
  assert.match(strFromU8(parts["docProps/core.xml"]!), /<dc:language>sv<.*|2022-10-28T00:00:00Z/);
  const styles = strFromU8(parts["word/styles.xml"]!);
  for (const [, style] of xml.matchAll(/<w:pStyle w:val="([^"]+)"/g))
    assert.ok(styles.includes(`w:styleId="${style}"`), style);
});

test("whatever is written is text and never markup, in every format", async () => {
  const nasty = fc.string({
    unit: fc.constantFrom(..."#$*_`@<>[]{}\\\"'/~-=+&;:()%! aå\n\t\u0000\u200b"),
    maxLength: 40,
  });
  await fc.assert(
    fc.asyncProperty(nasty, nasty, async (one, two) => {
      const document = bare(
        [
          { kind: "heading", level: 1, text: `a${one}` },
          {
            kind: "paragraph",
            text: [
              one,
              { text: two, strong: true },
              { text: one, link: `https://example.org/${encodeURIComponent(two)}` },
            ],
          },
          { kind: "list", items: [[one], [two]] },
          { kind: "note", tone: "method", title: two, text: [one] },
          {
            kind: "table",
            id: "t",
            title: `t${one}`,
            columns: [{ id: "a", label: `l${two}`, align: "start" }],
            rows: [{ cells: [{ text: `x${one}x` }] }],
            origin: [],
          },
        ],
        { title: `T${two}`, author: `A${one}` },
      );
      const { bytes } = await documentPdf(document);
      const read = (await pdfText(bytes)).tables[0]!;
      const wanted = `x${one}x`.replaceAll("\u0000", "").replace(/[\s\u200b]/g, "");
      assert.equal(read[1]![0]!.replace(/\s/g, ""), wanted);
      const html = new TextDecoder().decode(documentHtml(document).bytes);
      assert.doesNotMatch(html, /<script/);
      await documentDocx(document);
      await documentXlsx(document);
    }),
    { numRuns: 15, seed: 11 },
  );
});

test("a link to anything but http, https or mail is shown as text", () => {
  const document = bare([{ kind: "paragraph", text: [{ text: "här", link: "javascript:alert(1)" }] }]);
  const html = new TextDecoder().decode(documentHtml(document).bytes);
  assert.doesNotMatch(html, /javascript/);
  assert.match(html, /här/);
});

const refused: [string, DocumentModel, RegExp][] = [
  ["an impossible date", bare([], { date: "2022-02-30" }), /"2022-02-30"; expected a day/],
  ["no title", bare([], { title: " " }), /no title/],
  ["a skipped heading level", bare([{ kind: "heading", level: 2, text: "Två" }]), /level 2 after level 0/],
  [
    "a source that is not there",
    bare([
      {
        kind: "table",
        id: "t",
        title: "T",
        columns: [{ id: "a", label: "A", align: "start" }],
        rows: [],
        origin: ["okänd"],
      },
    ]),
    /"okänd".*: none/,
  ],
  [
    "a row of another length",
    bare([
      {
        kind: "table",
        id: "t",
        title: "T",
        columns: [{ id: "a", label: "A", align: "start" }],
        rows: [{ cells: [] }],
        origin: [],
      },
    ]),
    /Row 1 of table t has 0 cells; expected 1/,
  ],
  [
    "an id used twice",
    bare([
      { kind: "heading", level: 1, text: "A", id: "same" },
      { kind: "heading", level: 1, text: "B", id: "same" },
    ]),
    /"same".*twice/,
  ],
];
for (const [what, document, message] of refused)
  test(`a document with ${what} is refused with the value, in every format`, async () => {
    for (const render of Object.values(RENDERERS))
      await assert.rejects(
        async () => render(document),
        (error) => error instanceof DocumentError && message.test(error.message),
      );
  });

test("the check of PDF/UA fails on what is taken away: tags, title, language, alternative text, links' texts", async () => {
  const { PDFDocument, PDFName, PDFDict, PDFArray } = await import("@cantoo/pdf-lib");
  const { bytes } = await documentPdf(sampleDocument("sv"));
  const without = async (
    spoil: (pdf: Awaited<ReturnType<typeof PDFDocument.load>>) => void,
  ): Promise<string[]> => {
    const pdf = await PDFDocument.load(bytes, { updateMetadata: false });
    spoil(pdf);
    return (await checkPdfUa(await pdf.save())).map(({ clause }) => clause);
  };
  assert.ok(
    (await without(({ catalog }) => catalog.delete(PDFName.of("StructTreeRoot")))).includes("7.1-11"),
  );
  assert.ok((await without(({ catalog }) => catalog.delete(PDFName.of("Lang")))).includes("7.2"));
  assert.ok(
    (await without(({ catalog }) => catalog.delete(PDFName.of("ViewerPreferences")))).includes("7.1-10"),
  );
  assert.ok((await without(({ catalog }) => catalog.delete(PDFName.of("Metadata")))).includes("5"));
  const strip = (type: string, key: string) => (pdf: Awaited<ReturnType<typeof PDFDocument.load>>) => {
    for (const [, object] of pdf.context.enumerateIndirectObjects())
      if (object instanceof PDFDict && object.lookup(PDFName.of("S")) === PDFName.of(type))
        object.delete(PDFName.of(key));
  };
  assert.ok((await without(strip("Figure", "Alt"))).includes("7.3"));
  assert.ok((await without(strip("P", "K"))).includes("7.1-3"));
  const headless = await without((pdf) => {
    for (const [, object] of pdf.context.enumerateIndirectObjects())
      if (object instanceof PDFDict && object.lookup(PDFName.of("S")) === PDFName.of("TH"))
        object.set(PDFName.of("S"), PDFName.of("TD"));
  });
  assert.ok(headless.includes("7.5"));
  const silent = await without((pdf) => {
    for (const page of pdf.getPages()) {
      const links = page.node.lookup(PDFName.of("Annots"));
      if (links instanceof PDFArray)
        for (let i = 0; i < links.size(); i++) links.lookup(i, PDFDict).delete(PDFName.of("Contents"));
    }
  });
  assert.ok(silent.includes("7.18.5"));
});

test("PDF: strong and emphasised words are read where they stand, in every style of paragraph", async () => {
  const text = ["Ett ", { text: "två", strong: true }, " tre ", { text: "fyra", emphasis: true }, " fem."];
  const { bytes } = await documentPdf(
    bare([
      { kind: "heading", level: 1, text: "Rubrik" },
      { kind: "paragraph", text },
      { kind: "paragraph", text, style: "lead" },
      { kind: "paragraph", text, style: "small" },
      { kind: "paragraph", text, style: "finding" },
      { kind: "list", items: [text] },
      { kind: "note", tone: "caution", title: "Obs", text },
    ]),
  );
  const { pages } = await pdfText(bytes);
  assert.equal([...pages.join("\n").matchAll(/Ett två tre fyra fem\./g)].length, 6);
});

test("a character the font has no shape for is found by the check; Swedish, Sami, Turkish, Polish and Greek letters and signs have theirs", async () => {
  const said = async (text: string): Promise<string[]> =>
    (await checkPdfUa((await documentPdf(bare([{ kind: "paragraph", text: [text] }]))).bytes)).map(
      ({ clause }) => clause,
    );
  assert.deepEqual(await said("ÅÄÖåäöéÁčđŋšŧžığşçłńśźż αβγδ ≤≥±×−–—…€£§°²³½ “”„’ → 1\u202f234\u00a0kr"), []);
  assert.deepEqual([...new Set(await said("漢字"))], ["7.21.7", "7.21.8"]);
});

test("a thread of its own writes the same bytes, in the order asked for, and refuses what is refused here", async () => {
  const document = sampleDocument("en");
  const files = await documentFiles(document, ["docx", "pdf"]);
  assert.deepEqual(
    files.map(({ name }) => name),
    ["exempelrapport.docx", "exempelrapport.pdf"],
  );
  const here = await documentPdf(document);
  assert.equal(Buffer.compare(Buffer.from(files[1]!.bytes), Buffer.from(here.bytes)), 0);
  await assert.rejects(
    documentFiles(bare([], { date: "i går" }), ["html"]),
    (error) => error instanceof DocumentError && /"i går"; expected a day/.test(error.message),
  );
});
