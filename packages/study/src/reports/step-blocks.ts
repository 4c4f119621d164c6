import type { Provenance, Report, ReportBlock, StudyStep } from "@tvars/api";
import type { DocumentBlock, DocumentCell, DocumentTable } from "@tvars/report/document";
import { documentFigure, documentTable } from "@tvars/report/document";
import { number, statusWord } from "@tvars/report";
import { figuresOf } from "../studies/figures.ts";
import { requestOf } from "../studies/call.ts";
import { tableOf } from "./answer-tables.ts";
import { picturesOf } from "./pictures.ts";

type Lang = Report["lang"];

export interface AnsweredStep {
  step: StudyStep;
  answer?: unknown;
  /** Why there is no answer. */
  problem?: { sv: string; en: string };
}

/** Most rows of a table without a picture; the rest stand in the answer itself. */
const MOST_ROWS = 60;

export const provenanceOf = (answer: unknown): Provenance | undefined =>
  answer !== null && typeof answer === "object" && "provenance" in answer
    ? (answer.provenance as Provenance)
    : undefined;

/** The finding, where the answer says one in words. */
export function sentenceOf(answer: unknown, lang: Lang): string | undefined {
  const { title, reading, results } = (answer ?? {}) as Record<string, unknown>;
  const said = (text: unknown): string | undefined =>
    text !== null && typeof text === "object" && lang in text
      ? String((text as Record<Lang, unknown>)[lang])
      : undefined;
  if (Array.isArray(results)) {
    const readings = results.flatMap((one) => said((one as { reading?: unknown }).reading) ?? []);
    if (readings.length > 0) return readings.join(" ");
  }
  return (
    said(reading) ??
    said(title) ??
    (Array.isArray(reading) ? reading.flatMap((one) => said(one) ?? []).join(" ") : undefined)
  );
}

/** A step of a study as it stands in the document: sentence, pictures with their tables, or the table of its figures. */
export function stepBlocks(
  { step, answer, problem }: AnsweredStep,
  {
    lang,
    show,
    base,
    again = "",
  }: { lang: Lang; show: Extract<ReportBlock, { kind: "step" }>["show"]; base: string; again?: string },
): DocumentBlock[] {
  const heading: DocumentBlock = {
    kind: "heading",
    level: 2,
    text: step.title[lang],
    id: `step-${step.id}${again}`,
  };
  if (problem !== undefined || answer === undefined)
    return [
      heading,
      {
        kind: "note",
        tone: "caution",
        title: lang === "sv" ? "Kan inte besvaras" : "Cannot be answered",
        text: [problem?.[lang] ?? ""],
      },
    ];
  const sentence = sentenceOf(answer, lang);
  const blocks: DocumentBlock[] = [heading];
  if (step.why) blocks.push({ kind: "paragraph", text: [step.why[lang]] });
  if (sentence) blocks.push({ kind: "paragraph", style: "finding", text: [sentence] });
  const origin = [step.id];
  const link = linkOf(step, base);
  const hidden = provenanceOf(answer)?.hidden;
  const notes = hidden && hidden.count > 0 ? [`${hidden.count}: ${hidden.reason[lang]}`] : [];
  const pictures = picturesOf(step.route, answer, lang, `p${step.id.replaceAll("-", "")}${again}`);
  const figures = pictures.map((picture, index) =>
    documentFigure(picture, {
      id: `figure-${step.id}${again}${index === 0 ? "" : `-${index + 1}`}`,
      lang,
      origin,
      notes,
      ...(link === undefined ? {} : { link }),
    }),
  );
  if (show === "sentence" && (sentence || figures.length > 0)) {
    if (!sentence) blocks.push({ kind: "paragraph", style: "finding", text: [figures[0]!.alt] });
    return blocks;
  }
  if (figures.length > 0 && show !== "table") blocks.push(...figures);
  else if (figures.length > 0) blocks.push(...figures.map(({ table }) => table));
  const columns = tableOf(step.route, answer, lang);
  const table = columns
    ? documentTable(columns, { id: `table-${step.id}${again}`, title: step.title[lang], lang, origin, notes })
    : answerTable(step, answer, lang, notes, again);
  const own = ["barometer", "transitions"].includes(step.route) && figures.length > 0;
  if (show !== "picture" && !own && table.rows.length > 0) blocks.push(table);
  return blocks;
}

/** Every figure of an answer with what it is called, as the API gives it. */
function answerTable(
  { id, title, route }: StudyStep,
  answer: unknown,
  lang: Lang,
  notes: readonly string[],
  again: string,
): DocumentTable {
  const all = figuresOf(id, answer).filter(({ at }) => !at.startsWith("place/") && at !== "");
  const rows = all.slice(0, MOST_ROWS);
  const left = all.length - rows.length;
  const sv = lang === "sv";
  return {
    kind: "table",
    id: `table-${id}${again}`,
    title: sv ? `${title.sv}: talen` : `${title.en}: the figures`,
    columns: [
      { id: "what", label: sv ? "Vad" : "What", align: "start" },
      { id: "value", label: sv ? "Tal" : "Figure", align: "end" },
    ],
    rows: rows.map(({ label, at, value, status }) => ({
      cells: [{ text: label[lang] || at }, cellOf(value, status, lang)],
    })),
    origin: [id],
    notes: [
      ...notes,
      ...(left > 0
        ? [
            sv
              ? `${left} tal till finns i svaret på frågan ${route}; se metod och underlag.`
              : `${left} more figures are in the answer of ${route}; see method and data.`,
          ]
        : []),
    ],
  };
}

function cellOf(value: number | null, status: string, lang: Lang): DocumentCell {
  if (value === null) {
    const known = status as "suppressed";
    return { text: statusWord(known, lang), status: known };
  }
  const decimals = decimalsOf(value);
  return { text: number(value, lang, decimals), value, decimals, status: value === 0 ? "zero" : "value" };
}

/** As many decimals as say the number as the API gives it, up to six. */
function decimalsOf(value: number): number {
  for (let n = 0; n < 6; n++)
    if (Math.abs(value - Number(value.toFixed(n))) < 1e-9 * Math.max(1, Math.abs(value))) return n;
  return 6;
}

/** Where the rows behind a figure are; a question asked by a body has no address. */
export function linkOf({ route, asked }: StudyStep, base: string): string | undefined {
  const request = requestOf(route, asked);
  return request.startsWith("GET ") ? `${base}${encodeURI(decodeURI(request.slice(4)))}` : undefined;
}
