import { documentDocx } from "../docx/document-docx.ts";
import { documentHtml } from "../html/document-html.ts";
import type { DocumentFile, DocumentModel } from "../model.ts";
import { documentPdf } from "../pdf/document-pdf.ts";
import { documentXlsx } from "../xlsx/document-xlsx.ts";

const WRITERS = { html: documentHtml, pdf: documentPdf, docx: documentDocx, xlsx: documentXlsx } as const;

export type DocumentFormat = keyof typeof WRITERS;

export const DOCUMENT_FORMATS = Object.keys(WRITERS) as DocumentFormat[];

/** A document in one format, in this thread. */
export const writeDocument = async (document: DocumentModel, format: DocumentFormat): Promise<DocumentFile> =>
  WRITERS[format](document);
