import type { BreakdownAnswer, Estimated } from "@tvars/api";
import { inventedLine, remarks } from "./commands/words.ts";
import type { Lang } from "./lang.ts";
import { type Column, figureText, numberText, rowsText } from "./rows.ts";

type Row = BreakdownAnswer["rows"][number];
const right = true;

/** A table of records for the eye: the finding, the figures with their intervals, gaps, who is missing, and how to read it. */
export function breakdownText(answer: BreakdownAnswer, lang: Lang): string {
  const sv = lang === "sv";
  const has = (of: (row: Row) => unknown): boolean => answer.rows.some((row) => of(row) !== null);
  const columns: Column<Row>[] = [
    ...answer.dimensions.map(({ id, title }): Column<Row> => ({
      head: title,
      text: ({ label }) => label[id]![lang],
    })),
    {
      head: { sv: "antal", en: "count" },
      text: ({ count }) => figureText(count, lang, decimals(count.value)),
      right,
    },
    ...(has(({ denominator }) => denominator)
      ? [
          {
            head: { sv: "av", en: "of" },
            text: ({ denominator }: Row) => (denominator ? figureText(denominator, lang) : ""),
            right,
          },
        ]
      : []),
    ...estimated("value", { sv: "värde", en: "value" }),
    ...estimated("standardised", { sv: "standardiserat", en: "standardised" }),
    ...estimated("difference", { sv: "skillnad", en: "difference" }),
    ...estimated("ratio", { sv: "kvot", en: "ratio" }),
  ];
  const table = rowsText(answer.rows, columns, lang);
  const gaps = answer.gaps.length
    ? `\n${rowsText(
        answer.gaps,
        [
          { head: { sv: "mellan typer", en: "between types" }, text: ({ title }) => title[lang] },
          { head: { sv: "värde", en: "value" }, text: ({ value }) => valueText(value, lang), right },
          {
            head: { sv: "intervall", en: "interval" },
            text: ({ value }) => intervalText(value, lang),
            right,
          },
        ],
        lang,
      )}`
    : "";
  const { unmatched } = answer;
  const bounds = unmatched.bounds.length
    ? `\n${rowsText(
        unmatched.bounds,
        [
          {
            head: { sv: "om de saknade låg i typen", en: "if the missing lay in the type" },
            text: ({ type }) => `${sv ? "typ" : "type"} ${type}`,
          },
          {
            head: { sv: "ingen", en: "none" },
            text: ({ low }) => numberText(low, lang, decimals(low)),
            right,
          },
          {
            head: { sv: "alla", en: "all" },
            text: ({ high }) => numberText(high, lang, decimals(high)),
            right,
          },
        ],
        lang,
      )}`
    : "";
  const said = [...answer.reading, ...answer.secrecy.words, ...answer.caveats]
    .map((text) => `– ${text[lang]}\n`)
    .join("");
  const head = `${inventedLine(answer)[lang]}${answer.title[lang]}\n${answer.unit[lang]}\n`;
  return `${head}\n${table}${remarks(table)[lang]}${gaps}${bounds}\n${said}`;

  function estimated(
    id: "value" | "standardised" | "difference" | "ratio",
    title: { sv: string; en: string },
  ): Column<Row>[] {
    if (!has((row) => row[id])) return [];
    return [
      { head: title, text: (row) => (row[id] ? valueText(row[id], lang) : ""), right },
      {
        head: { sv: "intervall", en: "interval" },
        text: (row) => (row[id] ? intervalText(row[id], lang) : ""),
        right,
      },
    ];
  }
}

const valueText = ({ figure }: Estimated, lang: Lang): string =>
  figureText(figure, lang, decimals(figure.value));

function intervalText({ low, high }: Estimated, lang: Lang): string {
  if (low === null || high === null || !Number.isFinite(low) || !Number.isFinite(high)) return "";
  const places = Math.max(decimals(low), decimals(high));
  return `${numberText(low, lang, places)} … ${numberText(high, lang, places)}`;
}

function decimals(value: number | null): number {
  const size = Math.abs(value ?? 0);
  if (value === null || Number.isInteger(value) || size >= 1000) return 0;
  return size >= 100 ? 1 : size >= 1 ? 2 : 4;
}
