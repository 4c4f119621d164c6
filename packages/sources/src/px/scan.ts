import { SourceError } from "../source-error.ts";

/** `KEYWORD[language]("on","on2")="value","value";` */
export interface Keyword {
  name: string;
  language: string | undefined;
  on: string[];
  values: string[];
}

export interface PxFile {
  keywords: Keyword[];
  /** Numbers and quoted signs, in order. */
  data: string[];
  /** False where the `;` after the data is lacking: some files end so, others are cut off. */
  closed: boolean;
}

const HEAD = /([A-Z][A-Z0-9-]*)(?:\[([^\]]*)\])?(?:\(([^=]*?)\))?\s*=/y;

/** Splits a PX file into keywords and data. Strings may go on over lines: `"a" \n "b"` is one text. */
export function scanPx(text: string, file: string): PxFile {
  const keywords: Keyword[] = [];
  let at = text.startsWith("\uFEFF") ? 1 : 0;
  for (;;) {
    while (/\s/.test(text[at] ?? "")) at += 1;
    if (at >= text.length) return { keywords, data: [], closed: true };
    HEAD.lastIndex = at;
    const head = HEAD.exec(text);
    if (head === null) throw broken(file, text, at);
    const [, name, language, on] = head as unknown as [string, string, string?, string?];
    at = HEAD.lastIndex;
    if (name === "DATA") {
      const end = text.lastIndexOf(";");
      const closed = end >= at;
      const data = text.slice(at, closed ? end : undefined).match(/"[^"]*"|[^\s,"]+/g) ?? [];
      return { keywords, data, closed };
    }
    const end = endOf(text, at);
    if (end < 0) throw truncated(file, text);
    keywords.push({
      name,
      language,
      on: on === undefined ? [] : strings(on),
      values: strings(text.slice(at, end)),
    });
    at = end + 1;
  }
}

/** The `;` that ends a keyword, outside quotes. */
function endOf(text: string, start: number): number {
  let quoted = false;
  for (let at = start; at < text.length; at += 1) {
    const sign = text[at];
    if (sign === '"') quoted = !quoted;
    else if (sign === ";" && !quoted) return at;
  }
  return -1;
}

/** Quoted strings parted by commas; neighbours without a comma between them are one string continued. */
function strings(text: string): string[] {
  const found: string[] = [];
  let joined = false;
  for (const part of text.match(/"[^"]*"|,|[^\s,"]+/g) ?? []) {
    if (part === ",") joined = false;
    else {
      const word = part.startsWith('"') ? part.slice(1, -1) : part;
      if (joined) found[found.length - 1] += word;
      else found.push(word);
      joined = true;
    }
  }
  return found;
}

const lineOf = (text: string, at: number): number => text.slice(0, at).split("\n").length;

const broken = (file: string, text: string, at: number): SourceError =>
  new SourceError("body", {
    file,
    row: lineOf(text, at),
    value: text.slice(at, at + 60),
    problem: { sv: "raden är inget PX-nyckelord", en: "the line is no PX keyword" },
    expected: { sv: 'NYCKELORD="värde";', en: 'KEYWORD="value";' },
    action: { sv: "hämta PX-filen igen", en: "fetch the PX file again" },
  });

export const truncated = (file: string, text: string): SourceError =>
  new SourceError("body", {
    file,
    row: lineOf(text, text.length),
    value: text.slice(-60),
    problem: {
      sv: "filen är avkortad: den slutar mitt i",
      en: "the file is truncated: it ends in the middle",
    },
    expected: { sv: "DATA avslutat med ;", en: "DATA closed by ;" },
    action: { sv: "hämta PX-filen igen", en: "fetch the PX file again" },
  });
