import type { Answer, GoalAnswer, NewsEntry } from "@tvars/api";
import type { Text } from "@tvars/cube";
import type { Cell } from "@tvars/report";
import { number, statusWord } from "@tvars/report";
import type { MakeTables } from "./kinds.ts";
import { TYPE, numberColumn, textColumn, typeCell } from "./kinds.ts";

const STATUS: Record<GoalAnswer["status"], Text> = {
  met: { sv: "nått", en: "met" },
  "not-met": { sv: "inte nått", en: "not met" },
  "on-way": { sv: "på väg", en: "on the way" },
  "off-way": { sv: "inte på väg", en: "off the way" },
  "too-early": { sv: "för tidigt att säga", en: "too early to say" },
  "not-comparable": { sv: "går inte att jämföra", en: "cannot be compared" },
  "no-data": { sv: "inga uppgifter", en: "no figures" },
};

const AT = {
  "at-most": { sv: "högst", en: "at most" },
  "at-least": { sv: "minst", en: "at least" },
} as const;

/** Decimals that say a target as it was set. */
const decimalsOf = (value: number): number => (Number.isInteger(value) ? 0 : 1);

/** Goals in the order of their names, never by how they fare. */
export const goalsTables: MakeTables<GoalAnswer[]> = (answers, lang) =>
  answers.length === 0
    ? []
    : [
        {
          title: { sv: "Målens läge", en: "Status of the goals" },
          table: {
            columns: [
              textColumn("goal", { sv: "Mål", en: "Goal" }, lang),
              textColumn("target", { sv: "Ska vara", en: "To be" }, lang),
              textColumn("latest", { sv: "Senaste värde", en: "Latest value" }, lang),
              textColumn("status", { sv: "Läge", en: "Status" }, lang),
            ],
            rows: answers.map(({ goal, status, years, unit }): Cell[] => {
              const last = years.findLast(({ value }) => value.figure.value !== null);
              return [
                goal.title[lang],
                `${AT[goal.direction][lang]} ${number(goal.target, lang, decimalsOf(goal.target))} ${unit[lang]}, ${goal.by}`,
                last
                  ? `${number(last.value.figure.value!, lang, 1)} (${last.year})`
                  : statusWord("missing", lang),
                STATUS[status][lang],
              ];
            }),
          },
          notes: answers.flatMap(({ reading }) => reading.slice(0, 1)),
        },
      ];

export const goalTables: MakeTables<GoalAnswer> = (answer, lang) => goalsTables([answer], lang);

export const compositionTables: MakeTables<Answer<"composition">> = ({ types, from, to, unit }, lang) => [
  {
    title: {
      sv: `Ändring ${from}–${to}: egen och av byten`,
      en: `Change ${from}–${to}: own and by changes of type`,
    },
    table: {
      columns: [
        textColumn("type", TYPE, lang),
        numberColumn("own", { sv: "Områdenas egen", en: "The areas' own" }, lang, {
          decimals: 2,
          unit: unit[lang],
        }),
        numberColumn("composition", { sv: "Av att områden byter typ", en: "By areas changing type" }, lang, {
          decimals: 2,
          unit: unit[lang],
        }),
      ],
      rows: types.map(({ type, own, composition }): Cell[] => [typeCell(type, lang), own, composition]),
    },
  },
];

const CHECKED = {
  holds: { sv: "talar för", en: "speaks for" },
  doubtful: { sv: "tveksamt", en: "doubtful" },
  "cannot-be-checked": { sv: "kan inte prövas", en: "cannot be tested" },
} as const;

export const evaluationTables: MakeTables<Answer<"evaluate">> = ({ balance, assumptions }, lang) => [
  {
    title: { sv: "Vad som måste gälla", en: "What must hold" },
    table: {
      columns: [
        textColumn("assumption", { sv: "Antagande", en: "Assumption" }, lang),
        textColumn("checked", { sv: "Prövning", en: "Test" }, lang),
      ],
      rows: assumptions.map(({ text, checked }): Cell[] => [text[lang], CHECKED[checked][lang]]),
    },
  },
  {
    title: { sv: "Hur lika grupperna var före", en: "How alike the groups were before" },
    table: {
      columns: [
        textColumn("what", { sv: "Före", en: "Before" }, lang),
        numberColumn("treated", { sv: "Med åtgärden", en: "With the measure" }, lang, { decimals: 2 }),
        numberColumn("comparison", { sv: "Liknande områden", en: "Similar areas" }, lang, { decimals: 2 }),
        numberColumn(
          "sd",
          { sv: "Skillnad i standardavvikelser", en: "Difference in standard deviations" },
          lang,
          { decimals: 2 },
        ),
      ],
      rows: balance.map(({ what, treated, comparison, standardised }): Cell[] => [
        what[lang],
        treated,
        comparison,
        standardised,
      ]),
    },
  },
];

const MOST = 20;

export const earlyTables: MakeTables<Answer<"early">> = ({ rows, calibration, ahead }, lang) => [
  {
    title: { sv: "Områden nära en gräns", en: "Areas near a cut-off" },
    table: {
      columns: [
        textColumn("area", { sv: "Område", en: "Area" }, lang),
        textColumn("kommun", { sv: "Kommun", en: "Kommun" }, lang),
        textColumn("type", { sv: "Typ nu", en: "Type now" }, lang),
        numberColumn("distance", { sv: "Till närmaste gräns", en: "To the nearest cut-off" }, lang, {
          decimals: 1,
        }),
        ...[1, 2, 3, 4, 5].map((type) =>
          numberColumn(`to${type}`, { sv: `Chans typ ${type}`, en: `Chance type ${type}` }, lang, {
            unit: "%",
          }),
        ),
      ],
      rows: rows
        .slice(0, MOST)
        .map(({ area, type, distance, chances }): Cell[] => [
          area.name,
          area.kommun?.name ?? "",
          String(type),
          distance,
          ...[1, 2, 3, 4, 5].map(
            (one): Cell => 100 * (chances.find((chance) => chance.type === one)?.chance ?? 0),
          ),
        ]),
    },
    notes: [
      {
        sv: `Chans ${ahead} år framåt, ur tidigare års ändringar. Avstånd i indexenheter; över noll ligger indexet över gränsen.`,
        en: `Chance ${ahead} years ahead, from changes of earlier years. Distance in points of the index; above zero the index is above the cut-off.`,
      },
      ...(rows.length > MOST
        ? [
            {
              sv: `${MOST} av ${rows.length} områden visas, de med störst chans till ett byte först i svaret.`,
              en: `${MOST} of ${rows.length} areas are shown, in the order of the answer.`,
            },
          ]
        : []),
    ],
  },
  ...(calibration.length === 0
    ? []
    : [
        {
          title: {
            sv: "Hur tidigare års chanser föll ut",
            en: "How earlier years' chances turned out",
          },
          table: {
            columns: [
              numberColumn("said", { sv: "Sagd chans", en: "Chance said" }, lang, { unit: "%", decimals: 1 }),
              numberColumn("happened", { sv: "Hände", en: "Happened" }, lang, { unit: "%", decimals: 1 }),
              numberColumn("areas", { sv: "Områden och år", en: "Areas and years" }, lang),
            ],
            rows: calibration.map(({ said, happened, areas }): Cell[] => [said * 100, happened * 100, areas]),
          },
        },
      ]),
];

const NEWS: Record<NewsEntry["kind"], Text> = {
  data: { sv: "Nya data", en: "New data" },
  revision: { sv: "Revidering", en: "Revision" },
  "type-change": { sv: "Bytt typ", en: "Changed type" },
  goal: { sv: "Mål", en: "Goal" },
  release: { sv: "Utlämning", en: "Release" },
  erratum: { sv: "Rättelse", en: "Erratum" },
  report: { sv: "Rapport", en: "Report" },
};

export const newsTables: MakeTables<NewsEntry[]> = (entries, lang) =>
  entries.length === 0
    ? []
    : [
        {
          table: {
            columns: [
              textColumn("at", { sv: "När", en: "When" }, lang),
              textColumn("kind", { sv: "Slag", en: "Kind" }, lang),
              textColumn("what", { sv: "Vad som hänt", en: "What happened" }, lang),
            ],
            rows: entries
              .slice(0, MOST)
              .map(({ at, kind, title, text }): Cell[] => [
                at.slice(0, 10),
                NEWS[kind][lang],
                text[lang] === "" ? title[lang] : `${title[lang]}. ${text[lang]}`,
              ]),
          },
        },
      ];
