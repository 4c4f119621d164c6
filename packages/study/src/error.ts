/** Callers branch on `kind`: a server turns it into a status, the command line into an exit code. */
export type StudyErrorKind = "not-found" | "bad-request" | "question" | "conflict" | "unavailable";

/** One string, or the same in both languages. */
export type Said = string | { sv: string; en: string };

export interface StudyErrorFields {
  file?: string;
  /** One-based line, row or feature; a path for JSON. */
  row?: number | string;
  value?: unknown;
  expected?: Said;
  action?: Said;
  /** The whole message in both languages, where the part it comes from has it. */
  text?: { sv: string; en: string };
  /** Possible answers, where the program asks instead of guessing. */
  question?: unknown;
  cause?: unknown;
}

export class StudyError extends Error {
  override name = "StudyError";
  readonly kind: StudyErrorKind;
  readonly fields: StudyErrorFields;

  constructor(kind: StudyErrorKind, message: Said, fields: StudyErrorFields = {}) {
    const text = typeof message === "string" ? fields.text : message;
    super(
      typeof message === "string" ? message : message.en,
      fields.cause === undefined ? undefined : { cause: fields.cause },
    );
    this.kind = kind;
    this.fields = text ? { ...fields, text } : fields;
  }
}
