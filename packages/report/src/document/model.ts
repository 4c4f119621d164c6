/**
 * A document before it is a file: what PDF, Word, HTML and Excel are all written from, so that no format can say
 * anything the others do not. Pure data; the same document gives the same bytes.
 */
import type { Text } from "@tvars/cube";
import type { Picture } from "../base/picture.ts";

export interface DocumentModel {
  /** Stable name of the document; files are named after it. */
  id: string;
  lang: "sv" | "en";
  title: string;
  subtitle?: string;
  /** Who answers for it, as metadata of the file. */
  author: string;
  /** `2022-10-28`. Stated, never the clock. */
  date: string;
  /** Said on every page, for example that figures are invented. */
  banner?: string;
  front?: DocumentFront;
  /** For a document of a page or two: tighter pages, and no annex of the figures' numbers. */
  compact?: boolean;
  blocks: DocumentBlock[];
  /** Where the figures come from; numbered, and referred to by a figure's `origin`. */
  sources: DocumentSource[];
}

/** Front page of a report to the government. */
export interface DocumentFront {
  agency: string;
  addressee: string;
  /** Name and content of each row: reference, own case number, due date, decision-maker … */
  facts: { name: string; content: string }[];
}

export interface DocumentSource {
  id: string;
  text: string;
  /** The `tvars` command and the API call that give the figures again. */
  command?: string;
  request?: string;
  link?: string;
}

export type Inline =
  | string
  | { text: string; strong?: boolean; emphasis?: boolean; code?: boolean; link?: string };

export type DocumentBlock =
  | { kind: "heading"; level: 1 | 2 | 3; text: string; id?: string }
  | { kind: "paragraph"; text: Inline[]; style?: "lead" | "small" | "finding" }
  | { kind: "list"; ordered?: boolean; items: Inline[][] }
  | { kind: "facts"; items: { label: string; value: string; note?: string }[] }
  | DocumentFigure
  | DocumentTable
  | { kind: "note"; title: string; text: Inline[]; tone: "caution" | "secrecy" | "method" }
  | { kind: "contents" }
  | { kind: "page-break" };

/** A picture with all that stands around it. */
export interface DocumentFigure {
  kind: "figure";
  id: string;
  /** The finding, as a sentence. */
  title: string;
  description?: string;
  picture: Picture;
  /** For those who do not see it. */
  alt: string;
  unit?: string;
  /** Ids of `sources`. */
  origin: string[];
  notes?: string[];
  /** The same numbers; every figure has them, in the annex or beside it. */
  table: DocumentTable;
  /** Where on the screen the figure is. */
  link?: string;
}

export interface DocumentTable {
  kind: "table";
  id: string;
  title: string;
  columns: { id: string; label: string; align: "start" | "end"; unit?: string }[];
  rows: { cells: DocumentCell[]; header?: boolean }[];
  origin: string[];
  notes?: string[];
}

/** What a cell shows, and the number itself for Excel and for checking. */
export interface DocumentCell {
  text: string;
  value?: number;
  /** suppressed, missing and not-applicable stay apart; `small` and `break` are said in words beside. */
  status?: "value" | "zero" | "suppressed" | "missing" | "not-applicable";
  decimals?: number;
}

/** A finished file. */
export interface DocumentFile {
  name: string;
  mediaType: string;
  bytes: Uint8Array;
}

export type { Text };
