import {
  AlignmentType,
  Bookmark,
  Document,
  ExternalHyperlink,
  Footer,
  Header,
  LevelFormat,
  PageNumber,
  Packer,
  Paragraph,
  Tab,
  TabStopType,
  TextRun,
} from "docx";
import type { ParagraphChild } from "docx";
import type { DocumentFile, DocumentModel } from "../model.ts";
import { outlineOf } from "../parts/outline.ts";
import { clean, safeLink } from "../parts/plain.ts";
import { repack } from "../parts/repack.ts";
import { word } from "../parts/words.ts";
import { ANNEX, blockWord, headingWord, mark, newPage, tableWord } from "./blocks.ts";
import type { WordBlock } from "./blocks.ts";
import { run } from "./inline.ts";
import { stylesOf } from "./styles.ts";
import { settle } from "./settle.ts";
import { TEXT_WIDTH } from "./table.ts";

/**
 * A Word file: Word's own styles for title, headings and captions, a contents list, tables with header rows, pictures as
 * SVG with a PNG behind and alternative text. The same document gives the same bytes.
 */
export async function documentDocx(document: DocumentModel): Promise<DocumentFile> {
  const outline = outlineOf(document);
  const { lang, title, author, banner, date } = document;
  const children: WordBlock[] = frontWord(document);
  // One at a time: pictures become PNG one after another, and only one is held.
  for (const block of document.blocks) children.push(...(await blockWord(block, outline, lang)));
  if (outline.annex && outline.figures.length > 0) {
    children.push(
      newPage(),
      headingWord(word("numbers", lang), 1, ANNEX.numbers),
      new Paragraph({ children: [run(word("numbersLead", lang))] }),
    );
    for (const figure of outline.figures)
      children.push(
        ...tableWord(
          figure.table,
          outline,
          lang,
          `${word("numbersOf", lang)} ${outline.numberOf.get(figure.id)!}. `,
          `${figure.id}-numbers`,
        ),
      );
  }
  children.push(...sourcesWord(document));
  const file = new Document({
    title: clean(title),
    creator: clean(author),
    lastModifiedBy: clean(author),
    description: clean(document.subtitle ?? ""),
    styles: stylesOf(lang),
    numbering: {
      config: [
        { reference: "bullets", levels: [level(LevelFormat.BULLET, "–")] },
        { reference: "ordered", levels: [level(LevelFormat.DECIMAL, "%1.")] },
      ],
    },
    sections: [
      {
        properties: {
          page: {
            size: { width: 11906, height: 16838 },
            margin: { top: 1530, bottom: 1420, left: 1247, right: 1247 },
          },
        },
        headers: {
          default: new Header({
            children: [
              edge([
                run(title),
                new TextRun({ children: [new Tab()] }),
                ...(banner ? [run(banner, { bold: true })] : []),
              ]),
            ],
          }),
        },
        footers: {
          default: new Footer({
            children: [
              edge([
                run(author),
                new TextRun({ children: [new Tab()] }),
                run("", { children: [PageNumber.CURRENT, " (", PageNumber.TOTAL_PAGES, ")"] }),
              ]),
            ],
          }),
        },
        children,
      },
    ],
  });
  const bytes = await Packer.toArrayBuffer(file);
  return {
    name: `${document.id}.docx`,
    mediaType: "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    bytes: repack(new Uint8Array(bytes), settle({ date, lang })),
  };
}

const level = (
  format: (typeof LevelFormat)[keyof typeof LevelFormat],
  text: string,
): { level: number; format: typeof format; text: string; alignment: "left"; style: object } => ({
  level: 0,
  format,
  text,
  alignment: AlignmentType.LEFT,
  style: { paragraph: { indent: { left: 400, hanging: 320 } } },
});

const edge = (children: ParagraphChild[]): Paragraph =>
  new Paragraph({ style: "Foot", tabStops: [{ type: TabStopType.RIGHT, position: TEXT_WIDTH }], children });

function frontWord({ front, title, subtitle, author, date, banner, lang }: DocumentModel): WordBlock[] {
  const blocks: WordBlock[] = [];
  if (front)
    blocks.push(new Paragraph({ children: [run(front.agency, { bold: true, color: "00626F", size: 26 })] }));
  blocks.push(new Paragraph({ style: "Title", children: [run(title)] }));
  if (subtitle) blocks.push(new Paragraph({ style: "Subtitle", children: [run(subtitle)] }));
  for (const { name, content } of front
    ? [{ name: word("to", lang), content: front.addressee }, ...front.facts]
    : [])
    blocks.push(new Paragraph({ children: [run(`${name}: `, { bold: true }), run(content)] }));
  if (banner)
    blocks.push(new Paragraph({ style: "Finding", children: [run(`${word("caution", lang)}: ${banner}`)] }));
  blocks.push(new Paragraph({ style: "Small", children: [run(`${author}, ${date}`)] }));
  if (front) blocks.push(newPage());
  return blocks;
}

function sourcesWord({ sources, lang }: DocumentModel): WordBlock[] {
  if (sources.length === 0) return [];
  return [
    headingWord(word("sources", lang), 1, ANNEX.sources),
    ...sources.flatMap(({ id, text, command, request, link }, i) => {
      const href = safeLink(link);
      const said: ParagraphChild[] = [
        new Bookmark({ id: mark(id), children: [run(`[${i + 1}] `, { bold: true }), run(text)] }),
      ];
      if (href !== undefined && !href.startsWith("#"))
        said.push(
          run(" "),
          new ExternalHyperlink({ link: href, children: [run(href, { style: "Hyperlink" })] }),
        );
      return [
        new Paragraph({ children: said }),
        ...[command, request].flatMap((line) =>
          line ? [new Paragraph({ style: "Code", children: [run(line)] })] : [],
        ),
      ];
    }),
  ];
}
