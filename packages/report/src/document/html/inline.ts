import { escapeXml } from "../../base/svg.ts";
import type { Inline } from "../model.ts";
import { clean, safeLink } from "../parts/plain.ts";

export const esc = (text: string): string => escapeXml(clean(text));

export function inlineHtml(parts: readonly Inline[]): string {
  return parts
    .map((part) => {
      if (typeof part === "string") return esc(part);
      let html = esc(part.text);
      if (part.code) html = `<code>${html}</code>`;
      if (part.emphasis) html = `<em>${html}</em>`;
      if (part.strong) html = `<strong>${html}</strong>`;
      const link = safeLink(part.link);
      return link === undefined ? html : `<a href="${escapeXml(link)}">${html}</a>`;
    })
    .join("");
}
