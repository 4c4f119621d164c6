import { escapeXml } from "../../base/svg.ts";
import type { DocumentFile, DocumentFront, DocumentModel } from "../model.ts";
import { outlineOf } from "../parts/outline.ts";
import { safeLink } from "../parts/plain.ts";
import { word } from "../parts/words.ts";
import { blockHtml } from "./blocks.ts";
import { esc } from "./inline.ts";
import { STYLE } from "./style.ts";

/**
 * One HTML file that needs nothing beside it: style and pictures inside, every figure with its table, sources numbered
 * and linked. No script.
 */
export function documentHtml(document: DocumentModel): DocumentFile {
  const outline = outlineOf(document);
  const { lang, front } = document;
  const html = [
    `<!doctype html>`,
    `<html lang="${lang}">`,
    `<head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">`,
    `<title>${esc(document.title)}</title><meta name="author" content="${esc(document.author)}"><meta name="date" content="${document.date}">`,
    `<style>${STYLE}</style></head>`,
    `<body><a class="skip" href="#content">${word("skip", lang)}</a>`,
    `<header>${document.banner ? `<p class="banner">${esc(document.banner)}</p>` : ""}<div class="front">${front ? `<p class="agency">${esc(front.agency)}</p>` : ""}<h1>${esc(document.title)}</h1>${
      document.subtitle ? `<p class="subtitle">${esc(document.subtitle)}</p>` : ""
    }${front ? factsHtml(front, lang) : ""}</div></header>`,
    `<main id="content" tabindex="-1">`,
    ...document.blocks.map((block) => blockHtml(block, outline, lang)),
    document.sources.length === 0 ? "" : sourcesHtml(document),
    `</main>`,
    `<footer><p>${esc(document.author)}, <time datetime="${document.date}">${document.date}</time></p></footer>`,
    `</body></html>`,
  ].filter(Boolean);
  return {
    name: `${document.id}.html`,
    mediaType: "text/html; charset=utf-8",
    bytes: new TextEncoder().encode(`${html.join("\n")}\n`),
  };
}

const factsHtml = ({ addressee, facts }: DocumentFront, lang: DocumentModel["lang"]): string =>
  `<dl class="front-facts">${[{ name: word("to", lang), content: addressee }, ...facts]
    .map(({ name, content }) => `<dt>${esc(name)}</dt><dd>${esc(content)}</dd>`)
    .join("")}</dl>`;

function sourcesHtml({ sources, lang }: DocumentModel): string {
  const items = sources.map(({ id, text, command, request, link }) => {
    const href = safeLink(link);
    return `<li id="${id}">${esc(text)}${href ? ` <a href="${escapeXml(href)}">${esc(href)}</a>` : ""}${
      command ? `<code>${esc(command)}</code>` : ""
    }${request ? `<code>${esc(request)}</code>` : ""}</li>`;
  });
  return `<section aria-labelledby="sources"><h2 id="sources">${word("sources", lang)}</h2><ol class="sources">${items.join("")}</ol></section>`;
}
