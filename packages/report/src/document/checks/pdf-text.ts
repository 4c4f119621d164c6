import { PDFDocument } from "@cantoo/pdf-lib";
import { pageContent } from "./pdf-content.ts";
import type { Tag } from "./pdf-tree.ts";
import { isTag, structureOf, tagsOf } from "./pdf-tree.ts";

const BLOCK = /^(P|H\d?|Caption|TR|LI|Figure|TOCI|Note|Div|Sect)$/;
const CELL = /^(TH|TD)$/;

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
  const read = (tag: Tag): void => {
    let last = -1;
    for (const child of tag.children)
      if (isTag(child)) read(child);
      else {
        const at = order.indexOf(child.page);
        if (at < 0) continue;
        pages[at] += contents.get(child.page)?.text.get(child.mcid) ?? "";
        last = at;
      }
    const own = last >= 0 ? last : pages.findLastIndex((page) => page !== "");
    if (BLOCK.test(tag.type) && own >= 0 && !pages[own]!.endsWith("\n")) pages[own] += "\n";
    if (CELL.test(tag.type) && own >= 0) pages[own] += "\t";
  };
  if (root !== undefined) read(root);
  return {
    pages: pages.map((page) =>
      page
        .replace(/\u200b/g, "")
        .replace(/[ \t]+\n/g, "\n")
        .trim(),
    ),
    tables: tags
      .filter(({ type }) => type === "Table")
      .map((table) =>
        [...tagsOf(table)]
          .filter(({ type }) => type === "TR")
          .map((row) =>
            row.children.filter(isTag).map((cell) =>
              text(cell)
                .replace(/\u200b/g, "")
                .trim(),
            ),
          ),
      ),
    headings: tags.flatMap((tag) => {
      const level = /^H([1-6])$/.exec(tag.type)?.[1];
      return level === undefined ? [] : [{ level: Number(level), text: text(tag) }];
    }),
    alts: tags.flatMap(({ type, alt }) => (type === "Figure" ? [alt ?? ""] : [])),
  };
}
