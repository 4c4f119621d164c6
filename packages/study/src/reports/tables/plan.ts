import type { ConsequenceSheet, PlanAnswer } from "@tvars/api";
import type { Cell } from "@tvars/report";
import type { MakeTables } from "./kinds.ts";
import { TYPE, known, numberColumn, span, textColumn, typeCell } from "./kinds.ts";

const COST = { sv: "Mnkr", en: "MSEK" };
const CHALLENGED = { sv: "Till typ 1–2", en: "To types 1–2" };

/** The list in its order with the places each takes in nine of ten draws, and what the money does by type and year. */
export const planTables: MakeTables<PlanAnswer> = ({ rows, spending, byYear, criteria }, lang) => [
  {
    title: { sv: "Prioritetslista", en: "Priority list" },
    table: {
      columns: [
        numberColumn("rank", { sv: "Plats", en: "Rank" }, lang),
        textColumn("interval", { sv: "9 av 10", en: "9 in 10" }, lang),
        textColumn("name", { sv: "Åtgärd", en: "Measure" }, lang),
        numberColumn("cost", COST, lang, { decimals: 1 }),
        numberColumn("reach", { sv: "Boende nära", en: "Residents near" }, lang),
        numberColumn("share", { sv: "I typ 1–2", en: "In types 1–2" }, lang, { unit: "%" }),
        numberColumn("perPerson", { sv: "Kr per boende", en: "SEK per resident" }, lang),
        numberColumn("score", { sv: "Poäng", en: "Score" }, lang, { decimals: 2 }),
      ],
      rows: rows.map(
        ({ measure, rank, rankLow, rankHigh, reach, shareChallenged, costPerPerson, score }): Cell[] => [
          known(rank),
          span(rankLow, rankHigh, lang),
          measure.name,
          known(measure.costMsek),
          known(reach?.all),
          known(shareChallenged.value === null ? null : shareChallenged.value * 100),
          known(costPerPerson?.figure.value),
          known(score),
        ],
      ),
    },
    notes: [
      {
        sv: "9 av 10: platserna åtgärden får i nio av tio dragningar av vikter och osäkra tal. Det som saknas räknas aldrig som 0.",
        en: "9 in 10: the places the measure takes in nine of ten draws of weights and uncertain figures. What is missing never counts as 0.",
      },
    ],
  },
  {
    title: { sv: "Vad som väger", en: "What weighs" },
    table: {
      columns: [
        textColumn("criterion", { sv: "Kriterium", en: "Criterion" }, lang),
        numberColumn("weight", { sv: "Vikt", en: "Weight" }, lang, { decimals: 2 }),
        textColumn("about", { sv: "Vad det är", en: "What it is" }, lang),
      ],
      rows: criteria.map(({ title, weight, about }): Cell[] => [title[lang], weight, about[lang]]),
    },
  },
  {
    title: { sv: "Kronor per boende, efter områdestyp", en: "SEK per resident, by area type" },
    table: {
      columns: [
        textColumn("type", TYPE, lang),
        numberColumn("perResident", { sv: "Kr per boende", en: "SEK per resident" }, lang),
        numberColumn("msek", COST, lang, { decimals: 1 }),
        numberColumn("residents", { sv: "Boende", en: "Residents" }, lang),
      ],
      rows: spending.byType.map(({ type, perResident, msek, residents }): Cell[] => [
        typeCell(type, lang),
        perResident,
        msek,
        residents,
      ]),
    },
    notes: [
      {
        sv: `Utanför fördelningen: ${spending.unplaced.measures} åtgärder utan plats och ${spending.uncosted} utan kostnad.`,
        en: `Outside the distribution: ${spending.unplaced.measures} measures without a place and ${spending.uncosted} without a cost.`,
      },
    ],
  },
  ...(byYear.length === 0
    ? []
    : [
        {
          title: { sv: "År för år", en: "Year by year" },
          table: {
            columns: [
              textColumn("year", { sv: "År", en: "Year" }, lang),
              numberColumn("measures", { sv: "Åtgärder", en: "Measures" }, lang),
              numberColumn("msek", COST, lang, { decimals: 1 }),
              numberColumn("challenged", CHALLENGED, lang, { unit: "%" }),
            ],
            rows: byYear.map(({ year, measures, msek, shareChallenged }): Cell[] => [
              String(year),
              measures,
              msek,
              known(shareChallenged.value === null ? null : shareChallenged.value * 100),
            ]),
          },
          notes: [
            {
              sv: "Varje åtgärds kostnad är lagd jämnt över dess år.",
              en: "Each measure's cost is laid evenly over its years.",
            },
          ],
        },
      ]),
];

/** The checklist with its answers and the figures behind them; the fields to hand on are had as a file of their own. */
export const planSheetTables: MakeTables<ConsequenceSheet> = ({ questions }, lang) => {
  const figures = questions.flatMap(({ heading, figures: all }) =>
    all.map((one) => ({ heading: heading[lang], ...one })),
  );
  return [
    {
      title: { sv: "Frågor och svar", en: "Questions and answers" },
      table: {
        columns: [
          textColumn("question", { sv: "Fråga", en: "Question" }, lang),
          textColumn("answer", { sv: "Svar", en: "Answer" }, lang),
        ],
        rows: questions.map(({ heading, question, answer, known: isKnown, toFindOut }): Cell[] => [
          `${heading[lang]}: ${question[lang]}`,
          isKnown || toFindOut === null ? answer[lang] : `${answer[lang]} ${toFindOut[lang]}`,
        ]),
      },
      notes: [
        {
          sv: "Fälten till fördelningsanalysen i en samlad effektbedömning finns på skärmen och i dess filer.",
          en: "The fields for the distribution analysis of a samlad effektbedömning are on the screen and in its files.",
        },
      ],
    },
    ...(figures.length === 0
      ? []
      : [
          {
            title: { sv: "Talen i svaren", en: "The figures of the answers" },
            table: {
              columns: [
                textColumn("heading", { sv: "Fråga", en: "Question" }, lang),
                textColumn("what", { sv: "Vad", en: "What" }, lang),
                { id: "value", label: lang === "sv" ? "Tal" : "Figure", align: "end" as const, decimals: 1 },
                textColumn("unit", { sv: "Enhet", en: "Unit" }, lang),
              ],
              rows: figures.map(({ heading, title, value, unit }): Cell[] => [
                heading,
                title[lang],
                value as Cell,
                unit[lang],
              ]),
            },
          },
        ]),
  ];
};
