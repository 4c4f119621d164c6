import type { ConsequenceSheet, Plan, PlanAnswer, PlanOrder } from "@tvars/api";
import type { Io } from "../io.ts";
import { figureText, numberText, rowsText } from "../rows.ts";
import { inventedLine } from "./words.ts";

/** Plans as text for the eye. */
export const importedText = ({ id, measures, problems }: Plan, { lang }: Io): string =>
  [
    lang === "sv" ? `${id}: ${measures.length} åtgärder` : `${id}: ${measures.length} measures`,
    ...problems.map(
      ({ row, text, kept }) =>
        `${row ?? "–"}  ${text[lang]}${kept ? "" : lang === "sv" ? " [inte med]" : " [not kept]"}`,
    ),
    "",
  ].join("\n");

export const orderText = (answer: PlanOrder, { lang }: Io): string =>
  `${inventedLine(answer)[lang]}${answer.title[lang]}\n\n${rowsText(
    answer.measures.map((one, at) => ({ ...one, at })),
    [
      { head: { sv: "", en: "" }, text: ({ at }) => String(at + 1), right: true },
      { head: { sv: "åtgärd", en: "measure" }, text: ({ name }) => name },
      ...answer.measures.map((_, other) => ({
        head: { sv: String(other + 1), en: String(other + 1) },
        text: ({ at }: { at: number }) => {
          const share = answer.before[at]![other];
          return share === null || share === undefined ? "–" : String(Math.round(100 * share));
        },
        right: true,
      })),
    ],
    lang,
  )}\n${
    lang === "sv"
      ? `Procent av ${answer.draws} dragningar där radens åtgärd kommer före kolumnens.`
      : `Per cent of ${answer.draws} draws in which the measure of the row comes before that of the column.`
  }\n`;

const right = true;

export function planText(answer: PlanAnswer, { lang }: Io): string {
  const n = (value: number | null | undefined, decimals = 0): string =>
    value === null || value === undefined ? "–" : numberText(value, lang, decimals);
  const rows = rowsText(
    answer.rows,
    [
      { head: { sv: "plats", en: "rank" }, text: ({ rank }) => n(rank), right },
      {
        head: { sv: "90 %", en: "90 %" },
        text: ({ rankLow, rankHigh }) => `${n(rankLow)}–${n(rankHigh)}`,
        right,
      },
      { head: { sv: "poäng", en: "score" }, text: ({ score }) => n(score, 2), right },
      { head: { sv: "åtgärd", en: "measure" }, text: ({ measure }) => measure.name },
      { head: { sv: "mnkr", en: "MSEK" }, text: ({ measure }) => n(measure.costMsek, 1), right },
      { head: { sv: "boende", en: "residents" }, text: ({ reach }) => n(reach?.all), right },
      {
        head: { sv: "typ 1–2 %", en: "types 1–2 %" },
        text: ({ shareChallenged: { value } }) => n(value === null ? null : 100 * value),
        right,
      },
    ],
    lang,
  );
  const types = rowsText(
    answer.spending.byType,
    [
      { head: { sv: "områdestyp", en: "area type" }, text: ({ type }) => String(type), right },
      { head: { sv: "mnkr", en: "MSEK" }, text: ({ msek }) => n(msek, 1), right },
      { head: { sv: "invånare", en: "residents" }, text: ({ residents }) => n(residents), right },
      {
        head: { sv: "kr per invånare", en: "SEK per resident" },
        text: ({ perResident }) => n(perResident),
        right,
      },
    ],
    lang,
  );
  return `${inventedLine(answer)[lang]}${answer.title[lang]}\n\n${rows}\n${types}\n${[...answer.reading, ...answer.leavesOut].map((one) => `${one[lang]}\n`).join("")}`;
}

export const sheetText = (answer: ConsequenceSheet, { lang }: Io): string =>
  `${inventedLine(answer)[lang]}${answer.title[lang]}\n\n${answer.questions
    .map(({ heading, question, answer: said, figures, toFindOut }) =>
      [
        `${heading[lang]}: ${question[lang]}`,
        ...(figures.length === 0
          ? [`  ${said[lang]} ${toFindOut?.[lang] ?? ""}`]
          : figures.map(
              ({ title, value, unit }) => `  ${title[lang]}: ${figureText(value, lang, 1)} ${unit[lang]}`,
            )),
        "",
      ].join("\n"),
    )
    .join("")}`;
