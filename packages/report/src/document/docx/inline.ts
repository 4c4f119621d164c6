import { ExternalHyperlink, TextRun } from "docx";
import type { IRunOptions, ParagraphChild } from "docx";
import type { Inline } from "../model.ts";
import { clean, safeLink } from "../parts/plain.ts";

export const run = (text: string, options: IRunOptions = {}): TextRun =>
  new TextRun({ ...options, text: clean(text) });

export function inlineRuns(parts: readonly Inline[]): ParagraphChild[] {
  return parts.map((part) => {
    if (typeof part === "string") return run(part);
    const link = safeLink(part.link);
    const outward = link !== undefined && !link.startsWith("#");
    const made = run(part.text, {
      ...(part.strong ? { bold: true } : {}),
      ...(part.emphasis ? { italics: true } : {}),
      ...(part.code ? { font: "Consolas" } : {}),
      ...(outward ? { style: "Hyperlink" } : {}),
    });
    return outward ? new ExternalHyperlink({ link, children: [made] }) : made;
  });
}
