import type { ConsequenceSheet, PlanAnswer, PlanMeasure, PlanRow, Provenance } from "@tvars/api";
import type { Text } from "@tvars/cube";
import type { Ages } from "./ages.ts";
import { answered, fig, peopleMustAnswer, t, UNITS } from "./questions.ts";
import { sheetExport } from "./sheet-export.ts";
import { NOT_KNOWN } from "./words.ts";

const TYPES = [1, 2, 3, 4, 5] as const;

/** Why nobody, no surroundings and no benefit are known, where they are not: as the row itself says. */
function whyNot({ notKnown }: PlanRow) {
  const found = (all: readonly { sv: string }[], or: Text): Text =>
    notKnown.find(({ sv }) => all.some((one) => one.sv === sv)) ?? or;
  return [
    found([NOT_KNOWN.place, NOT_KNOWN.people], NOT_KNOWN.people),
    found([NOT_KNOWN.structure], NOT_KNOWN.structure),
    notKnown.find(({ sv }) => sv === NOT_KNOWN.benefit.sv || sv.startsWith("Scenariot")) ?? NOT_KNOWN.benefit,
  ] as const;
}

/** The checklist of one measure: a figure where there is one, "not known" and how to find out where there is none. */
export function sheetOf(
  { rows, reachM, spending }: Pick<PlanAnswer, "rows" | "reachM" | "spending">,
  measure: PlanMeasure,
  ages: Ages,
  provenance: Provenance,
): ConsequenceSheet {
  const row = rows.find((one) => one.measure.id === measure.id)!;
  const { reach, benefit, surroundings } = row;
  const who = (type: number | null): number | null =>
    reach ? (reach.byType.find((one) => one.type === type)?.people ?? 0) : null;
  const percent = (share: number | null): number | null => (share === null ? null : 100 * share);
  const around = (id: string): number | null => surroundings.find((one) => one.id === id)?.people ?? null;
  const [noPeople, noStructure, noBenefit] = whyNot(row);
  const rural = spending.residentsChallenged.value;
  const questions = [
    answered({
      id: "people",
      heading: t("Boende", "Residents"),
      question: t(`Vilka bor inom ${reachM} meter?`, `Who lives within ${reachM} metres?`),
      figures: reach
        ? [
            fig("alla", "all", reach.all, UNITS.people),
            ...TYPES.map((type) => fig(`typ ${type}`, `type ${type}`, who(type), UNITS.people, { type })),
            ...(who(null)
              ? [fig("utan känd typ", "without a known type", who(null), UNITS.people, { type: null })]
              : []),
          ]
        : [],
      said: t(
        "Typ 1 har störst socioekonomiska utmaningar, typ 5 mycket goda förutsättningar.",
        "Type 1 has the greatest socioeconomic challenges, type 5 very good conditions.",
      ),
      why: noPeople,
      toFindOut: t(
        "Ge åtgärden en plats, och hämta befolkning för området.",
        "Give the measure a place, and fetch the population of the area.",
      ),
    }),
    answered({
      id: "challenged",
      heading: t("Områden med utmaningar", "Areas with challenges"),
      question: t(
        "Hur stor del av de nådda bor i typ 1–2, mot hela länet?",
        "What share of those reached live in types 1–2, against the whole county?",
      ),
      figures:
        row.shareChallenged.value === null
          ? []
          : [
              fig("av de nådda", "of those reached", percent(row.shareChallenged.value), UNITS.percent),
              fig("av länens invånare", "of the counties' residents", percent(rural), UNITS.percent),
            ],
      why: reach ? NOT_KNOWN.types : noPeople,
      toFindOut: t("Hämta områdestyper (TAB6586) för området.", "Fetch area types (TAB6586) of the area."),
    }),
    answered({
      id: "children",
      heading: t("Barn och unga", "Children and young people"),
      question: t(
        "Hur många av de boende är barn eller unga?",
        "How many of the residents are children or young?",
      ),
      figures: [
        fig("andel 0–19 år (eller 0–14)", "share aged 0–19 (or 0–14)", percent(ages.children), UNITS.percent),
      ],
      why: reach ? NOT_KNOWN.ages : noPeople,
      toFindOut: t(
        "Hämta befolkning efter ålder (TAB6574). Fråga skolorna om barnens vägar.",
        "Fetch population by age (TAB6574). Ask the schools about children's ways.",
      ),
    }),
    answered({
      id: "older",
      heading: t("Äldre", "Older people"),
      question: t(
        "Hur många av de boende är 65 år eller äldre?",
        "How many of the residents are 65 or older?",
      ),
      figures: [fig("andel 65 år och äldre", "share aged 65 and older", percent(ages.older), UNITS.percent)],
      why: reach ? NOT_KNOWN.ages : noPeople,
      toFindOut: t("Hämta befolkning efter ålder (TAB6574).", "Fetch population by age (TAB6574)."),
    }),
    answered({
      id: "sex",
      heading: t("Kvinnor och män", "Women and men"),
      question: t("Hur fördelar sig de boende på kön?", "How are the residents divided by sex?"),
      figures: [fig("andel kvinnor", "share of women", percent(ages.women), UNITS.percent)],
      why: reach ? NOT_KNOWN.ages : noPeople,
      toFindOut: t(
        "Hämta befolkning efter kön (TAB6574), och resvanor efter kön.",
        "Fetch population by sex (TAB6574), and travel habits by sex.",
      ),
    }),
    answered({
      id: "barriers",
      heading: t("Barriärer", "Barriers"),
      question: t(
        "Bor de nådda avskurna av vägar och järnvägar?",
        "Do those reached live cut off by roads and railways?",
      ),
      figures: [
        fig("boende avskurna av barriärer", "residents cut off by barriers", around("cutOff"), UNITS.people),
      ],
      why: reach ? noStructure : noPeople,
      toFindOut: t(
        "Läs in ett gångnät som täcker platsen (tvars import, docs/networks.md).",
        "Import a walking network that covers the place (tvars import, docs/networks.md).",
      ),
    }),
    answered({
      id: "accessibility",
      heading: t("Tillgänglighet", "Accessibility"),
      question: t("Vilka får kortare väg, och hur mycket?", "Who gets a shorter way, and how much?"),
      figures: benefit
        ? [
            fig("får kortare väg", "get a shorter way", benefit.people.all, UNITS.people),
            ...benefit.people.byType.map(({ type, people }) =>
              fig(`varav typ ${type ?? "okänd"}`, `of whom type ${type ?? "unknown"}`, people, UNITS.people, {
                type,
              }),
            ),
            ...(benefit.hours.figure.value === null
              ? []
              : [
                  fig(
                    "timmar om var och en går fram och tillbaka en gång",
                    "hours if each walks there and back once",
                    benefit.hours.figure.value,
                    UNITS.hours,
                  ),
                  ...benefit.hoursByType.map(({ type, hours }) =>
                    fig(
                      `varav typ ${type ?? "okänd"}`,
                      `of which type ${type ?? "unknown"}`,
                      hours.value,
                      UNITS.hours,
                      {
                        type,
                      },
                    ),
                  ),
                  fig("timmar, lägst (90 %)", "hours, lowest (90 %)", benefit.hours.low, UNITS.hours),
                  fig("timmar, högst (90 %)", "hours, highest (90 %)", benefit.hours.high, UNITS.hours),
                ]),
          ]
        : [],
      why: noBenefit,
      toFindOut: t(
        "Rita åtgärden på kartan Barriärer, spara scenariot och skriv dess id i kolumnen scenario.",
        "Draw the measure on the Barriers map, save the scenario and write its id in the column scenario.",
      ),
    }),
    answered({
      id: "structure",
      heading: t("Bebyggelse", "Built surroundings"),
      question: t(
        "Är omgivningen gles, eller skild från arbete och service?",
        "Are the surroundings sparse, or apart from work and services?",
      ),
      figures:
        surroundings.length === 0
          ? []
          : [
              fig("i gles omgivning", "in sparse surroundings", around("sparse"), UNITS.people),
              fig(
                "skilda från arbete och service",
                "apart from work and services",
                around("separated"),
                UNITS.people,
              ),
            ],
      why: reach ? noStructure : noPeople,
      toFindOut: t(
        "Läs in ett gångnät med arbetsplatser och service för platsen.",
        "Import a walking network with workplaces and services of the place.",
      ),
    }),
    answered({
      id: "cost",
      heading: t("Kostnad", "Cost"),
      question: t(
        "Vad kostar åtgärden, för var och en som nås?",
        "What does the measure cost, for each it reaches?",
      ),
      figures: [
        fig("kostnad", "cost", measure.costMsek, UNITS.msek),
        ...(row.costPerPerson
          ? [
              fig(
                "per boende inom avståndet",
                "per resident within reach",
                row.costPerPerson.figure.value,
                UNITS.sek,
              ),
              fig(
                "per boende, lägst (90 %)",
                "per resident, lowest (90 %)",
                row.costPerPerson.low,
                UNITS.sek,
              ),
              fig(
                "per boende, högst (90 %)",
                "per resident, highest (90 %)",
                row.costPerPerson.high,
                UNITS.sek,
              ),
            ]
          : []),
      ],
      why: NOT_KNOWN.cost,
      toFindOut: t(
        "Ta fram en kostnad (anläggningskostnadskalkyl) och läs in planen igen.",
        "Estimate the cost and import the plan again.",
      ),
    }),
    answered({
      id: "distribution",
      heading: t("Fördelning", "Distribution"),
      question: t("Hur stor del av pengarna når typ 1–2?", "What share of the money reaches types 1–2?"),
      figures:
        measure.costMsek === null || row.shareChallenged.value === null
          ? []
          : [
              fig("till typ 1–2", "to types 1–2", measure.costMsek * row.shareChallenged.value, UNITS.msek),
              fig(
                "till typ 3–5",
                "to types 3–5",
                measure.costMsek * (1 - row.shareChallenged.value),
                UNITS.msek,
              ),
            ],
      why: measure.costMsek === null ? NOT_KNOWN.cost : reach ? NOT_KNOWN.types : noPeople,
      toFindOut: t("Behöver både plats, kostnad och områdestyper.", "Needs a place, a cost and area types."),
    }),
    ...peopleMustAnswer(),
  ];
  const knownCount = questions.filter(({ known }) => known).length;
  return {
    measure,
    title: t(
      `${measure.name}: ${knownCount} av ${questions.length} frågor om sociala konsekvenser har tal`,
      `${measure.name}: ${knownCount} of ${questions.length} questions on social consequences have figures`,
    ),
    questions,
    export: sheetExport(row, ages, reachM),
    provenance,
  };
}
