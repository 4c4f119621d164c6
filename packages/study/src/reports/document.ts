import type { Report } from "@tvars/api";
import type { Text } from "@tvars/cube";
import { number } from "@tvars/report";
import type { DocumentBlock, DocumentModel } from "@tvars/report/document";
import { markdownBlocks } from "@tvars/report/document";
import { sumSaid } from "./economics.ts";
import { methodBlocks, sourceOf } from "./method-annex.ts";
import { TOLD_NOTHING, type Told, originsIn } from "./origins.ts";
import { secrecyBlocks } from "./secrecy-annex.ts";
import { type AnsweredStep, stepBlocks } from "./step-blocks.ts";
import { MOST_PICTURES } from "./templates.ts";
import { FRONT, WORDS } from "./words.ts";

export interface DocumentNeeds {
  /** Steps of the report's studies by `STUDY/STEP`, answered. */
  steps: ReadonlyMap<string, AnsweredStep>;
  /** Where the app is reached, for links from figures to their screens. */
  base: string;
  told?: Told;
}

/** A report as a document: the same in every format, and the same at every build of unchanged answers. */
export function documentOf(
  report: Report,
  { steps, base, told = TOLD_NOTHING }: DocumentNeeds,
): DocumentModel {
  const { lang } = report;
  const say = (text: Text): string => text[lang];
  const most = MOST_PICTURES[report.template];
  const small = most !== undefined;
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
      blocks.push(...stepBlocks(answered, { lang, show: block.show, base, again, most, told }));
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
  if (!small) {
    blocks.push(heading(WORDS.method), ...methodBlocks(report, used, told));
    blocks.push(heading(WORDS.secrecy), ...secrecyBlocks(report, used));
  }
  const invented = used.some(({ answer }) => originsIn(answer).some((one) => one.invented));
  return {
    id: report.id,
    lang,
    title: report.title,
    ...(report.subtitle === "" ? {} : { subtitle: report.subtitle }),
    author: report.agency || "Tvärs",
    date: report.date ?? dataDate(used),
    ...(invented ? { banner: say(WORDS.invented) } : {}),
    ...(small
      ? { compact: true }
      : { front: { agency: report.agency, addressee: report.addressee, facts: frontFacts(report) } }),
    blocks,
    sources: small ? [] : used.flatMap((one) => sourceOf(one, report, { base, told })),
  };
}

/** Of a document that states none: when its newest data were fetched, so that a second build is the same bytes. */
const dataDate = (steps: readonly AnsweredStep[]): string =>
  steps
    .flatMap(({ answer }) => originsIn(answer).map(({ fetched }) => fetched?.slice(0, 10) ?? ""))
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
  return rows.map(([name, content]) => ({ name: name[lang], content: content || WORDS.unknown[lang] }));
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
