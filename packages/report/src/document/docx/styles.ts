import type { IStylesOptions } from "docx";
import type { DocumentModel } from "../model.ts";

const FONT = "Calibri";

/** Word's own style names, so that a reader's outline, contents list and screen reader work as they are used to. */
export const stylesOf = (lang: DocumentModel["lang"]): IStylesOptions => ({
  default: {
    document: {
      run: { font: FONT, size: 21, language: { value: lang === "sv" ? "sv-SE" : "en-GB" } },
      paragraph: { spacing: { after: 140, line: 288, lineRule: "auto" } },
    },
    title: {
      run: { font: FONT, size: 52, bold: true },
      paragraph: { spacing: { before: 1200, after: 120 } },
    },
    heading1: heading(34, 480),
    heading2: heading(27, 360),
    heading3: heading(23, 280),
    listParagraph: { paragraph: { spacing: { after: 60 } } },
    hyperlink: { run: { color: "00626F", underline: {} } },
  },
  paragraphStyles: [
    { id: "Subtitle", name: "Subtitle", basedOn: "Normal", run: { size: 28, color: "4A4F57" } },
    {
      id: "Caption",
      name: "caption",
      basedOn: "Normal",
      next: "Normal",
      run: { bold: true },
      paragraph: { keepNext: true, keepLines: true, spacing: { before: 300, after: 60 } },
    },
    { id: "Lead", name: "Lead", basedOn: "Normal", run: { size: 25 } },
    { id: "Small", name: "Small", basedOn: "Normal", run: { size: 18, color: "4A4F57" } },
    {
      id: "Finding",
      name: "Finding",
      basedOn: "Normal",
      run: { bold: true },
      paragraph: {
        indent: { left: 200 },
        border: { left: { style: "single", size: 18, space: 8, color: "00626F" } },
      },
    },
    {
      id: "Foot",
      name: "Figure foot",
      basedOn: "Normal",
      run: { size: 18, color: "4A4F57" },
      paragraph: { spacing: { after: 40, line: 252, lineRule: "auto" } },
    },
    {
      id: "About",
      name: "Figure description",
      basedOn: "Foot",
      paragraph: { keepNext: true, spacing: { after: 80 } },
    },
    {
      id: "Cell",
      name: "Table text",
      basedOn: "Normal",
      run: { size: 18 },
      paragraph: { spacing: { before: 20, after: 20, line: 240, lineRule: "auto" } },
    },
    {
      id: "Fact",
      name: "Fact",
      basedOn: "Normal",
      run: { size: 34, bold: true },
      paragraph: { spacing: { after: 0 }, keepNext: true },
    },
    {
      id: "NoteTitle",
      name: "Note title",
      basedOn: "Normal",
      run: { bold: true },
      paragraph: { keepNext: true, spacing: { after: 40 } },
    },
    { id: "Code", name: "Code", basedOn: "Foot", run: { font: "Consolas", size: 17 } },
  ],
});

const heading = (
  size: number,
  before: number,
): NonNullable<NonNullable<IStylesOptions["default"]>["heading1"]> => ({
  run: { font: FONT, size, bold: true, color: "1F2328" },
  paragraph: { keepNext: true, keepLines: true, spacing: { before, after: 120 } },
});
