import {
  Bookmark,
  BorderStyle,
  ExternalHyperlink,
  HeadingLevel,
  ImageRun,
  InternalHyperlink,
  Paragraph,
  ShadingType,
  Table,
  TableCell,
  TableOfContents,
  TableRow,
  WidthType,
} from "docx";
import type { ParagraphChild } from "docx";
import type { DocumentBlock, DocumentFigure, DocumentModel, DocumentTable } from "../model.ts";
import type { Outline } from "../parts/outline.ts";
import { clean, safeLink } from "../parts/plain.ts";
import { lighter, plainSvg } from "../parts/svg.ts";
import { pngOf } from "../parts/png.ts";
import { word } from "../parts/words.ts";
import { inlineRuns, run } from "./inline.ts";
import { TEXT_WIDTH, wordTable } from "./table.ts";

type Lang = DocumentModel["lang"];
export type WordBlock = Paragraph | Table | TableOfContents;

const LEVELS = [HeadingLevel.HEADING_1, HeadingLevel.HEADING_2, HeadingLevel.HEADING_3] as const;
const TONES = { caution: "A65C06", secrecy: "42184F", method: "00626F" } as const;
const STYLES = { lead: "Lead", small: "Small", finding: "Finding" } as const;

/** Names of bookmarks in Word: letters, digits and _, at most 40. */
export const mark = (id: string): string => `b_${id.replace(/[^A-Za-z0-9_]/g, "_")}`.slice(0, 40);

/** Bookmarks of the headings that every document ends with. */
export const ANNEX = { numbers: "annex.numbers", sources: "annex.sources" } as const;

/** The next block begins a page; the paragraph itself takes no room there. */
export const newPage = (): Paragraph =>
  new Paragraph({ pageBreakBefore: true, spacing: { before: 0, after: 0, line: 20, lineRule: "exact" } });

export async function blockWord(block: DocumentBlock, outline: Outline, lang: Lang): Promise<WordBlock[]> {
  switch (block.kind) {
    case "heading":
      return [headingWord(block.text, block.level, outline.idOf.get(block)!)];
    case "paragraph":
      return [
        new Paragraph({
          children: inlineRuns(block.text),
          ...(block.style ? { style: STYLES[block.style] } : {}),
        }),
      ];
    case "list":
      return block.items.map(
        (item) =>
          new Paragraph({
            style: "ListParagraph",
            children: inlineRuns(item),
            numbering: {
              reference: block.ordered ? "ordered" : "bullets",
              level: 0,
              ...(block.ordered ? { instance: outline.numberOfList.get(block)! } : {}),
            },
          }),
      );
    case "facts":
      return block.items.flatMap(({ label, value, note }) => [
        new Paragraph({ style: "Fact", children: [run(value)] }),
        new Paragraph({ children: [run(note ? `${label} (${note})` : label)] }),
      ]);
    case "figure":
      return figureWord(block, outline, lang);
    case "table":
      return tableWord(
        block,
        outline,
        lang,
        `${word("table", lang)} ${outline.numberOf.get(block.id)!}. `,
        block.id,
      );
    case "note":
      return [noteWord(block.title, inlineRuns(block.text), TONES[block.tone]), new Paragraph({})];
    case "contents":
      return [
        new Paragraph({ style: "NoteTitle", children: [run(word("contents", lang), { size: 34 })] }),
        new TableOfContents(word("contents", lang), {
          hyperlink: true,
          headingStyleRange: "1-3",
          beginDirty: true,
          // What Word shows until it has counted the pages itself.
          cachedEntries: [
            ...outline.headings,
            ...(outline.annex && outline.figures.length > 0
              ? [{ text: word("numbers", lang), level: 1, id: ANNEX.numbers }]
              : []),
            ...(outline.sourceNumber.size > 0
              ? [{ text: word("sources", lang), level: 1, id: ANNEX.sources }]
              : []),
          ].map(({ text, level, id }) => ({ title: clean(text), level, href: mark(id) })),
        }),
      ];
    case "page-break":
      return [newPage()];
  }
}

export const headingWord = (text: string, level: 1 | 2 | 3, id: string): Paragraph =>
  new Paragraph({
    heading: LEVELS[level - 1]!,
    children: [new Bookmark({ id: mark(id), children: [run(text)] })],
  });

/** A box of one cell: Word has no other frame that a screen reader reads in place. */
function noteWord(title: string, children: ParagraphChild[], color: string): Table {
  const none = { style: BorderStyle.NONE, size: 0, color: "auto" };
  return new Table({
    width: { size: TEXT_WIDTH, type: WidthType.DXA },
    columnWidths: [TEXT_WIDTH],
    rows: [
      new TableRow({
        cantSplit: true,
        children: [
          new TableCell({
            width: { size: TEXT_WIDTH, type: WidthType.DXA },
            shading: { type: ShadingType.CLEAR, fill: "F4F2EC", color: "auto" },
            margins: { top: 120, bottom: 80, left: 180, right: 180 },
            borders: {
              top: none,
              right: none,
              bottom: none,
              left: { style: BorderStyle.SINGLE, size: 18, color },
            },
            children: [
              new Paragraph({ style: "NoteTitle", children: [run(title)] }),
              new Paragraph({ children }),
            ],
          }),
        ],
      }),
    ],
  });
}

function refs(origin: readonly string[], outline: Outline, lang: Lang): Paragraph[] {
  if (origin.length === 0) return [];
  const children: ParagraphChild[] = [run(`${word("source", lang)}: `)];
  origin.forEach((id, i) => {
    children.push(
      run(`${i > 0 ? "; " : ""}${outline.source(id).text} `),
      new InternalHyperlink({
        anchor: mark(id),
        children: [run(`[${outline.sourceNumber.get(id)!}]`, { style: "Hyperlink" })],
      }),
    );
  });
  return [new Paragraph({ style: "Foot", children })];
}

/** Pixels (at 96 to the inch) of the text's width. */
const WIDEST_PX = 627;

async function figureWord(figure: DocumentFigure, outline: Outline, lang: Lang): Promise<WordBlock[]> {
  const { picture, id } = figure;
  const svg = lighter(plainSvg(picture.svg, id));
  const width = Math.min(picture.width, WIDEST_PX);
  const size = { width: Math.round(width), height: Math.round((width * picture.height) / picture.width) };
  const number = outline.numberOf.get(id)!;
  const link = safeLink(figure.link);
  const links: ParagraphChild[] = outline.annex
    ? [
        new InternalHyperlink({
          anchor: mark(`${id}-numbers`),
          children: [run(word("asTable", lang), { style: "Hyperlink" })],
        }),
      ]
    : [];
  if (link !== undefined && !link.startsWith("#"))
    links.push(
      ...(links.length > 0 ? [run(" · ")] : []),
      new ExternalHyperlink({ link, children: [run(word("onScreen", lang), { style: "Hyperlink" })] }),
    );
  return [
    new Paragraph({
      style: "Caption",
      children: [
        new Bookmark({
          id: mark(id),
          children: [run(`${word("figure", lang)} ${number}. `), run(figure.title)],
        }),
      ],
    }),
    ...(figure.description ? [new Paragraph({ style: "About", children: [run(figure.description)] })] : []),
    new Paragraph({
      keepNext: true,
      children: [
        new ImageRun({
          type: "svg",
          data: new TextEncoder().encode(svg),
          fallback: { type: "png", data: await pngOf(svg) },
          transformation: size,
          altText: {
            name: `${word("figure", lang)} ${number}`,
            title: clean(figure.title),
            description: clean(figure.alt),
          },
        }),
      ],
    }),
    ...(figure.unit
      ? [new Paragraph({ style: "Foot", children: [run(`${word("unit", lang)}: ${figure.unit}`)] })]
      : []),
    ...(figure.notes ?? []).map((note) => new Paragraph({ style: "Foot", children: [run(note)] })),
    ...refs(figure.origin, outline, lang),
    new Paragraph({ style: "Foot", children: links }),
  ];
}

export function tableWord(
  table: DocumentTable,
  outline: Outline,
  lang: Lang,
  prefix: string,
  id: string,
): WordBlock[] {
  return [
    new Paragraph({
      style: "Caption",
      children: [new Bookmark({ id: mark(id), children: [run(prefix + table.title)] })],
    }),
    wordTable(table, lang),
    ...(table.notes ?? []).map((note) => new Paragraph({ style: "Foot", children: [run(note)] })),
    ...refs(table.origin, outline, lang),
    new Paragraph({ style: "Foot", children: [] }),
  ];
}
