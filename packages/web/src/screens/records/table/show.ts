import type { BreakdownAnswer } from "@tvars/api";
import type { Figure } from "@tvars/cube";
import type { AreaType } from "@tvars/report";
import { sentenceCase, typeShort } from "@tvars/report";
import type { Language } from "../../../url/state.ts";

type Row = BreakdownAnswer["rows"][number];

/** The figure that was asked for: the standardised where there is one, else the value, else the count. */
export function shownOf(row: Row): { figure: Figure; low: number | null; high: number | null } {
  return row.standardised ?? row.value ?? { figure: row.count, low: null, high: null };
}

const SHARE_SCALE = 100;

/** Shares come as 0–1 and are shown in per cent. */
export const scaleOf = ({ asked: { figure } }: BreakdownAnswer): number =>
  figure === "share" ? SHARE_SCALE : 1;

export const scaled = (figure: Figure, scale: number): Figure =>
  figure.value === null || scale === 1 ? figure : { ...figure, value: figure.value * scale };

export const unitOf = ({ asked: { figure } }: BreakdownAnswer): "percent" | "number" =>
  figure === "share" ? "percent" : "number";

/** "Skadade personer per 10 000 boende": what is counted and what it is set against. */
export function measureOf({ asked: { figure }, records, unit }: BreakdownAnswer, lang: Language): string {
  return sentenceCase(figure === "rate" ? `${records.unit[lang]} ${unit[lang]}` : unit[lang]);
}

/** As many decimals as two figures of the smallest need, none for counts. */
export function decimalsOf(answer: BreakdownAnswer): number {
  if (answer.asked.figure === "count") return 0;
  const scale = scaleOf(answer);
  const values = answer.rows.flatMap((row) => {
    const { value } = shownOf(row).figure;
    return value === null || value === 0 ? [] : [Math.abs(value * scale)];
  });
  const least = Math.min(...values);
  if (!Number.isFinite(least)) return 0;
  return least >= 100 ? 0 : least >= 1 ? 1 : 2;
}

export const typeOf = (key: Row["key"]): AreaType | undefined => {
  const type = Number(key.type);
  return Number.isInteger(type) && type >= 1 && type <= 5 ? (type as AreaType) : undefined;
};

/** "typ 1", "typ 1, man": the categories of a row but the year. */
export function nameOf({ key, label }: Row, lang: Language, { year = false } = {}): string {
  const said = Object.entries(label).filter(([id]) => year || id !== "year");
  return said
    .map(([id, text]) => {
      const type = id === "type" ? typeOf(key) : undefined;
      return type === undefined
        ? text[lang]
        : said.length > 1
          ? `${lang === "sv" ? "Typ" : "Type"} ${type}`
          : `${type} ${typeShort(type, lang)}`;
    })
    .join(", ");
}
