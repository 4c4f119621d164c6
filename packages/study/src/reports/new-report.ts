import type { Report, StudyDefinition } from "@tvars/api";
import type { Text } from "@tvars/cube";
import { StudyError } from "../error.ts";
import type { Study } from "../study.ts";
import { suggestedStep } from "./suggested-steps.ts";
import { QUESTIONS, type SuggestedStep, TEMPLATES } from "./templates.ts";
import { SHEETS } from "./sheets.ts";
import { WHY_NOT } from "./why-not.ts";

export interface NewReport {
  template: Report["template"];
  id?: string | undefined;
  place?: string | undefined;
  lang?: Report["lang"] | undefined;
  /** A report whose facts and results it has too, for the same in another language. */
  like?: string | undefined;
}

/**
 * The same report in another language: its facts, economics, duties and results, of the same studies; the texts are its
 * template's in that language, to be edited.
 */
export async function reportLike(study: Study, other: Report, asked: NewReport): Promise<Report> {
  const { report } = await newReportOf(study, asked);
  const { ownReference, due, decisionMaker, rapporteur, date, assignment, economics, duties } = other;
  return {
    ...report,
    assignment: { ...assignment, title: report.assignment.title },
    ownReference,
    due,
    decisionMaker,
    rapporteur,
    date,
    economics,
    duties,
    sections: other.sections.map((section) => ({
      ...section,
      blocks: [
        ...(report.sections
          .find(({ id }) => id === section.id)
          ?.blocks.filter(({ kind }) => kind === "text") ?? []),
        ...section.blocks.filter(({ kind }) => kind === "step"),
      ],
    })),
  };
}

/** A new report with a study of those of its template's steps that the stored data can answer. */
export async function newReportOf(
  study: Study,
  { template, id = template, place = "riket", lang = "sv" }: NewReport,
): Promise<{ report: Report; study: StudyDefinition | undefined }> {
  const { agency, reference, title, mandate, suggests, small } = TEMPLATES[template];
  const say = (text: Text): string => text[lang];
  const sheet = SHEETS[template];
  const steps = (await Promise.all(suggests.map((one) => suggestedStep(study, one, place)))).filter(
    (step) => step !== undefined,
  );
  const studyId = `${id}-study`;
  const blocksOf = (which: readonly SuggestedStep[]) =>
    steps
      .filter((step) => which.includes(step.id as SuggestedStep))
      .map((step) => ({
        id: `step-${step.id}`,
        kind: "step" as const,
        study: studyId,
        step: step.id,
        show: "both" as const,
      }));
  const text = (of: string, words: Text) => ({
    id: `${of}-text`,
    kind: "text" as const,
    markdown: say(words),
  });
  const missing = suggests.filter((one) => !steps.some((step) => step.id === one));
  const report: Report = {
    id,
    template,
    lang,
    title: small ? await titledBy(study, say(title), place, lang) : say(title),
    subtitle: "",
    agency: say(agency),
    assignment: small
      ? { reference: "", decided: null, title: "" }
      : { reference, decided: "2022-04-28", title: say(title) },
    ownReference: "",
    addressee: small
      ? ""
      : say({
          sv: "Regeringskansliet, Justitiedepartementet",
          en: "The Government Offices, Ministry of Justice",
        }),
    due: small ? null : "2022-10-28",
    decisionMaker: "",
    rapporteur: "",
    date: small ? null : "2022-10-28",
    summary: say(
      sheet
        ? sheet.lead
        : {
            sv: "Myndigheten redovisar i vilken utsträckning uppgifter om socioekonomisk segregation kan vara stöd i analys, planering, inriktning och uppföljning av den ordinarie verksamheten.",
            en: "The agency accounts for the extent to which figures on socioeconomic segregation can support analysis, planning, direction and follow-up of its ordinary work.",
          },
    ),
    sections: sheet
      ? sheet.sections
          .map(({ id: section, title: of, words, steps: which, show }) => ({
            id: section,
            title: of,
            blocks: [
              ...(words ? [text(section, words)] : []),
              ...blocksOf(which).map((block) => ({ ...block, show })),
            ],
          }))
          // A part whose data are not stored is left out of a document of a page or two.
          .filter(({ blocks }) => blocks.some(({ kind }) => kind === "step") || steps.length === 0)
      : QUESTIONS.map((one) => ({
          id: one.id,
          title: one.title,
          blocks: [text(one.id, one.starter(mandate)), ...blocksOf(one.steps)],
        })),
    notAnswered: small ? "" : missing.map((one) => `- ${say(WHY_NOT[one])}`).join("\n"),
    economics: small
      ? null
      : {
          disposedSek: 500_000,
          usedSek: null,
          repaySek: null,
          requisitioned: null,
          repaid: null,
          accounted: null,
          grant: "",
        },
    duties: small
      ? []
      : [
          {
            id: "requisition",
            title: { sv: "Rekvirera medel", en: "Requisition the funds" },
            due: "2022-09-15",
            done: null,
          },
          {
            id: "report",
            title: { sv: "Redovisa uppdraget", en: "Report on the assignment" },
            due: "2022-10-28",
            done: null,
          },
          {
            id: "account",
            title: {
              sv: "Återbetala och lämna ekonomisk redovisning",
              en: "Repay and account for the funds",
            },
            due: "2023-01-31",
            done: null,
          },
        ],
  };
  const definition: StudyDefinition | undefined =
    steps.length === 0
      ? undefined
      : {
          id: studyId,
          title: {
            sv: `Underlag till ${TEMPLATES[template].title.sv.toLowerCase()}`,
            en: `Basis of ${TEMPLATES[template].title.en.toLowerCase()}`,
          },
          question: {
            sv: "I vilken utsträckning kan uppgifterna vara stöd i analys, planering, inriktning och uppföljning?",
            en: "To what extent can the figures support analysis, planning, direction and follow-up?",
          },
          answers: ["analysis", "planning", "direction", "followup"],
          steps,
          report: id,
        };
  return { report, study: definition };
}

/** The title with the place it is of; without where the place is not known. */
async function titledBy(study: Study, title: string, place: string, lang: Report["lang"]): Promise<string> {
  try {
    const { place: found } = await study.barometer({ place });
    return `${title}: ${found.name[lang]}`;
  } catch (cause) {
    if (cause instanceof StudyError) return title;
    throw cause;
  }
}
