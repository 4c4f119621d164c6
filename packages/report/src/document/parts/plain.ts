import type { Inline } from "../model.ts";

export const plain = (text: readonly Inline[]): string =>
  text.map((part) => (typeof part === "string" ? part : part.text)).join("");

/** Characters no format can carry (controls, half surrogates, noncharacters) left out; tabs and line ends are spaces. */
export const clean = (text: string): string =>
  text
    .replace(/[\t\n\v\f\r\u0085\u2028\u2029]+/g, " ")
    // oxlint-disable-next-line no-control-regex -- these are what must not reach a file
    .replace(/[\u0000-\u001f\u007f-\u009f\ufffe\uffff]/g, "")
    .replace(/\p{Surrogate}/gu, "\ufffd");

/** Addresses a reader may follow; anything else (`javascript:` and the like) is shown as text only. */
export const safeLink = (link: string | undefined): string | undefined =>
  link !== undefined && /^(https?:\/\/|mailto:|#)/i.test(link) ? clean(link) : undefined;
