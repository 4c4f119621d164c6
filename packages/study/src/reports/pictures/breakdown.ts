import type { Answer, BreakdownAnswer } from "@tvars/api";
import type { AreaType } from "@tvars/areas";
import type { Figure } from "@tvars/cube";
import type { Lang } from "@tvars/report";
import {
  concentrationCurve,
  intervalDots,
  percent,
  sentenceCase,
  trendLines,
  typeShort,
} from "@tvars/report";
import type { Draw, Drawing } from "./kinds.ts";

type Row = BreakdownAnswer["rows"][number];
const ALL = "all";
const MOST_ROWS = 40;
const TYPES = [1, 2, 3, 4, 5] as const;

/** The figure asked for: the standardised where there is one, else the value, else the count. */
const shownOf = (row: Row) => row.standardised ?? row.value ?? { figure: row.count, low: null, high: null };
const scaleOf = ({ asked }: BreakdownAnswer): number => (asked.figure === "share" ? 100 : 1);
const scaled = (figure: Figure, scale: number): Figure =>
  figure.value === null ? figure : { ...figure, value: figure.value * scale };
const unitOf = ({ asked }: BreakdownAnswer) => (asked.figure === "share" ? "percent" : "number");

export function decimalsOf(answer: BreakdownAnswer): number {
  if (answer.asked.figure === "count") return 0;
  const values = answer.rows.flatMap((row) => {
    const { value } = shownOf(row).figure;
    return value === null || value === 0 ? [] : [Math.abs(value * scaleOf(answer))];
  });
  const least = values.reduce((a, b) => Math.min(a, b), Infinity);
  return !Number.isFinite(least) || least >= 100 ? 0 : least >= 1 ? 1 : 2;
}

const measureOf = ({ asked: { figure }, records, unit }: BreakdownAnswer, lang: Lang): string =>
  sentenceCase(figure === "rate" ? `${records.unit[lang]} ${unit[lang]}` : unit[lang]);

const typeOf = (key: Row["key"]): AreaType | undefined => TYPES.find((type) => String(type) === key.type);

const lastYear = ({ dimensions }: BreakdownAnswer): string | undefined =>
  dimensions
    .find(({ id }) => id === "year")
    ?.categories.map(({ id }) => id)
    .toSorted()
    .at(-1);

/** Rows that are no sums; of the last year where there are several. */
export function partsOf(answer: BreakdownAnswer): Row[] {
  const year = lastYear(answer);
  const summed = answer.dimensions.filter(({ categories }) => categories.length > 0).map(({ id }) => id);
  return answer.rows.filter(
    ({ key }) =>
      summed.every((id) => key[id] !== ALL) && (year === undefined || !key.year || key.year === year),
  );
}

/** "typ 1, man": the categories of a row but the year. */
const nameOf = ({ key, label }: Row, lang: Lang): string => {
  const said = Object.entries(label).filter(([id]) => id !== "year");
  return said
    .map(([id, text]) => {
      const type = id === "type" ? typeOf(key) : undefined;
      if (type === undefined) return text[lang];
      return said.length > 1
        ? `${lang === "sv" ? "Typ" : "Type"} ${type}`
        : `${type} ${typeShort(type, lang)}`;
    })
    .join(", ");
};

/** The protected table as the screen draws it: the figure asked for, over the years, and whom it falls on. */
export const breakdownPictures: Draw<BreakdownAnswer> = (answer, lang) => {
  const parts = partsOf(answer).slice(0, MOST_ROWS);
  if (parts.length === 0) return [];
  const [scale, unit, decimals] = [scaleOf(answer), unitOf(answer), decimalsOf(answer)] as const;
  const onlyType = answer.dimensions.every(({ id }) => id === "type" || id === "year");
  const year = Number(lastYear(answer) ?? answer.asked.years?.at(-1) ?? Number.NaN);
  const drawn: Drawing[] = [];
  if (Number.isFinite(year))
    drawn.push((options) =>
      intervalDots(
        {
          measure: measureOf(answer, lang),
          place: answer.place.name[lang],
          year,
          unit,
          decimals,
          level: percent(100 * answer.asked.level, lang, 0),
          rows: parts.map((row) => {
            const { figure, low, high } = shownOf(row);
            const type = typeOf(row.key);
            return {
              id: Object.values(row.key).join("-"),
              ...(type === undefined ? {} : { type }),
              ...(onlyType && type !== undefined ? {} : { label: nameOf(row, lang) }),
              figure: scaled(figure as Figure, scale),
              ...(low === null ? {} : { low: low * scale }),
              ...(high === null ? {} : { high: high * scale }),
            };
          }),
        },
        { ...options, title: answer.title[lang] },
      ),
    );
  return [...drawn, ...trend(answer, lang), ...curve(answer, lang)];
};

function trend(answer: BreakdownAnswer, lang: Lang): Drawing[] {
  const years = answer.dimensions.find(({ id }) => id === "year")?.categories ?? [];
  if (years.length < 2 || !answer.dimensions.some(({ id }) => id === "type")) return [];
  if (answer.dimensions.some(({ id }) => id !== "type" && id !== "year")) return [];
  const scale = scaleOf(answer);
  return [
    (options) =>
      trendLines(
        {
          measure: measureOf(answer, lang),
          unit: unitOf(answer),
          decimals: decimalsOf(answer),
          intervals: false,
          series: TYPES.map((type) => ({
            id: `type-${type}`,
            label: `${type} ${typeShort(type, lang)}`,
            type,
            own: type === 1,
            points: answer.rows
              .filter(({ key }) => key.type === String(type) && key.year !== ALL)
              .map((row) => ({
                year: Number(row.key.year),
                figure: scaled(shownOf(row).figure as Figure, scale),
              }))
              .toSorted((a, b) => a.year - b.year),
          })),
          breaks: (answer.trend?.breaks ?? []).map(({ after, why }) => ({ year: after + 1, reason: why })),
        },
        options,
      ),
  ];
}

/** No curve where one of the five types is hidden or where there is nothing to set the counts against. */
function curve(answer: BreakdownAnswer, lang: Lang): Drawing[] {
  if (answer.dimensions.some(({ id }) => id !== "type" && id !== "year")) return [];
  const groups = partsOf(answer)
    .flatMap(({ key, count, denominator }) => {
      const type = typeOf(key);
      const people = denominator?.value ?? null;
      return type === undefined || count.value === null || people === null
        ? []
        : [{ type, people, amount: count.value }];
    })
    .toSorted((a, b) => a.type - b.type);
  if (groups.length !== TYPES.length || groups.every(({ amount }) => amount === 0)) return [];
  return [
    (options) =>
      concentrationCurve(
        { what: sentenceCase(answer.records.unit[lang]), place: answer.place.name[lang], groups },
        options,
      ),
  ];
}

/** A release's table, drawn as it was frozen. */
export const releasePictures: Draw<Answer<"release">> = ({ table }, lang, ground) =>
  breakdownPictures(table, lang, ground);
