export type * from "./model.ts";
export { DocumentError } from "./error.ts";
export { documentHtml } from "./html/document-html.ts";
export { documentPdf } from "./pdf/document-pdf.ts";
export { documentFigure, documentTable } from "./parts/from-picture.ts";
export type { FigureFacts, TableFacts } from "./parts/from-picture.ts";
