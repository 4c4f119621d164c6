import type { Text } from "@tvars/cube";

/**
 * network: no usable answer after the last attempt. refused: the service says the request is wrong.
 * body: the body or file is not what it should be. content: it is, but something in it cannot be accepted.
 * definition: the table definition does not fit. aborted: the caller stopped it.
 */
export type SourceErrorKind = "network" | "refused" | "body" | "content" | "definition" | "aborted";

export interface Complaint {
  /** Path or address of what was read. */
  file: string;
  /** One-based line, row or feature; a path for JSON. */
  row?: number | string;
  /** What stood there, shortened to 120 characters. */
  value?: unknown;
  problem: Text;
  expected: Text;
  action: Text;
  cause?: unknown;
}

/** Bad input, or a source that does not answer: names file, row, value, what was expected and what to do. */
export class SourceError extends Error {
  readonly kind: SourceErrorKind;
  readonly file: string;
  readonly row: number | string | undefined;
  readonly value: string | undefined;
  readonly problem: Text;
  readonly expected: Text;
  readonly action: Text;

  constructor(kind: SourceErrorKind, complaint: Complaint) {
    super(describe(complaint, "en"), complaint.cause === undefined ? undefined : { cause: complaint.cause });
    this.name = "SourceError";
    this.kind = kind;
    this.file = complaint.file;
    this.row = complaint.row;
    this.value = complaint.value === undefined ? undefined : shown(complaint.value);
    this.problem = complaint.problem;
    this.expected = complaint.expected;
    this.action = complaint.action;
  }

  /** The whole message in one language. */
  describe(language: "sv" | "en"): string {
    return describe(this, language);
  }
}

const WORDS = {
  sv: { row: "rad", value: "värde", expected: "Väntat", action: "Gör så här" },
  en: { row: "row", value: "value", expected: "Expected", action: "What to do" },
};

function describe(complaint: Complaint, language: "sv" | "en"): string {
  const words = WORDS[language];
  const place = complaint.row === undefined ? "" : `, ${words.row} ${complaint.row}`;
  const value = complaint.value === undefined ? "" : ` (${words.value}: ${shown(complaint.value)})`;
  return (
    `${complaint.file}${place}: ${complaint.problem[language]}${value}. ` +
    `${words.expected}: ${stopped(complaint.expected[language])} ${words.action}: ${stopped(complaint.action[language])}`
  );
}

/** Texts of other packages end with a full stop, our own do not. */
const stopped = (text: string): string => (/[.!?]$/.test(text) ? text : `${text}.`);

function shown(value: unknown): string {
  const text = typeof value === "string" ? value : (JSON.stringify(value) ?? String(value));
  const line = text.replaceAll(/\s+/g, " ").trim();
  return line.length > 120 ? `${line.slice(0, 117)}...` : line;
}
