import type { Report } from "@tvars/api";
import type { Text } from "@tvars/cube";
import { number } from "@tvars/report";
import type { DocumentBlock, DocumentModel, DocumentSource } from "@tvars/report/document";
import { markdownBlocks } from "@tvars/report/document";
import { requestOf } from "../studies/call.ts";
import { originsOf } from "../studies/run.ts";
import { PROGRAM_VERSION } from "../studies/version.ts";
import { sumSaid } from "./economics.ts";
import { type AnsweredStep, linkOf, provenanceOf, stepBlocks } from "./step-blocks.ts";
import { FRONT, WORDS } from "./words.ts";

export interface DocumentNeeds {
  /** Steps of the report's studies by `STUDY/STEP`, answered. */
  steps: ReadonlyMap<string, AnsweredStep>;
  /** Where the program is reached, for links from figures to their rows. */
  base: string;
}

/** A report as a document: the same in every format, and the same at every build of unchanged answers. */
export function documentOf(report: Report, { steps, base }: DocumentNeeds): DocumentModel {
  const { lang } = report;
  const say = (text: Text): string => text[lang];
  const small = report.template === "fact-sheet" || report.template === "brief";
  const used = stepsOf(report, steps);
  const heading = (text: Text, level: 1 | 2 = 1): DocumentBlock => ({
    kind: "heading",
    level,
    text: say(text),
  });
  const blocks: DocumentBlock[] = [
    ...(small ? [] : [{ kind: "contents" } as const, { kind: "page-break" } as const]),
    ...(small ? [] : [heading(WORDS.summary)]),
    ...markdownBlocks(report.summary).map((block) =>
      block.kind === "paragraph" ? { ...block, style: "lead" as const } : block,
    ),
  ];
  const shown = new Map<AnsweredStep, number>();
  for (const section of report.sections) {
    blocks.push(heading(section.title));
    for (const block of section.blocks) {
      if (block.kind === "text") {
        blocks.push(...markdownBlocks(block.markdown));
        continue;
      }
      const answered = steps.get(`${block.study}/${block.step}`);
      if (!answered) continue;
      const times = (shown.get(answered) ?? 0) + 1;
      shown.set(answered, times);
      const again = times === 1 ? "" : `-again${times}`;
      blocks.push(...stepBlocks(answered, { lang, show: block.show, base, again }));
    }
  }
  const failed = used.filter(({ problem }) => problem);
  if (!small || failed.length > 0 || report.notAnswered.trim() !== "") {
    blocks.push(heading(WORDS.notAnswered));
    if (report.notAnswered.trim() !== "") blocks.push(...markdownBlocks(report.notAnswered));
    if (failed.length > 0)
      blocks.push({
        kind: "list",
        items: failed.map(({ step, problem }) => [`${say(step.title)}: ${say(problem!)}`]),
      });
    if (failed.length === 0 && report.notAnswered.trim() === "")
      blocks.push({ kind: "paragraph", text: [say(WORDS.allAnswered)] });
  }
  if (report.economics) blocks.push(heading(WORDS.economics), ...economicsBlocks(report));
  blocks.push(heading(WORDS.method), ...methodBlocks(report, used));
  blocks.push(heading(WORDS.secrecy), ...secrecyBlocks(report, used));
  const invented = used.some(({ answer }) => originsOf(answer).some((one) => one.invented));
  return {
    id: report.id,
    lang,
    title: report.title,
    ...(report.subtitle === "" ? {} : { subtitle: report.subtitle }),
    author: report.agency || "Tvärs",
    date: report.date ?? dataDate(used),
    ...(invented ? { banner: say(WORDS.invented) } : {}),
    ...(small
      ? {}
      : { front: { agency: report.agency, addressee: report.addressee, facts: frontFacts(report) } }),
    blocks,
    sources: used.flatMap((one) => sourceOf(one, report, base)),
  };
}

/** Of a document that states none: when its newest data were fetched, so that a second build is the same bytes. */
const dataDate = (steps: readonly AnsweredStep[]): string =>
  steps
    .flatMap(({ answer }) => originsOf(answer).map(({ fetched }) => fetched?.slice(0, 10) ?? ""))
    .sort()
    .at(-1) || "2022-10-28";

/** Steps in the order the document meets them, each once. */
export function stepsOf(report: Report, steps: ReadonlyMap<string, AnsweredStep>): AnsweredStep[] {
  const found = new Set<AnsweredStep>();
  for (const { blocks } of report.sections)
    for (const block of blocks) {
      const one = block.kind === "step" ? steps.get(`${block.study}/${block.step}`) : undefined;
      if (one) found.add(one);
    }
  return [...found];
}

function frontFacts(report: Report): { name: string; content: string }[] {
  const { lang } = report;
  const rows: [Text, string | null][] = [
    [FRONT.reference, report.assignment.reference],
    [FRONT.decided, report.assignment.decided],
    [FRONT.ownReference, report.ownReference],
    [FRONT.due, report.due],
    [FRONT.date, report.date],
    [FRONT.decisionMaker, report.decisionMaker],
    [FRONT.rapporteur, report.rapporteur],
  ];
  return rows.flatMap(([name, content]) => (content ? [{ name: name[lang], content }] : []));
}

function economicsBlocks({ economics, lang }: Report): DocumentBlock[] {
  const one = economics!;
  const unknown = WORDS.unknown[lang];
  const sek = (value: number): string => number(value, lang, Number.isInteger(value) ? 0 : 2);
  const sum = sumSaid(one, sek);
  const rows: [Text, string | null, number | null][] = [
    [WORDS.disposed, one.disposedSek === null ? null : `${sek(one.disposedSek)} kr`, one.disposedSek],
    [WORDS.used, one.usedSek === null ? null : `${sek(one.usedSek)} kr`, one.usedSek],
    [WORDS.repay, one.repaySek === null ? null : `${sek(one.repaySek)} kr`, one.repaySek],
    [WORDS.grant, one.grant || null, null],
    [WORDS.requisitioned, one.requisitioned, null],
    [WORDS.repaid, one.repaid, null],
    [WORDS.accounted, one.accounted, null],
  ];
  return [
    {
      kind: "table",
      id: "economics",
      title: WORDS.economics[lang],
      columns: [
        { id: "what", label: lang === "sv" ? "Post" : "Item", align: "start" },
        { id: "value", label: lang === "sv" ? "Uppgift" : "Entry", align: "end" },
      ],
      rows: rows.map(([name, text, value]) => ({
        cells: [
          { text: name[lang] },
          value === null
            ? { text: text ?? unknown }
            : { text: text!, value, decimals: 0, status: value === 0 ? "zero" : "value" },
        ],
      })),
      origin: [],
      notes: sum === undefined ? [] : [`${sum} kr`],
    },
  ];
}

function methodBlocks({ lang }: Report, steps: readonly AnsweredStep[]): DocumentBlock[] {
  const sv = lang === "sv";
  const blocks: DocumentBlock[] = [
    { kind: "paragraph", text: [WORDS.everyFigure[lang]] },
    {
      kind: "paragraph",
      text: [sv ? `Program: Tvärs ${PROGRAM_VERSION}.` : `Program: Tvärs ${PROGRAM_VERSION}.`],
    },
  ];
  // What a source asks to be said with its figures is said once, however many results are made of them.
  const notes = new Set<string>();
  for (const { step, answer } of steps) {
    const provenance = provenanceOf(answer);
    if (answer === undefined) continue;
    blocks.push({ kind: "heading", level: 2, text: step.title[lang] });
    if (provenance) blocks.push({ kind: "paragraph", text: [printable(provenance.method[lang])] });
    blocks.push({
      kind: "list",
      items: [
        [`${sv ? "Fråga" : "Request"}: `, { text: requestOf(step.route, step.asked), code: true }],
        ...(provenance
          ? [[`${sv ? "Kommando" : "Command"}: `, { text: provenance.command, code: true }]]
          : []),
        ...originsOf(answer).map((one) => [originSaid(one, lang)]),
      ],
    });
    for (const { mandatory, text } of provenance?.notes ?? []) if (mandatory) notes.add(text[lang].trim());
  }
  if (notes.size > 0)
    blocks.push(
      { kind: "heading", level: 2, text: sv ? "Källornas anmärkningar" : "Notes of the sources" },
      { kind: "list", items: [...notes].map((note) => [note]) },
    );
  return blocks;
}

/** Raised and lowered letters that the document's typeface does not have, as they are written in a line. */
const LETTERS: Record<string, string> = { ᵢ: "_i", ⱼ: "_j", ᴺ: "^N", ᴱ: "^E", "⁰": "^0" };
const printable = (text: string): string => text.replaceAll(/[ᵢⱼᴺᴱ⁰]/g, (one) => LETTERS[one]!);

function originSaid(one: ReturnType<typeof originsOf>[number], lang: "sv" | "en"): string {
  const parts = [
    `${one.source}${one.table ? ` ${one.table}` : ""}`,
    one.updated ? `${lang === "sv" ? "uppdaterad" : "updated"} ${one.updated.slice(0, 10)}` : "",
    one.snapshot ?? "",
    one.licence ?? "",
  ];
  return parts.filter((part) => part !== "").join(", ");
}

function secrecyBlocks({ lang }: Report, steps: readonly AnsweredStep[]): DocumentBlock[] {
  const sv = lang === "sv";
  const rows = steps.flatMap(({ step, answer }) => {
    const hidden = provenanceOf(answer)?.hidden;
    const { secrecy } = (answer ?? {}) as {
      secrecy?: { primary: number; secondary: number; published: number };
    };
    const count = secrecy ? secrecy.primary + secrecy.secondary : (hidden?.count ?? 0);
    if (count === 0) return [];
    const why = hidden?.reason[lang] ?? "";
    const parts = secrecy
      ? sv
        ? `${secrecy.primary} för att de är små, ${secrecy.secondary} för att de annars kunde räknas fram, ${secrecy.published} visas.`
        : `${secrecy.primary} because they are small, ${secrecy.secondary} because they could otherwise be worked out, ${secrecy.published} are shown.`
      : why;
    return [{ title: step.title[lang], count, parts }];
  });
  if (rows.length === 0) return [{ kind: "paragraph", text: [WORDS.nothingHidden[lang]] }];
  return [
    {
      kind: "table",
      id: "secrecy",
      title: WORDS.secrecy[lang],
      columns: [
        { id: "step", label: sv ? "Resultat" : "Result", align: "start" },
        { id: "count", label: sv ? "Dolda tal" : "Hidden figures", align: "end" },
        { id: "why", label: sv ? "Varför" : "Why", align: "start" },
      ],
      rows: rows.map(({ title, count, parts }) => ({
        cells: [
          { text: title },
          { text: String(count), value: count, decimals: 0, status: "value" },
          { text: parts },
        ],
      })),
      origin: [],
    },
  ];
}

function sourceOf({ step, answer }: AnsweredStep, { lang }: Report, base: string): DocumentSource[] {
  if (answer === undefined) return [];
  const command = provenanceOf(answer)?.command;
  const origins = [
    ...new Set(originsOf(answer).map((one) => `${one.source}${one.table ? ` ${one.table}` : ""}`)),
  ];
  const link = linkOf(step, base);
  return [
    {
      id: step.id,
      text: `${step.title[lang]}. ${origins.join("; ")}`,
      ...(command === undefined ? {} : { command }),
      request: requestOf(step.route, step.asked),
      ...(link === undefined ? {} : { link }),
    },
  ];
}
