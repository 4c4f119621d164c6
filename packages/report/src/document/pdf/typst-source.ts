import type { DocumentModel } from "../model.ts";
import type { Outline } from "../parts/outline.ts";
import { safeLink } from "../parts/plain.ts";
import { word } from "../parts/words.ts";
import { blockTypst, tableTypst } from "./blocks.ts";
import { preamble } from "./preamble.ts";
import { str, text } from "./typst-text.ts";

/** The whole document as Typst. Pictures are read from `picturePath` of each figure. */
export function typstSource(document: DocumentModel, outline: Outline): string {
  const { lang } = document;
  const parts = [preamble(document), frontTypst(document)];
  for (const block of document.blocks) parts.push(blockTypst(block, outline, lang));
  if (outline.annex && outline.figures.length > 0) {
    parts.push(
      `#pagebreak(weak: true)`,
      `#heading(level: 1)[${text(word("numbers", lang))}]`,
      `#par[${text(word("numbersLead", lang))}]`,
    );
    for (const figure of outline.figures)
      parts.push(
        tableTypst(figure.table, outline, lang, {
          kind: "numbers",
          supplement: "numbers-word",
          label: `${figure.id}-numbers`,
        }),
      );
  }
  if (document.sources.length > 0)
    parts.push(
      `#heading(level: 1)[${text(word("sources", lang))}]`,
      ...document.sources.map(({ id, text: said, command, request, link }, i) => {
        const href = safeLink(link);
        const lines = [
          text(said),
          href === undefined || href.startsWith("#") ? "" : `#link(${str(href)})[${text(href)}]`,
          command ? `#code[${text(command)}]` : "",
          request ? `#code[${text(request)}]` : "",
        ].filter(Boolean);
        return `#block(below: 0.9em)[#text(weight: 600)[${text(`[${i + 1}] `)}]${lines.join(" #linebreak() ")}] <${id}>`;
      }),
    );
  return `${parts.filter(Boolean).join("\n\n")}\n`;
}

function frontTypst({ front, title, subtitle, author, date, banner, lang }: DocumentModel): string {
  const head = [
    `#[#show title: set text(size: ${front ? "27pt" : "21pt"}, weight: 600, hyphenate: false)\n#show title: set par(leading: 0.4em)\n#title[${text(title)}]]`,
    subtitle ? `#text(size: 14pt, fill: muted)[${text(subtitle)}]` : "",
  ].filter(Boolean);
  // The running head is no part of what is read aloud, so the banner is also said once in the text.
  const said = banner ? `#note(rgb("#a65c06"), ${str(word("caution", lang))})[${text(banner)}]` : "";
  if (!front) return [...head, `#small[${text(`${author}, ${date}`)}]`, said].filter(Boolean).join("\n\n");
  const rows = [{ name: word("to", lang), content: front.addressee }, ...front.facts]
    .map(({ name, content }) => `/ ${text(name)}: ${text(content)}`)
    .join("\n");
  return [
    `#text(size: 13pt, weight: 600, fill: accent)[${text(front.agency)}]`,
    `#v(38mm)`,
    ...head,
    `#v(12mm)`,
    `#[#set terms(hanging-indent: 0mm, separator: [#h(0.6em)], spacing: 0.8em)\n#show terms: set text(hyphenate: false)\n${rows}]`,
    `#v(1fr)`,
    said,
    `#par[${text(`${author}, ${date}`)}]`,
    `#pagebreak()`,
  ]
    .filter(Boolean)
    .join("\n\n");
}
