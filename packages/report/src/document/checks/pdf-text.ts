import { PDFDocument } from "@cantoo/pdf-lib";
import { pageContent } from "./pdf-content.ts";
import type { Tag } from "./pdf-tree.ts";
import { isTag, structureOf, tagsOf } from "./pdf-tree.ts";

export interface PdfText {
  /** What is read aloud, a string a page; page heads and numbers are artifacts and left out. */
  pages: string[];
  /** Cells of every table in order, as they are read. */
  tables: string[][][];
  headings: { level: number; text: string }[];
  /** Alternative texts of figures in order. */
  alts: string[];
}

/** A tagged PDF as text in reading order: what tests compare with the document's model. */
export async function pdfText(bytes: Uint8Array): Promise<PdfText> {
  const pdf = await PDFDocument.load(bytes, { updateMetadata: false });
  const contents = new Map(pdf.getPages().map((page) => [page.ref.toString(), pageContent(pdf, page)]));
  const order = [...contents.keys()];
  const root = structureOf(pdf);
  const tags = root === undefined ? [] : [...tagsOf(root)];
  const text = (tag: Tag): string =>
    tag.children
      .map((child) => (isTag(child) ? text(child) : (contents.get(child.page)?.text.get(child.mcid) ?? "")))
      .join("");
  const pages = order.map(() => "");
  const BLOCKS = /^(P|H\d?|Caption|TH|TD|LI|Figure|TOCI|Note|Div|Sect)$/;
  for (const tag of tags)
    for (const child of tag.children)
      if (!isTag(child)) {
        const at = order.indexOf(child.page);
        if (at >= 0) pages[at] += contents.get(child.page)?.text.get(child.mcid) ?? "";
        if (at >= 0 && BLOCKS.test(tag.type)) pages[at] += "\n";
      }
  return {
    pages: pages.map((page) => page.replace(/\u200b/g, "").trim()),
    tables: tags
      .filter(({ type }) => type === "Table")
      .map((table) =>
        [...tagsOf(table)]
          .filter(({ type }) => type === "TR")
          .map((row) => row.children.filter(isTag).map((cell) => text(cell).replace(/\u200b/g, "").trim())),
      ),
    headings: tags.flatMap((tag) => {
      const level = /^H([1-6])$/.exec(tag.type)?.[1];
      return level === undefined ? [] : [{ level: Number(level), text: text(tag) }];
    }),
    alts: tags.flatMap(({ type, alt }) => (type === "Figure" ? [alt ?? ""] : [])),
  };
}
