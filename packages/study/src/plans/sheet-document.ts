import type { ConsequenceSheet, Plan } from "@tvars/api";
import type { Text } from "@tvars/cube";
import { number, reachBars, statusWord } from "@tvars/report";
import type {
  DocumentBlock,
  DocumentCell,
  DocumentFile,
  DocumentFormat,
  DocumentModel,
} from "@tvars/report/document";
import { documentFigure, documentFiles } from "@tvars/report/document";

type Question = ConsequenceSheet["questions"][number];
type Lang = DocumentModel["lang"];

interface Asked {
  plan: Pick<Plan, "id" | "title" | "imported" | "invented">;
  lang: Lang;
  reachM: number;
}

/** The sheet as a file for print or for writing on. */
export async function writeSheet(
  sheet: ConsequenceSheet,
  { format, ...asked }: Asked & { format: DocumentFormat },
): Promise<DocumentFile> {
  const [file] = await documentFiles(sheetDocument(sheet, asked), [format]);
  return file!;
}

/**
 * A measure's social consequences as a document: what is known with its figures, what is not with how to find out, room for what only
 * people can answer, the fields of a samlad effektbedömning, and where the figures come from.
 */
export function sheetDocument(sheet: ConsequenceSheet, { plan, lang, reachM }: Asked): DocumentModel {
  const { measure, questions, export: fields, provenance } = sheet;
  const sv = lang === "sv";
  const say = (text: Text): string => text[lang];
  const [known, unknown] = [questions.filter((one) => one.known), questions.filter((one) => !one.known)];
  const strip = who(sheet, lang, reachM);
  const heading = (text: string): DocumentBlock => ({ kind: "heading", level: 1, text });
  const facts = [
    [sv ? "Väg eller bana" : "Road or railway", measure.road],
    [
      sv ? "Kostnad" : "Cost",
      measure.costMsek === null
        ? null
        : `${number(measure.costMsek, lang, measure.costMsek % 1 === 0 ? 0 : 1)} ${sv ? "mnkr" : "MSEK"}`,
    ],
    [
      sv ? "År" : "Years",
      measure.from === null
        ? null
        : measure.to === measure.from
          ? String(measure.from)
          : `${measure.from}–${measure.to}`,
    ],
  ] as const;
  const blocks: DocumentBlock[] = [
    {
      kind: "paragraph",
      style: "finding",
      text: [
        `${known.length} ${sv ? "av" : "of"} ${questions.length} ${sv ? "frågor om sociala konsekvenser har tal" : "questions on social consequences have figures"}`,
      ],
    },
    {
      kind: "facts",
      items: facts.map(([name, value]) => ({ label: name, value: value ?? NOT_KNOWN[lang] })),
    },
    ...(strip ? [strip] : []),
    heading(sv ? "Det som är känt" : "What is known"),
    known.length > 0
      ? {
          kind: "table",
          id: "known",
          title: sv ? "Frågor med tal" : "Questions with figures",
          columns: [
            { id: "question", label: sv ? "Fråga" : "Question", align: "start" },
            { id: "what", label: sv ? "Tal" : "Figure", align: "start" },
            { id: "value", label: sv ? "Värde" : "Value", align: "end" },
            { id: "unit", label: sv ? "Enhet" : "Unit", align: "start" },
          ],
          rows: known.flatMap((one) => rowsOf(one, lang)),
          origin: ["tvars"],
        }
      : {
          kind: "paragraph",
          text: [sv ? "Inget är känt om åtgärden än." : "Nothing is known of the measure yet."],
        },
    heading(sv ? "Det som inte är känt" : "What is not known"),
    {
      kind: "table",
      id: "unknown",
      title: sv
        ? "Frågor utan tal, och hur de får svar"
        : "Questions without figures, and how to answer them",
      columns: [
        { id: "question", label: sv ? "Fråga" : "Question", align: "start" },
        { id: "reason", label: sv ? "Varför" : "Why", align: "start" },
        { id: "find-out", label: sv ? "Så blir det känt" : "What would make it known", align: "start" },
      ],
      rows: unknown.map(({ question, answer, toFindOut }) => ({
        cells: [{ text: say(question) }, { text: say(answer) }, { text: toFindOut ? say(toFindOut) : "" }],
      })),
      origin: [],
    },
    heading(sv ? "Fält till fördelningsanalysen" : "Fields for the distribution analysis"),
    {
      kind: "table",
      id: "fields",
      title: sv
        ? "Samlad effektbedömning, fördelningsanalys"
        : "Samlad effektbedömning, distribution analysis",
      columns: [
        { id: "field", label: sv ? "Fält" : "Field", align: "start" },
        { id: "label", label: sv ? "Betydelse" : "Meaning", align: "start" },
        { id: "value", label: sv ? "Värde" : "Value", align: "end" },
      ],
      rows: fields.map(({ field, label, value }) => ({
        cells: [{ text: field }, { text: say(label) }, fieldCell(value, lang)],
      })),
      origin: ["tvars"],
    },
    {
      kind: "note",
      title: sv ? "Så räknas det" : "How it is computed",
      tone: "method",
      text: [say(provenance.method)],
    },
  ];
  return {
    id: `plan-${plan.id}-${measure.id}`.slice(0, 100),
    lang,
    title: measure.name,
    subtitle: `${sv ? "Sociala konsekvenser" : "Social consequences"} · ${say(plan.title)}`,
    author: "Tvärs",
    date: plan.imported.slice(0, 10),
    ...(plan.invented ? { banner: sv ? "Påhittat exempel" : "Invented example" } : {}),
    blocks,
    sources: [
      {
        id: "tvars",
        text: [
          ...new Set(
            provenance.origin.map(({ source, table, fetched }) =>
              [source, table, fetched?.slice(0, 10)].filter(Boolean).join(" "),
            ),
          ),
        ].join("; "),
        command: provenance.command,
        request: provenance.request,
      },
    ],
  };
}

const NOT_KNOWN = { sv: "inte känt", en: "not known" } as const;

/** People are whole. */
const decimalsOf = (value: number, unit: Text): number =>
  unit.en !== "people" && Math.abs(value) < 100 && value % 1 !== 0 ? 1 : 0;

function rowsOf({ question, figures }: Question, lang: Lang) {
  return figures.map(({ title, value, unit }, at) => ({
    cells: [
      { text: at === 0 ? question[lang] : "" },
      { text: title[lang] },
      value.value === null
        ? { text: statusWord(value.status, lang), status: value.status }
        : {
            text: number(value.value, lang, decimalsOf(value.value, unit)),
            value: value.value,
            decimals: decimalsOf(value.value, unit),
            status: value.status,
          },
      { text: unit[lang] },
    ],
  }));
}

function fieldCell(value: string, lang: Lang): DocumentCell {
  const parsed = /^-?\d+(?:\.\d+)?$/.test(value) ? Number(value) : NaN;
  if (Number.isNaN(parsed)) return { text: value === "ej känt" ? NOT_KNOWN[lang] : value };
  const decimals = value.split(".")[1]?.length ?? 0;
  return { text: value.replace(".", lang === "sv" ? "," : "."), value: parsed, decimals, status: "value" };
}

/** Those within reach by type, and those who gain where a scenario tells. */
function who(
  { measure, questions }: ConsequenceSheet,
  lang: Lang,
  reachM: number,
): DocumentBlock | undefined {
  const sv = lang === "sv";
  const bars = (
    [
      ["people", sv ? `Bor inom ${number(reachM, lang)} m` : `Live within ${number(reachM, lang)} m`],
      ["accessibility", sv ? "Får kortare väg" : "Get a shorter way"],
    ] as const
  ).flatMap(([id, label]) => {
    const figures = questions.find((one) => one.id === id)?.figures ?? [];
    const of = (type: number | null): number =>
      figures.find((one) => one.type === type && one.unit.en === "people")?.value.value ?? 0;
    return figures.some(({ type }) => type !== undefined)
      ? [{ label, people: { byType: [1, 2, 3, 4, 5].map(of), unknown: of(null) } }]
      : [];
  });
  if (bars.length === 0) return undefined;
  const picture = reachBars(
    { rows: [{ id: measure.id, label: measure.name, bars }] },
    { lang, theme: "print", width: 640, standalone: false, idPrefix: "sheet" },
  );
  return documentFigure(picture, { id: "who", lang, origin: ["tvars"] });
}
