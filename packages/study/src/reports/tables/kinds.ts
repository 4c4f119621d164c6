import type { Figure, Text } from "@tvars/cube";
import type { Cell, Column, Lang, Table } from "@tvars/report";
import { number, typeShort } from "@tvars/report";

export interface NamedTable {
  /** What stands over it; the step's own title unless told. */
  title?: Text;
  table: Table;
  notes?: Text[];
}

export type MakeTables<Answer> = (answer: Answer, lang: Lang) => NamedTable[];

export const textColumn = (id: string, label: Text, lang: Lang): Column => ({
  id,
  label: label[lang],
  align: "start",
});

export const numberColumn = (
  id: string,
  label: Text,
  lang: Lang,
  { unit, decimals = 0 }: { unit?: string; decimals?: number } = {},
): Column => ({
  id,
  label: label[lang],
  align: "end",
  decimals,
  ...(unit === undefined ? {} : { unit }),
});

export const NOT_KNOWN: Figure = { value: null, status: "missing" };

/** A number that may be unknown; unknown is said in words, never left as 0 or empty. */
export const known = (value: number | null | undefined): Cell =>
  value === null || value === undefined ? NOT_KNOWN : value;

export const typeCell = (type: number | null, lang: Lang): string =>
  type === null
    ? lang === "sv"
      ? "okänd"
      : "unknown"
    : `${type} ${typeShort(type as 1 | 2 | 3 | 4 | 5, lang)}`;

export const byType = <Row extends { type: number | null }>(rows: readonly Row[]): Row[] =>
  rows.toSorted((a, b) => (a.type ?? 9) - (b.type ?? 9));

export const scaledBy = (figure: Figure, scale: number): Figure =>
  figure.value === null ? figure : { ...figure, value: figure.value * scale };

export const span = (low: number | null, high: number | null, lang: Lang, decimals = 0): string =>
  low === null || high === null ? "–" : `${number(low, lang, decimals)}–${number(high, lang, decimals)}`;

export const TYPE: Text = { sv: "Områdestyp", en: "Area type" };
export const PEOPLE: Text = { sv: "Boende", en: "Residents" };
