import {
  PDFArray,
  PDFDict,
  PDFDocument,
  PDFHexString,
  PDFName,
  PDFRawStream,
  PDFString,
  decodePDFRawStream,
} from "@cantoo/pdf-lib";
import { DocumentError } from "../error.ts";

const UA =
  '<rdf:Description rdf:about="" xmlns:pdfuaid="http://www.aiim.org/pdfua/ns/id/"><pdfuaid:part>1</pdfuaid:part></rdf:Description>';

/**
 * Completes a tagged PDF to PDF/UA-1 (ISO 14289-1): says so in its metadata (clause 5), shows its title instead of the
 * file's name (7.1), orders links as the text is ordered and says where they lead (7.18). The compiler in WASM cannot be
 * told to; what the standard asks of the content itself it does already, and `checkPdfUa` verifies it.
 */
export async function declareUa(bytes: Uint8Array): Promise<Uint8Array> {
  const pdf = await PDFDocument.load(bytes, { updateMetadata: false });
  const { context, catalog } = pdf;
  const viewer = catalog.lookupMaybe(PDFName.of("ViewerPreferences"), PDFDict) ?? context.obj({});
  viewer.set(PDFName.of("DisplayDocTitle"), context.obj(true));
  catalog.set(PDFName.of("ViewerPreferences"), viewer);
  const metadata = catalog.lookup(PDFName.of("Metadata"));
  if (!(metadata instanceof PDFRawStream))
    throw new DocumentError("The PDF has no metadata to declare PDF/UA in.");
  const xmp = new TextDecoder().decode(decodePDFRawStream(metadata).decode());
  const said = new TextEncoder().encode(xmp.replace("</rdf:RDF>", `${UA}</rdf:RDF>`));
  catalog.set(
    PDFName.of("Metadata"),
    context.register(context.stream(said, { Type: "Metadata", Subtype: "XML", Length: said.length })),
  );
  for (const page of pdf.getPages()) {
    const annotations = page.node.lookupMaybe(PDFName.of("Annots"), PDFArray);
    if (annotations === undefined) continue;
    page.node.set(PDFName.of("Tabs"), PDFName.of("S"));
    for (let i = 0; i < annotations.size(); i++) {
      const link = annotations.lookup(i, PDFDict);
      if (link.has(PDFName.of("Contents"))) continue;
      const uri = link.lookupMaybe(PDFName.of("A"), PDFDict)?.lookup(PDFName.of("URI"));
      const to = uri instanceof PDFString || uri instanceof PDFHexString ? uri.decodeText() : "→";
      link.set(PDFName.of("Contents"), PDFHexString.fromText(to));
    }
  }
  return pdf.save({ useObjectStreams: true, updateFieldAppearances: false, addDefaultPage: false });
}
