/** A text a user sees, in both languages of the product. */
export interface Text {
  sv: string;
  en: string;
}

/** What callers branch on: `layer-choice` and `crs-question` can be answered with an option, the others need another file. */
export type GeoErrorKind =
  | "unreadable"
  | "too-large"
  | "unsupported"
  | "layer-choice"
  | "crs-question"
  | "bad-geometry"
  | "bad-option";

export interface GeoErrorDetails {
  file?: string;
  /** 1-based number of the feature in the file. */
  row?: number;
  value?: string;
  /** What is wrong. */
  problem: Text;
  expected: Text;
  /** What the user can do about it. */
  action: Text;
  /** Names to choose from, for `layer-choice`. */
  choices?: string[];
  cause?: unknown;
}

/** The one error of this package: file, row, value, what was expected and what to do, in Swedish and English. */
export class GeoError extends Error {
  override readonly name: string = "GeoError";
  readonly kind: GeoErrorKind;
  readonly file: string | undefined;
  readonly row: number | undefined;
  readonly value: string | undefined;
  readonly expected: Text;
  readonly action: Text;
  readonly choices: string[];
  readonly text: Text;

  constructor(kind: GeoErrorKind, details: GeoErrorDetails) {
    const text: Text = { sv: sentence(details, "sv", "rad"), en: sentence(details, "en", "row") };
    super(text.en, { cause: details.cause });
    this.kind = kind;
    this.file = details.file;
    this.row = details.row;
    this.value = details.value;
    this.expected = details.expected;
    this.action = details.action;
    this.choices = details.choices ?? [];
    this.text = text;
  }
}

function sentence(details: GeoErrorDetails, language: "sv" | "en", rowWord: string): string {
  const where = [details.file, details.row === undefined ? undefined : `${rowWord} ${details.row}`]
    .filter(Boolean)
    .join(", ");
  const value = details.value === undefined ? "" : ` (${details.value})`;
  const expected = language === "sv" ? "Väntat" : "Expected";
  return `${where ? `${where}: ` : ""}${details.problem[language]}${value}. ${expected}: ${details.expected[language]}. ${details.action[language]}`;
}
