import type { Figure } from "@tvars/cube";
import type { Lang, Words } from "./lang.ts";

const STATUS: Record<Exclude<Figure["status"], "value" | "zero">, Words> = {
  suppressed: { sv: "skyddat", en: "suppressed" },
  missing: { sv: "saknas", en: "missing" },
  "not-applicable": { sv: "gäller ej", en: "n/a" },
};

/** A figure for the eye: a number in the language's own way, or the word for why there is none. `*` marks a flag. */
export function figureText({ value, status, flags = [] }: Figure, lang: Lang, decimals = 0): string {
  if (value === null) return status === "value" || status === "zero" ? "" : STATUS[status][lang];
  const marks = flags.some((flag) => flag !== "invented") ? "*" : "";
  return numberText(value, lang, decimals) + marks;
}

export const numberText = (value: number, lang: Lang, decimals = 0): string =>
  value.toLocaleString(lang, { minimumFractionDigits: decimals, maximumFractionDigits: decimals });

export const shareText = ({ value, ...figure }: Figure, lang: Lang): string =>
  value === null ? figureText({ value, ...figure }, lang) : `${numberText(value * 100, lang, 1)} %`;

export interface Column<Row> {
  head: Words;
  text: (row: Row) => string;
  /** Numbers stand to the right, so that their digits stand under each other. */
  right?: boolean;
}

/** Rows in columns, as wide as their widest cell. */
export function rowsText<Row>(rows: readonly Row[], columns: readonly Column<Row>[], lang: Lang): string {
  const cells = [
    columns.map(({ head }) => head[lang]),
    ...rows.map((row) => columns.map(({ text }) => text(row))),
  ];
  const widths = columns.map((_, at) => Math.max(...cells.map((line) => line[at]!.length)));
  const lines = cells.map((line) =>
    line
      .map((cell, at) => (columns[at]!.right ? cell.padStart(widths[at]!) : cell.padEnd(widths[at]!)))
      .join("  ")
      .trimEnd(),
  );
  return `${lines.join("\n")}\n`;
}
