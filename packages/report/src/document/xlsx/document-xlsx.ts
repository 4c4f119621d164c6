import { writeXlsx } from "hucre";
import type { DocumentFile, DocumentModel } from "../model.ts";
import { outlineOf } from "../parts/outline.ts";
import { clean } from "../parts/plain.ts";
import { repack } from "../parts/repack.ts";
import { contentsSheet, sheetsOf, tableSheet } from "./sheets.ts";

/** Every figure and table of the document as a sheet of its own, with the numbers as they are. Deterministic. */
export async function documentXlsx(document: DocumentModel): Promise<DocumentFile> {
  const outline = outlineOf(document);
  const { lang, title, author, date } = document;
  const sheets = sheetsOf(outline, lang);
  const day = new Date(`${date}T00:00:00Z`);
  const bytes = await writeXlsx({
    sheets: [contentsSheet(document, sheets), ...sheets.map((sheet) => tableSheet(sheet, outline, lang))],
    properties: { title: clean(title), creator: clean(author), created: day, modified: day },
    defaultFont: { name: "Calibri", size: 11 },
  });
  return {
    name: `${document.id}.xlsx`,
    mediaType: "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    bytes: repack(bytes, () => undefined),
  };
}
