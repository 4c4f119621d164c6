import type { DocumentBlock, DocumentFigure, DocumentModel, DocumentTable } from "../model.ts";
import { cellText } from "../parts/cell-text.ts";
import type { Outline } from "../parts/outline.ts";
import { safeLink } from "../parts/plain.ts";
import { word } from "../parts/words.ts";
import { inlineTypst, str, text } from "./typst-text.ts";

type Lang = DocumentModel["lang"];

/** Rows of a table that is not parted between pages. */
const KEPT_WHOLE = 15;

const TONES = { caution: "#a65c06", secrecy: "#42184f", method: "#00626f" } as const;

export function blockTypst(block: DocumentBlock, outline: Outline, lang: Lang): string {
  switch (block.kind) {
    case "heading":
      return `#heading(level: ${block.level})[${text(block.text)}] <${outline.idOf.get(block)!}>`;
    case "paragraph": {
      const body = inlineTypst(block.text);
      return block.style ? `#${block.style}[${body}]` : `#par[${body}]`;
    }
    case "list":
      return `#${block.ordered ? "enum" : "list"}(${block.items.map((item) => `[${inlineTypst(item)}], `).join("")})`;
    case "facts":
      return `#grid(columns: (1fr,) * ${Math.min(3, block.items.length)}, gutter: 3mm, ${block.items
        .map(({ label, value, note }) => `fact(${str(label)}, ${str(value)}, ${note ? str(note) : "none"}), `)
        .join("")})`;
    case "figure":
      return figureTypst(block, outline, lang);
    case "table":
      return tableTypst(block, outline, lang, { kind: "table", supplement: "table-word", label: block.id });
    case "note":
      return `#note(rgb("${TONES[block.tone]}"), ${str(block.title)})[${inlineTypst(block.text)}]`;
    case "contents":
      return `#outline(title: ${str(word("contents", lang))}, depth: 3)`;
    case "page-break":
      return `#pagebreak(weak: true)`;
  }
}

const refs = (origin: readonly string[], outline: Outline, lang: Lang): string =>
  origin.length === 0
    ? ""
    : `${text(`${word("source", lang)}: `)}${origin
        .map(
          (id) =>
            `${text(`${outline.source(id).text} `)}#link(<${id}>)[${text(`[${outline.sourceNumber.get(id)!}]`)}]`,
        )
        .join(text("; "))}`;

const foots = (lines: readonly string[]): string =>
  lines.length === 0 ? "" : `#foot[${lines.join(" #linebreak() ")}]`;

/** Path of a figure's picture among the files the compiler sees. */
export const picturePath = (figure: DocumentFigure): string => `/${figure.id}.svg`;

function figureTypst(figure: DocumentFigure, outline: Outline, lang: Lang): string {
  const { width } = figure.picture;
  const link = safeLink(figure.link);
  const foot = [
    figure.unit ? text(`${word("unit", lang)}: ${figure.unit}`) : "",
    ...(figure.notes ?? []).map(text),
    refs(figure.origin, outline, lang),
    [
      outline.annex ? `#link(<${figure.id}-numbers>)[${text(word("asTable", lang))}]` : "",
      link === undefined || link.startsWith("#")
        ? ""
        : `#link(${str(link)})[${text(word("onScreen", lang))}]`,
    ]
      .filter(Boolean)
      .join(text(" · ")),
  ].filter(Boolean);
  const about = figure.description ? `#about[${text(figure.description)}]` : "";
  // One pixel is never more than 0,75 pt, so that text in a picture is no larger than the text around it.
  const image = `#context { let w = ${width} * 0.75pt; layout(size => image(${str(picturePath(figure))}, alt: ${str(figure.alt)}, width: calc.min(w, size.width))) }`;
  return `#figure(kind: image, supplement: figure-word, caption: [${text(figure.title)}])[${about}#align(left)[${image}]${foots(foot)}] <${figure.id}>`;
}

export function tableTypst(
  table: DocumentTable,
  outline: Outline,
  lang: Lang,
  { kind, supplement, label }: { kind: string; supplement: string; label: string },
): string {
  const aligns = table.columns.map(({ align }) => (align === "end" ? "right" : "left"));
  const cell = (value: string, bold: boolean): string =>
    `[${bold ? `#strong[${text(value)}]` : text(value)}], `;
  const head = table.columns
    .map(({ label: name, unit }) => cell(unit ? `${name} (${unit})` : name, false))
    .join("");
  const rows = table.rows
    .map(({ cells, header }) => cells.map((one) => cell(cellText(one, lang), header === true)).join(""))
    .join("\n");
  const widths = table.columns.map(({ label: name, unit = "" }, i) =>
    Math.max(name.length + unit.length, ...table.rows.map(({ cells }) => cellText(cells[i]!, lang).length)),
  );
  // A narrow table is as wide as it needs; in a wide one long texts share what the numbers leave, by what they hold.
  const fits = widths.reduce((a, b) => a + b + 3, 0) <= 92;
  const columns = table.columns.map(({ align }, i) =>
    fits || widths[i]! <= (align === "end" ? 9 : 16)
      ? "auto"
      : `${Math.min(widths[i]!, align === "end" ? 24 : 60)}fr`,
  );
  const foot = foots([...(table.notes ?? []).map(text), refs(table.origin, outline, lang)].filter(Boolean));
  const body = `#table(columns: (${columns.join(", ")},), align: (${aligns.join(", ")},), stroke: (x, y) => if y > 0 { (bottom: 0.4pt + rgb("#d0ccc4")) } else { (bottom: 0.9pt + black) }, table.header(repeat: true, ${head}),\n${rows})`;
  const whole = table.rows.length <= KEPT_WHOLE;
  return `${whole ? "#block(breakable: false, width: 100%, above: 1.9em, below: 1.6em)[" : ""}#figure(kind: ${kind === "table" ? "table" : str(kind)}, supplement: ${supplement}, caption: [${text(table.title)}])[#align(left)[${body}]${foot}] <${label}>${whole ? "]" : ""}`;
}
