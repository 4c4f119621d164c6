import type { Provenance, Report, ReportBlock, StudyStep } from "@tvars/api";
import type { DocumentBlock, DocumentCell, DocumentTable } from "@tvars/report/document";
import { documentFigure, documentTable } from "@tvars/report/document";
import { number, statusWord } from "@tvars/report";
import { figuresOf } from "../studies/figures.ts";
import { tablesOf } from "./answer-tables.ts";
import { type Ground, picturesOf } from "./pictures/index.ts";
import { TOLD_NOTHING, type Told } from "./origins.ts";
import { dataSaid, provenanceNotes } from "./provenance-note.ts";
import { screenOf } from "./screen-of.ts";
import { leavesOutOf, readingOf, sentenceOf } from "./said.ts";

export { sentenceOf } from "./said.ts";

type Lang = Report["lang"];

export interface AnsweredStep {
  step: StudyStep;
  answer?: unknown;
  /** What its maps are drawn on. */
  ground?: Ground | undefined;
  /** Why there is no answer. */
  problem?: { sv: string; en: string };
}

/** Most rows of a table without a picture; the rest stand in the answer itself. */
const MOST_ROWS = 60;
/** A map of a country has thousands of areas: as a table in a document they would be a book of their own. */
const MOST_MAP_ROWS = 100;

export const provenanceOf = (answer: unknown): Provenance | undefined =>
  answer !== null && typeof answer === "object" && "provenance" in answer
    ? (answer.provenance as Provenance)
    : Array.isArray(answer)
      ? provenanceOf(answer[0])
      : answer !== null && typeof answer === "object" && "table" in answer
        ? provenanceOf(answer.table)
        : undefined;

interface StepLooks {
  lang: Lang;
  show: Extract<ReportBlock, { kind: "step" }>["show"];
  /** Where the app is reached, for links from figures to their screens. */
  base: string;
  told?: Told | undefined;
  /** Distinguishes a step that is shown a second time. */
  again?: string;
  /** Pictures at most, and no words but the finding: for documents of a page or two. */
  most?: number | undefined;
}

/** A step of a study as it stands in the document: finding, what it says, pictures with their tables, and its tables. */
export function stepBlocks(
  { step, answer, problem, ground }: AnsweredStep,
  { lang, show, base, again = "", most, told = TOLD_NOTHING }: StepLooks,
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
  // A document of a page or two has no list of sources to refer to.
  const origin = most === undefined ? [step.id] : [];
  const link = linkOf(step, base);
  const hidden = provenanceOf(answer)?.hidden;
  const notes = hidden && hidden.count > 0 ? [`${hidden.count}: ${hidden.reason[lang]}`] : [];
  const data = dataSaid(answer, lang, told);
  const said = [
    ...provenanceNotes(step.asked, answer, lang, told),
    ...(most === undefined || data === "" ? [] : [`${lang === "sv" ? "Källa" : "Source"}: ${data}.`]),
  ];
  const figures = picturesOf(step.route, answer, {
    lang,
    idPrefix: `p${step.id.replaceAll("-", "")}${again.replaceAll("-", "")}`,
    ground,
    most,
  }).map((picture, index) => {
    const id = `figure-${step.id}${again}${index === 0 ? "" : `-${index + 1}`}`;
    const figure = documentFigure(picture, {
      id,
      lang,
      origin,
      notes: [...notes, ...said],
      ...(link === undefined ? {} : { link }),
    });
    return { ...figure, table: cut(figure.table, lang) };
  });
  const sentence = sentenceOf(answer, lang);
  const blocks: DocumentBlock[] = most === undefined ? [heading] : [];
  if (step.why) blocks.push({ kind: "paragraph", text: [step.why[lang]] });
  const alike = (a: string, b: string): boolean => a.replace(/\.$/, "") === b.replace(/\.$/, "");
  const repeats = show !== "sentence" && figures.some(({ title }) => alike(title, sentence ?? ""));
  if (sentence && !repeats) blocks.push({ kind: "paragraph", style: "finding", text: [sentence] });
  if (show === "sentence" && (sentence || figures.length > 0)) {
    if (!sentence) blocks.push({ kind: "paragraph", style: "finding", text: [figures[0]!.alt] });
    return blocks;
  }
  if (most === undefined)
    blocks.push(...readingBlocks(readingOf(answer, lang).filter((one) => !alike(one, sentence ?? ""))));
  if (figures.length > 0 && show !== "table") blocks.push(...figures);
  const own = tablesOf(step.route, answer, lang);
  if (show !== "picture" && own)
    blocks.push(
      ...own
        .filter(({ table }) => table.rows.length > 0)
        .map(({ title, table, notes: about = [] }, index) =>
          documentTable(table, {
            id: `table-${step.id}${again}${index === 0 ? "" : `-${index + 1}`}`,
            title: (title ?? step.title)[lang],
            lang,
            origin,
            notes: [...about.map((one) => one[lang]), ...notes, ...(figures.length === 0 ? said : [])],
          }),
        ),
    );
  else if (figures.length > 0 && show === "table") blocks.push(...figures.map(({ table }) => table));
  else if (figures.length === 0) {
    const table = answerTable(step, answer, { lang, notes: [...notes, ...said], again, origin });
    if (table.rows.length > 0) blocks.push(table);
  }
  const leavesOut = leavesOutOf(answer, lang);
  if (show !== "picture" && leavesOut)
    blocks.push(
      { kind: "paragraph", text: [leavesOut.lead] },
      { kind: "list", items: leavesOut.items.map((one) => [one]) },
    );
  return blocks;
}

const readingBlocks = (said: readonly string[]): DocumentBlock[] =>
  said.length === 0
    ? []
    : said.length === 1
      ? [{ kind: "paragraph", text: [said[0]!] }]
      : [{ kind: "list", items: said.map((one) => [one]) }];

/** The first rows of a long table, and where the others are. */
function cut(table: DocumentTable, lang: Lang): DocumentTable {
  const left = table.rows.length - MOST_MAP_ROWS;
  if (left <= 0) return table;
  const all = table.rows.length;
  return {
    ...table,
    rows: table.rows.slice(0, MOST_MAP_ROWS),
    notes: [
      ...(table.notes ?? []),
      lang === "sv"
        ? `${MOST_MAP_ROWS} av ${all} rader visas; alla finns på skärmen och i svaret på frågan.`
        : `${MOST_MAP_ROWS} of ${all} rows are shown; all are on the screen and in the answer.`,
    ],
  };
}

/** Every figure of an answer with what it is called, as the API gives it. */
function answerTable(
  { id, title }: StudyStep,
  answer: unknown,
  { lang, notes, again, origin }: { lang: Lang; notes: readonly string[]; again: string; origin: string[] },
): DocumentTable {
  const all = figuresOf(id, answer).filter(
    ({ at, label }) => !at.startsWith("place/") && at !== "" && label[lang] !== "",
  );
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
    rows: rows.map(({ label, value, status }) => ({
      cells: [{ text: label[lang] }, cellOf(value, status, lang)],
    })),
    origin,
    notes: [
      ...notes,
      ...(left > 0
        ? [
            sv
              ? `${left} tal till finns i svaret på frågan; se metod och underlag.`
              : `${left} more figures are in the answer; see method and data.`,
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

/** Where in the app the same figure is shown. */
export function linkOf({ route, asked }: StudyStep, base: string): string | undefined {
  const screen = screenOf(route, asked);
  return screen === undefined ? undefined : `${base.replace(/\/$/, "")}${screen}`;
}
