import type { DocumentFile, DocumentModel } from "../model.ts";
import { outlineOf } from "../parts/outline.ts";
import { lighter, plainSvg } from "../parts/svg.ts";
import { picturePath } from "./blocks.ts";
import { compileTypst } from "./compiler.ts";
import { declareUa } from "./declare-ua.ts";
import { typstSource } from "./typst-source.ts";

/**
 * A tagged PDF (PDF/UA-1) on A4: title, language and date in its metadata, pictures as vectors with alternative text,
 * tables with headers that repeat. The same document gives the same bytes.
 */
export async function documentPdf(document: DocumentModel): Promise<DocumentFile> {
  const outline = outlineOf(document);
  const pictures = new Map(
    outline.figures.map((figure) => [picturePath(figure), lighter(plainSvg(figure.picture.svg, figure.id))]),
  );
  const set = await compileTypst(typstSource(document, outline), pictures);
  return { name: `${document.id}.pdf`, mediaType: "application/pdf", bytes: await declareUa(set) };
}
