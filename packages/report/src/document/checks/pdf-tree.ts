import { PDFArray, PDFDict, PDFHexString, PDFName, PDFNumber, PDFRef, PDFString } from "@cantoo/pdf-lib";
import type { PDFDocument, PDFObject } from "@cantoo/pdf-lib";

/** One element of a PDF's structure tree. */
export interface Tag {
  /** Standard type: H1, P, Table, TH, Figure … */
  type: string;
  alt?: string;
  children: (Tag | Content)[];
  /** Objects of its own, such as links' annotations. */
  objects: PDFRef[];
  dict: PDFDict;
}

/** Marked content on a page. */
export interface Content {
  page: string;
  mcid: number;
}

export const isTag = (child: Tag | Content): child is Tag => "type" in child;

export const textOfObject = (object: PDFObject | undefined): string | undefined =>
  object instanceof PDFString || object instanceof PDFHexString ? object.decodeText() : undefined;

const name = (text: string): PDFName => PDFName.of(text);

/** The structure tree with roles mapped to standard types, or undefined for an untagged file. */
export function structureOf(pdf: PDFDocument): Tag | undefined {
  const root = pdf.catalog.lookup(name("StructTreeRoot"));
  if (!(root instanceof PDFDict)) return undefined;
  const roles = root.lookup(name("RoleMap"));
  const role = (type: string): string => {
    if (!(roles instanceof PDFDict)) return type;
    for (let i = 0; i < 10; i++) {
      const mapped = roles.lookup(name(type));
      if (!(mapped instanceof PDFName)) break;
      type = mapped.decodeText();
    }
    return type;
  };
  const kids = (dict: PDFDict): PDFObject[] => {
    const found = dict.lookup(name("K"));
    if (found === undefined) return [];
    return found instanceof PDFArray ? found.asArray() : [dict.get(name("K"))!];
  };
  const read = (dict: PDFDict, type: string, page: string): Tag => {
    const own = dict.get(name("Pg"));
    const at = own instanceof PDFRef ? own.toString() : page;
    const tag: Tag = { type, children: [], objects: [], dict };
    const alt = textOfObject(dict.lookup(name("Alt")));
    if (alt !== undefined) tag.alt = alt;
    for (const kid of kids(dict)) {
      const child = kid instanceof PDFRef ? pdf.context.lookup(kid) : kid;
      if (child instanceof PDFNumber) tag.children.push({ page: at, mcid: child.asNumber() });
      else if (child instanceof PDFDict) {
        const kind = child.lookup(name("Type"));
        const said = kind instanceof PDFName ? kind.decodeText() : "StructElem";
        const place = child.get(name("Pg"));
        if (said === "MCR")
          tag.children.push({
            page: place instanceof PDFRef ? place.toString() : at,
            mcid: child.lookup(name("MCID"), PDFNumber).asNumber(),
          });
        else if (said === "OBJR") {
          const object = child.get(name("Obj"));
          if (object instanceof PDFRef) tag.objects.push(object);
        } else {
          const s = child.lookup(name("S"));
          tag.children.push(read(child, role(s instanceof PDFName ? s.decodeText() : ""), at));
        }
      }
    }
    return tag;
  };
  return read(root, "Root", "");
}

/** Every tag, parents before children. */
export function* tagsOf(tag: Tag): Generator<Tag> {
  yield tag;
  for (const child of tag.children) if (isTag(child)) yield* tagsOf(child);
}
