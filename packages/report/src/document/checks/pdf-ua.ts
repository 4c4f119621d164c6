import {
  PDFArray,
  PDFBool,
  PDFDict,
  PDFDocument,
  PDFName,
  PDFRawStream,
  decodePDFRawStream,
} from "@cantoo/pdf-lib";
import { isEmbedded, pageContent } from "./pdf-content.ts";
import type { Content, Tag } from "./pdf-tree.ts";
import { isTag, structureOf, tagsOf, textOfObject } from "./pdf-tree.ts";

export interface UaFinding {
  /** Clause of ISO 14289-1 (PDF/UA-1). */
  clause: string;
  what: string;
}

/**
 * The rules of PDF/UA-1 that a report can break, each with its clause: declared, tagged, titled, with a language; nothing
 * drawn outside tags and artifacts; alternative text on every figure; headings without gaps; tables with headers;
 * links that say where they lead; fonts embedded and readable as text. Empty where all hold. What needs a person (is the
 * alternative text good?) is not judged.
 */
export async function checkPdfUa(bytes: Uint8Array): Promise<UaFinding[]> {
  const pdf = await PDFDocument.load(bytes, { updateMetadata: false });
  const found: UaFinding[] = [];
  const need = (holds: boolean, clause: string, what: string): void => {
    if (!holds) found.push({ clause, what });
  };
  const { catalog } = pdf;
  const metadata = catalog.lookup(PDFName.of("Metadata"));
  const xmp =
    metadata instanceof PDFRawStream ? new TextDecoder().decode(decodePDFRawStream(metadata).decode()) : "";
  need(/pdfuaid:part(>|=")1/.test(xmp), "5", "The metadata do not declare PDF/UA-1.");
  need(/<dc:title>[\s\S]*?<rdf:li[^>]*>[^<]+</.test(xmp), "7.1-9", "The metadata have no title.");
  const viewer = catalog.lookup(PDFName.of("ViewerPreferences"));
  need(
    viewer instanceof PDFDict && viewer.lookup(PDFName.of("DisplayDocTitle")) === PDFBool.True,
    "7.1-10",
    "The title is not shown in place of the file's name.",
  );
  const marked = catalog.lookup(PDFName.of("MarkInfo"));
  need(
    marked instanceof PDFDict && marked.lookup(PDFName.of("Marked")) === PDFBool.True,
    "7.1-1",
    "The file is not marked as tagged.",
  );
  need(
    (textOfObject(catalog.lookup(PDFName.of("Lang"))) ?? "") !== "",
    "7.2",
    "The document has no language.",
  );
  const root = structureOf(pdf);
  need(root !== undefined, "7.1-11", "The file has no structure tree.");
  const pages = pdf.getPages();
  const tags = root === undefined ? [] : [...tagsOf(root)];
  const used = new Set(
    tags
      .flatMap(({ children }) => children.filter((c): c is Content => !isTag(c)))
      .map(({ page, mcid }) => `${page} ${mcid}`),
  );
  pages.forEach((page, i) => {
    const content = pageContent(pdf, page);
    const { untagged, text, fonts, unmapped, shapeless } = content;
    need(
      untagged.length === 0,
      "7.1-3",
      `Page ${i + 1} draws ${untagged.length} times outside tags and artifacts: ${untagged[0] ?? ""}.`,
    );
    for (const mcid of text.keys())
      need(
        used.has(`${content.page} ${mcid}`),
        "7.1-3",
        `Page ${i + 1} has marked content ${mcid} that no tag holds.`,
      );
    need(unmapped === 0, "7.21.7", `Page ${i + 1} shows ${unmapped} characters that cannot be read as text.`);
    need(
      shapeless === 0,
      "7.21.8",
      `Page ${i + 1} shows ${shapeless} characters that its font has no shape for.`,
    );
    for (const font of fonts)
      need(isEmbedded(font), "7.21.4.1", `Page ${i + 1} uses a font that is not embedded.`);
    const annotations = page.node.lookup(PDFName.of("Annots"));
    if (annotations instanceof PDFArray && annotations.size() > 0) {
      need(
        page.node.lookup(PDFName.of("Tabs")) === PDFName.of("S"),
        "7.18.3",
        `Page ${i + 1} does not order its links as its structure.`,
      );
      const owned = new Set(
        tags.flatMap(({ type, objects }) => (type === "Link" ? objects.map(String) : [])),
      );
      annotations.asArray().forEach((ref) => {
        const link = pdf.context.lookup(ref, PDFDict);
        need(
          (textOfObject(link.lookup(PDFName.of("Contents"))) ?? "") !== "",
          "7.18.5",
          `Page ${i + 1} has a link that does not say where it leads.`,
        );
        need(owned.has(String(ref)), "7.18.5", `Page ${i + 1} has a link outside a Link tag.`);
      });
    }
  });
  for (const { type, alt } of tags)
    if (type === "Figure" || type === "Formula")
      need((alt ?? "").trim() !== "", "7.3", `A ${type} has no alternative text.`);
  headings(tags, need);
  for (const tag of tags) if (tag.type === "Table") table(tag, need);
  for (const tag of tags)
    if (tag.type === "L")
      need(
        tag.children.every((child) => isTag(child) && ["LI", "L", "Caption"].includes(child.type)),
        "7.6",
        "A list holds something else than items.",
      );
  return found;
}

type Need = (holds: boolean, clause: string, what: string) => void;

function headings(tags: readonly Tag[], need: Need): void {
  let before = 0;
  for (const { type } of tags) {
    const level = /^H([1-6])$/.exec(type)?.[1];
    if (level === undefined) continue;
    need(Number(level) <= before + 1, "7.4.2", `A heading of level ${level} follows one of level ${before}.`);
    before = Number(level);
  }
}

function table(tag: Tag, need: Need): void {
  const rows = [...tagsOf(tag)].filter(({ type }) => type === "TR");
  const cells = rows.map(({ children }) => children.filter(isTag));
  need(
    cells.some((row) => row.some(({ type }) => type === "TH")),
    "7.5",
    "A table has no header cell.",
  );
  need(
    cells.every((row) => row.every(({ type }) => type === "TH" || type === "TD")),
    "7.2",
    "A table's row holds something else than cells.",
  );
  const widths = new Set(cells.map((row) => row.length));
  need(
    widths.size === 1,
    "7.2",
    `A table's rows have different numbers of cells: ${[...widths].join(", ")}.`,
  );
}
