import type { Report, StudyDefinition, StudyStep } from "@tvars/api";
import type { Text } from "@tvars/cube";
import { StudyError } from "../error.ts";
import type { Study } from "../study.ts";
import { STEP_ROUTES, callRoute } from "../studies/call.ts";
import { QUESTIONS, type SuggestedStep, TEMPLATES } from "./templates.ts";

export interface NewReport {
  template: Report["template"];
  id?: string | undefined;
  place?: string | undefined;
  lang?: Report["lang"] | undefined;
}

/** A new report with a study of those of its template's steps that the stored data can answer. */
export async function newReportOf(
  study: Study,
  { template, id = template, place = "riket", lang = "sv" }: NewReport,
): Promise<{ report: Report; study: StudyDefinition | undefined }> {
  const { agency, reference, title, mandate, suggests, small } = TEMPLATES[template];
  const say = (text: Text): string => text[lang];
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
    title: say(title),
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
      small
        ? {
            sv: "Det här bladet visar det som är känt om platsen. Siffrorna gäller hela områden och säger inget om en enskild människa.",
            en: "This sheet shows what is known about the place. The figures are about whole areas and say nothing about any one person.",
          }
        : {
            sv: "Myndigheten redovisar i vilken utsträckning uppgifter om socioekonomisk segregation kan vara stöd i analys, planering, inriktning och uppföljning av den ordinarie verksamheten.",
            en: "The agency accounts for the extent to which figures on socioeconomic segregation can support analysis, planning, direction and follow-up of its ordinary work.",
          },
    ),
    sections: small
      ? [
          {
            id: "facts",
            title: title,
            blocks: blocksOf(suggests),
          },
        ]
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

const WHY_NOT: Record<SuggestedStep, Text> = {
  types: {
    sv: "Befolkning efter områdestyp: inga områdestyper är lagrade.",
    en: "Population by area type: no area types are stored.",
  },
  transitions: {
    sv: "Områden som bytt typ: färre än två år är lagrade.",
    en: "Areas that have changed type: fewer than two years are stored.",
  },
  measure: {
    sv: "Mått på segregation: ingen tabell med grupper är lagrad.",
    en: "Measures of segregation: no table of groups is stored.",
  },
  barriers: {
    sv: "Barriärer: inget nät av gator, vägar och järnvägar är lagrat.",
    en: "Barriers: no network of streets, roads and railways is stored.",
  },
  access: {
    sv: "Tillgänglighet: inget nät av gator är lagrat.",
    en: "Access: no network of streets is stored.",
  },
  records: {
    sv: "Egna uppgifter efter områdestyp: myndighetens egna uppgifter är inte inlästa.",
    en: "Own records by area type: the agency's own records are not stored.",
  },
  plan: {
    sv: "Planerade åtgärder: ingen lista över åtgärder är inläst.",
    en: "Planned measures: no list of measures is stored.",
  },
  goal: { sv: "Mål: inga mål är lagrade.", en: "Goals: no goals are stored." },
};

async function suggestedStep(
  study: Study,
  which: SuggestedStep,
  place: string,
): Promise<StudyStep | undefined> {
  const step = (route: string, asked: Record<string, unknown>, sv: string, en: string): StudyStep => ({
    id: which,
    title: { sv, en },
    route,
    asked,
  });
  switch (which) {
    case "types":
      return (await study.workspace()).years.length > 0
        ? step("barometer", { place }, "Befolkning efter områdestyp", "Population by area type")
        : undefined;
    case "transitions":
      return (await study.workspace()).years.length > 1
        ? step("transitions", { place }, "Områden som bytt typ", "Areas that have changed type")
        : undefined;
    case "measure": {
      const [grouping] = await study.groupings();
      return grouping
        ? step(
            "measure",
            { grouping: grouping.id, measures: "dissimilarity,isolation", place },
            "Mått på segregation",
            "Measures of segregation",
          )
        : undefined;
    }
    case "barriers":
    case "access": {
      const [network] = await study.networks();
      if (!network) return undefined;
      return which === "barriers"
        ? step(
            "barriers",
            { network: network.id },
            "Barriärer av statliga vägar och järnvägar",
            "Barriers of state roads and railways",
          )
        : step("access", { network: network.id }, "Tillgänglighet till service", "Access to services");
    }
    case "records": {
      const [set] = await study.records();
      return set
        ? step(
            "breakdown",
            { id: set.definition.id, by: "type" },
            "Egna uppgifter efter områdestyp",
            "Own records by area type",
          )
        : undefined;
    }
    case "plan":
    case "goal": {
      const id = await firstOf(study, `${which}s`);
      return id !== undefined && STEP_ROUTES.includes(which)
        ? step(
            which,
            { id },
            which === "plan" ? "Planerade åtgärder" : "Mål",
            which === "plan" ? "Planned measures" : "Goals",
          )
        : undefined;
    }
  }
}

/** Id of the first of a list that may not be kept in this workspace. */
async function firstOf(study: Study, route: string): Promise<string | undefined> {
  if (!STEP_ROUTES.includes(route)) return undefined;
  try {
    const list = (await callRoute(study, route, {})) as { id?: unknown }[];
    return Array.isArray(list) && typeof list[0]?.id === "string" ? list[0].id : undefined;
  } catch (cause) {
    if (cause instanceof StudyError) return undefined;
    throw cause;
  }
}
