import type { EarlyAnswer, Estimated, EvaluationAnswer, GoalAnswer, NewsEntry } from "@tvars/api";
import type { Lang } from "./lang.ts";
import { figureText, numberText, rowsText } from "./rows.ts";
import { inventedLine, remarks } from "./commands/words.ts";

const between = ({ low, high }: Estimated, lang: Lang, decimals: number): string =>
  low === null || high === null
    ? "–"
    : `${numberText(low, lang, decimals)} … ${numberText(high, lang, decimals)}`;
const VALUE = { sv: "värde", en: "value" };
const INTERVAL = { sv: "intervall", en: "interval" };
const YEAR = { sv: "år", en: "year" };

export function goalText(answer: GoalAnswer, lang: Lang): string {
  const figures = rowsText(
    answer.years,
    [
      { head: YEAR, text: ({ year }) => String(year) },
      { head: VALUE, text: ({ value }) => figureText(value.figure, lang, 2), right: true },
      { head: INTERVAL, text: ({ value }) => between(value, lang, 2) },
    ],
    lang,
  );
  const said = [
    ...answer.reading,
    ...answer.breaks.map(({ between: [a, b], reason }) => ({
      sv: `Brott ${a}|${b}: ${reason.sv}`,
      en: `Break ${a}|${b}: ${reason.en}`,
    })),
    ...answer.revised.map(({ text }) => text),
    ...(answer.cutoffsMoved ? [answer.cutoffsMoved] : []),
  ].map((text) => `${text[lang]}\n`);
  return `${inventedLine(answer)[lang]}${answer.title[lang]}\n${said.join("")}${figures}${remarks(figures)[lang]}`;
}

export function evaluationText(answer: EvaluationAnswer, lang: Lang): string {
  const n = (value: number): string => numberText(value, lang, 2);
  const marks = { holds: "+", doubtful: "!", "cannot-be-checked": "?" } as const;
  const series = rowsText(
    answer.series,
    [
      { head: YEAR, text: ({ year }) => String(year) },
      {
        head: { sv: "åtgärd", en: "treated" },
        text: ({ treated }) => figureText(treated, lang, 2),
        right: true,
      },
      {
        head: { sv: "jämförelse", en: "comparison" },
        text: ({ comparison }) => figureText(comparison, lang, 2),
        right: true,
      },
    ],
    lang,
  );
  const balance = rowsText(
    answer.balance,
    [
      { head: { sv: "före", en: "before" }, text: ({ what }) => what[lang] },
      { head: { sv: "åtgärd", en: "treated" }, text: ({ treated }) => n(treated), right: true },
      { head: { sv: "jämförelse", en: "comparison" }, text: ({ comparison }) => n(comparison), right: true },
      {
        head: { sv: "i std.avvikelser", en: "in std. deviations" },
        text: ({ standardised }) => n(standardised),
        right: true,
      },
    ],
    lang,
  );
  const said = answer.reading.map((text) => `${text[lang]}\n`).join("");
  const assumed = answer.assumptions.map(({ text, checked }) => `${marks[checked]} ${text[lang]}\n`).join("");
  return `${inventedLine(answer)[lang]}${answer.title[lang]}\n${said}\n${series}\n${balance}\n${assumed}`;
}

export function earlyText(answer: EarlyAnswer, lang: Lang): string {
  const lines = answer.rows.map(
    ({ area, text }) => `${area.kommun?.name ?? ""}  ${area.name} (${area.code}). ${text[lang]}\n`,
  );
  const said = answer.reading.map((text) => `${text[lang]}\n`).join("");
  return `${inventedLine(answer)[lang]}${answer.title[lang]}\n${said}\n${lines.join("")}`;
}

export const newsText = (entries: readonly NewsEntry[], lang: Lang): string =>
  entries
    .map(({ at, title, text }) => `${at.slice(0, 10)}  ${title[lang]}\n            ${text[lang]}\n`)
    .join("");
