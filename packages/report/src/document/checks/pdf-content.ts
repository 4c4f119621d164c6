import { PDFArray, PDFDict, PDFName, PDFRawStream, PDFRef, decodePDFRawStream } from "@cantoo/pdf-lib";
import type { PDFDocument, PDFObject, PDFPage } from "@cantoo/pdf-lib";

/** What a page's content says and how it is marked. */
export interface PageContent {
  /** As in the structure tree's references. */
  page: string;
  /** Text by marked content id. */
  text: Map<number, string>;
  /** Operators that draw outside both tags and artifacts. */
  untagged: string[];
  /** Codes no ToUnicode table gives a character for. */
  unmapped: number;
  /** Characters the font has no shape for, shown as a box (.notdef). */
  shapeless: number;
  fonts: PDFDict[];
}

const PAINTS = new Set([
  "f",
  "F",
  "f*",
  "S",
  "s",
  "B",
  "B*",
  "b",
  "b*",
  "sh",
  "Do",
  "Tj",
  "TJ",
  "'",
  '"',
  "EI",
]);

const latin = (bytes: Uint8Array): string => {
  let text = "";
  for (let i = 0; i < bytes.length; i += 8192) text += String.fromCharCode(...bytes.subarray(i, i + 8192));
  return text;
};

const streamText = (object: PDFObject | undefined): string =>
  object instanceof PDFRawStream ? latin(decodePDFRawStream(object).decode()) : "";

/** Reads content streams as Typst writes them: two-byte codes, marked content, forms within forms. */
export function pageContent(pdf: PDFDocument, page: PDFPage): PageContent {
  const found: PageContent = {
    page: page.ref.toString(),
    text: new Map(),
    untagged: [],
    unmapped: 0,
    shapeless: 0,
    fonts: [],
  };
  const contents = page.node.lookup(PDFName.of("Contents"));
  const streams =
    contents instanceof PDFArray ? contents.asArray().map((ref) => pdf.context.lookup(ref)) : [contents];
  const resources = page.node.Resources();
  if (resources) walk(streams.map(streamText).join("\n"), resources, [], new Map(), found, 0);
  return found;
}

type Mark = "artifact" | "none" | number;

function walk(
  stream: string,
  resources: PDFDict,
  above: readonly Mark[],
  tables: Map<PDFDict, Map<number, string>>,
  found: PageContent,
  depth: number,
): void {
  const marks: Mark[] = [...above];
  let operands: string[] = [];
  let font: Map<number, string> | undefined;
  const kept = (): Mark => marks.findLast((mark) => mark !== "none") ?? "none";
  const say = (text: string): void => {
    const mark = kept();
    if (typeof mark === "number") found.text.set(mark, (found.text.get(mark) ?? "") + text);
  };
  for (const [token] of stream.matchAll(TOKENS)) {
    if (!/^[A-Za-z'"*]/.test(token) || /^(true|false|null)$/.test(token)) {
      operands.push(token);
      continue;
    }
    if (
      PAINTS.has(token) &&
      kept() === "none" &&
      !(token === "Do" && depth === 0 && isForm(resources, operands.at(-1)))
    )
      found.untagged.push(`${operands.slice(-1).join(" ").slice(0, 40)} ${token}`);
    if (token === "BMC" || token === "BDC") {
      const mcid = /\/MCID\s+(\d+)/.exec(operands.join(" "))?.[1];
      marks.push(operands.includes("/Artifact") ? "artifact" : mcid === undefined ? "none" : Number(mcid));
    } else if (token === "EMC") marks.pop();
    else if (token === "Tf") font = tableOf(resources, operands.at(-2), tables, found);
    else if (token === "Tj" || token === "TJ" || token === "'" || token === '"')
      for (const operand of operands) for (const hex of stringsIn(operand)) say(decode(hex, font, found));
    else if (token === "Do") {
      const form = formOf(resources, operands.at(-1));
      if (form !== undefined && depth < 12) {
        const inner = form.dict.lookup(PDFName.of("Resources"));
        walk(streamText(form), inner instanceof PDFDict ? inner : resources, marks, tables, found, depth + 1);
      }
    }
    operands = [];
  }
}

/** Literal strings, hex strings, dictionaries' brackets, arrays as a whole, names, numbers, operators. */
const TOKENS =
  /\((?:\\[\s\S]|[^\\()]|\((?:\\[\s\S]|[^\\()])*\))*\)|<<|>>|<[0-9A-Fa-f\s]*>|\[(?:\((?:\\[\s\S]|[^\\()]|\((?:\\[\s\S]|[^\\()])*\))*\)|[^\]()])*\]|\/[^\s/<>[\]()]*|[-+]?\d*\.?\d+|[A-Za-z'"*][A-Za-z0-9'"*]*/g;

const resource = (resources: PDFDict, kind: string, name: string | undefined): PDFObject | undefined => {
  const dict = resources.lookup(PDFName.of(kind));
  return dict instanceof PDFDict && name !== undefined ? dict.lookup(PDFName.of(name.slice(1))) : undefined;
};

function formOf(resources: PDFDict, name: string | undefined): PDFRawStream | undefined {
  const object = resource(resources, "XObject", name);
  return object instanceof PDFRawStream && object.dict.lookup(PDFName.of("Subtype")) === PDFName.of("Form")
    ? object
    : undefined;
}

const isForm = (resources: PDFDict, name: string | undefined): boolean =>
  formOf(resources, name) !== undefined;

/** The codes of every string in an operand. */
function* stringsIn(operand: string): Generator<number[]> {
  for (const [token] of operand.matchAll(
    /\((?:\\[\s\S]|[^\\()]|\((?:\\[\s\S]|[^\\()])*\))*\)|<[0-9A-Fa-f\s]*>/g,
  )) {
    if (token.startsWith("<")) {
      const hex = token.replace(/[<>\s]/g, "");
      yield Array.from({ length: Math.floor(hex.length / 2) }, (_, i) =>
        parseInt(hex.slice(2 * i, 2 * i + 2), 16),
      );
    } else yield literal(token.slice(1, -1));
  }
}

const ESCAPES: Record<string, string> = { n: "\n", r: "\r", t: "\t", b: "\b", f: "\f" };

function literal(text: string): number[] {
  return [
    ...text.replace(/\\(\r\n|[\n\r]|[0-7]{1,3}|[\s\S])/g, (_, escape: string) =>
      /^[0-7]/.test(escape)
        ? String.fromCharCode(parseInt(escape, 8))
        : /^[\r\n]/.test(escape)
          ? ""
          : (ESCAPES[escape] ?? escape),
    ),
  ].map((char) => char.charCodeAt(0));
}

function decode(
  bytes: readonly number[],
  table: Map<number, string> | undefined,
  found: PageContent,
): string {
  let text = "";
  for (let i = 0; i + 1 < bytes.length; i += 2) {
    const code = 256 * bytes[i]! + bytes[i + 1]!;
    if (code === 0) found.shapeless++;
    const char = table?.get(code);
    if (char === undefined) found.unmapped++;
    text += char ?? "\ufffd";
  }
  return text;
}

function tableOf(
  resources: PDFDict,
  name: string | undefined,
  tables: Map<PDFDict, Map<number, string>>,
  found: PageContent,
): Map<number, string> | undefined {
  const font = resource(resources, "Font", name);
  if (!(font instanceof PDFDict)) return undefined;
  let table = tables.get(font);
  if (table === undefined) {
    table = toUnicode(streamText(font.lookup(PDFName.of("ToUnicode"))));
    tables.set(font, table);
    found.fonts.push(font);
  }
  return table;
}

const utf16 = (hex: string): string =>
  String.fromCharCode(
    ...Array.from({ length: hex.length / 4 }, (_, i) => parseInt(hex.slice(4 * i, 4 * i + 4), 16)),
  );

function toUnicode(cmap: string): Map<number, string> {
  const table = new Map<number, string>();
  for (const [, body] of cmap.matchAll(/beginbfchar([\s\S]*?)endbfchar/g))
    for (const [, code, to] of body!.matchAll(/<([0-9A-Fa-f]+)>\s*<([0-9A-Fa-f]+)>/g))
      table.set(parseInt(code!, 16), utf16(to!));
  for (const [, body] of cmap.matchAll(/beginbfrange([\s\S]*?)endbfrange/g))
    for (const [, low, high, to] of body!.matchAll(
      /<([0-9A-Fa-f]+)>\s*<([0-9A-Fa-f]+)>\s*<([0-9A-Fa-f]+)>/g,
    )) {
      const first = parseInt(low!, 16);
      for (let code = first; code <= parseInt(high!, 16); code++)
        table.set(code, String.fromCodePoint(utf16(to!).codePointAt(0)! + code - first));
    }
  return table;
}

export const isEmbedded = (font: PDFDict): boolean => {
  const below = font.lookup(PDFName.of("DescendantFonts"));
  const real = below instanceof PDFArray ? below.lookup(0) : font;
  if (!(real instanceof PDFDict)) return false;
  const descriptor = real.lookup(PDFName.of("FontDescriptor"));
  return (
    descriptor instanceof PDFDict &&
    ["FontFile", "FontFile2", "FontFile3"].some((key) => descriptor.get(PDFName.of(key)) instanceof PDFRef)
  );
};
