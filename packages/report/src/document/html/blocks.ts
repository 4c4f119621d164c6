import { escapeXml } from "../../base/svg.ts";
import type { DocumentBlock, DocumentFigure, DocumentModel, DocumentTable } from "../model.ts";
import { cellText } from "../parts/cell-text.ts";
import type { Outline } from "../parts/outline.ts";
import { safeLink } from "../parts/plain.ts";
import { svgFor } from "../parts/svg.ts";
import { word } from "../parts/words.ts";
import { esc, inlineHtml } from "./inline.ts";

type Lang = DocumentModel["lang"];

export function blockHtml(block: DocumentBlock, outline: Outline, lang: Lang): string {
  switch (block.kind) {
    case "heading":
      return `<h${block.level + 1} id="${outline.idOf.get(block)!}">${esc(block.text)}</h${block.level + 1}>`;
    case "paragraph":
      return `<p${block.style ? ` class="${block.style}"` : ""}>${inlineHtml(block.text)}</p>`;
    case "list": {
      const tag = block.ordered ? "ol" : "ul";
      return `<${tag}>${block.items.map((item) => `<li>${inlineHtml(item)}</li>`).join("")}</${tag}>`;
    }
    case "facts":
      return `<dl class="facts">${block.items
        .map(
          ({ label, value, note }) =>
            `<div><dt>${esc(label)}</dt><dd class="value">${esc(value)}</dd>${note ? `<dd class="extra">${esc(note)}</dd>` : ""}</div>`,
        )
        .join("")}</dl>`;
    case "figure":
      return figureHtml(block, outline, lang);
    case "table":
      return tableHtml(block, outline, lang, `${word("table", lang)} ${outline.numberOf.get(block.id)!}. `);
    case "note":
      return `<div class="note ${block.tone}"><p class="name">${esc(block.title)}</p><p>${inlineHtml(block.text)}</p></div>`;
    case "contents":
      return `<nav class="contents" aria-labelledby="contents"><h2 id="contents">${word("contents", lang)}</h2><ul>${outline.headings
        .map(({ id, level, text }) => `<li class="l${level}"><a href="#${id}">${esc(text)}</a></li>`)
        .join("")}</ul></nav>`;
    case "page-break":
      return `<div class="break"></div>`;
  }
}

const refs = (origin: readonly string[], outline: Outline, lang: Lang): string =>
  origin.length === 0
    ? ""
    : `${word("source", lang)}: ${origin
        .map(
          (id) => `${esc(outline.source(id).text)} <a href="#${id}">[${outline.sourceNumber.get(id)!}]</a>`,
        )
        .join("; ")}`;

function figureHtml(figure: DocumentFigure, outline: Outline, lang: Lang): string {
  const number = outline.numberOf.get(figure.id)!;
  const link = safeLink(figure.link);
  const foot = [
    figure.unit ? `${word("unit", lang)}: ${esc(figure.unit)}` : "",
    ...(figure.notes ?? []).map(esc),
    refs(figure.origin, outline, lang),
    link === undefined
      ? ""
      : `<a class="on-screen" href="${escapeXml(link)}">${word("onScreen", lang)}<span> (${word("figure", lang).toLowerCase()} ${number})</span></a>`,
  ].filter(Boolean);
  return `<figure id="${figure.id}"><figcaption><span class="number">${word("figure", lang)} ${number}.</span> ${esc(figure.title)}</figcaption>${
    figure.description ? `<p class="about">${esc(figure.description)}</p>` : ""
  }${svgFor(figure.picture.svg, figure.id, figure.alt)}${foot.map((line) => `<p class="foot">${line}</p>`).join("")}<details><summary>${word("asTable", lang)} (${word("figure", lang).toLowerCase()} ${number})</summary>${tableHtml(
    figure.table,
    outline,
    lang,
    "",
  )}</details></figure>`;
}

function tableHtml(table: DocumentTable, outline: Outline, lang: Lang, prefix: string): string {
  const head = table.columns
    .map(
      ({ label, unit, align }) =>
        `<th scope="col"${align === "end" ? ` class="end"` : ""}>${esc(label)}${unit ? ` (${esc(unit)})` : ""}</th>`,
    )
    .join("");
  const rows = table.rows
    .map(({ cells, header }) => {
      const inner = cells
        .map((cell, i) => {
          const end = table.columns[i]!.align === "end";
          const hidden = cell.status !== undefined && cell.status !== "value" && cell.status !== "zero";
          const kinds = [end ? "end" : "", hidden ? "status" : ""].filter(Boolean).join(" ");
          const attributes = kinds ? ` class="${kinds}"` : "";
          const text = esc(cellText(cell, lang));
          return i === 0 && text !== ""
            ? `<th scope="row"${attributes}>${text}</th>`
            : `<td${attributes}>${text}</td>`;
        })
        .join("");
      return `<tr${header ? ` class="header"` : ""}>${inner}</tr>`;
    })
    .join("");
  const foot = [...(table.notes ?? []).map(esc), refs(table.origin, outline, lang)].filter(Boolean);
  // A wide table scrolls by itself, and must then be reachable from the keyboard.
  return `<div class="scroll" role="region" tabindex="0" aria-label="${esc(prefix + table.title)}"><table id="${table.id}-table"><caption>${esc(prefix + table.title)}</caption><thead><tr>${head}</tr></thead><tbody>${rows}</tbody></table></div>${foot.map((line) => `<p class="foot">${line}</p>`).join("")}`;
}
