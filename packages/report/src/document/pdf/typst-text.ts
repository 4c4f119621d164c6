import type { Inline } from "../model.ts";
import { clean, safeLink } from "../parts/plain.ts";

/**
 * A Typst string literal. All text reaches Typst as strings, never as markup, so that nothing a user writes
 * (`#`, `$`, `*`, `@`, `//` …) can mean anything: in a string only the backslash and the quote do.
 */
export const str = (text: string): string =>
  `"${clean(text).replaceAll("\\", "\\\\").replaceAll('"', '\\"')}"`;

/** Words too long for a line (commands, addresses) may break after their signs. */
const breakable = (text: string): string =>
  text.replace(/\S{31,}/g, (long) => long.replace(/([/&=,?._-])(?=[^\s])/g, "$1\u200b"));

/** A string as content. */
export const text = (value: string): string => `#${str(breakable(value))};`;

export function inlineTypst(parts: readonly Inline[]): string {
  return parts
    .map((part) => {
      if (typeof part === "string") return text(part);
      let body = text(part.text);
      if (part.code) body = `#code[${body}]`;
      if (part.emphasis) body = `#emph[${body}]`;
      if (part.strong) body = `#strong[${body}]`;
      const link = safeLink(part.link);
      if (link === undefined) return body;
      return link.startsWith("#") ? body : `#link(${str(link)})[${body}]`;
    })
    .join("");
}
