import type { Answer, Barriers, BarrierSegmentAnswer, BarrierSegregation, ScenarioAnswer } from "@tvars/api";
import type { Cell, Lang } from "@tvars/report";
import { KIND_WORDS, sidesOf, stretchName } from "../pictures/barriers.ts";
import type { MakeTables, NamedTable } from "./kinds.ts";
import { PEOPLE, TYPE, byType, known, numberColumn, textColumn, typeCell } from "./kinds.ts";

const EXCESS = { sv: "Extra väg", en: "Extra walk" };
const SEVERED = { sv: "Avskurna", en: "Severed" };
const MOST = 10;

export const barriersTables: MakeTables<Barriers> = ({ totals, gaps, segments }, lang) => [
  {
    title: { sv: "Vem som får längre väg", en: "Who gets a longer walk" },
    table: {
      columns: [
        textColumn("type", TYPE, lang),
        numberColumn("people", PEOPLE, lang),
        numberColumn("excess", EXCESS, lang, { unit: "m" }),
        numberColumn("severed", SEVERED, lang, { unit: "%", decimals: 1 }),
      ],
      rows: byType(totals.byType).map(({ type, people, excessM, severed }): Cell[] => [
        typeCell(type, lang),
        people,
        excessM,
        severed * 100,
      ]),
    },
    notes: [
      {
        sv: "Avskurna: andel av möjliga möten som vore inom räckhåll utan barriären och inte är det.",
        en: "Severed: share of potential meetings that would be within reach without the barrier and are not.",
      },
    ],
  },
  {
    title: { sv: "De mest belastade sträckorna", en: "The most burdened stretches" },
    table: {
      columns: [
        textColumn("mark", { sv: "Nr", en: "No." }, lang),
        textColumn("name", { sv: "Sträcka", en: "Stretch" }, lang),
        numberColumn("people", PEOPLE, lang),
        numberColumn("excess", EXCESS, lang, { unit: "m" }),
        numberColumn("severed", SEVERED, lang, { unit: "%", decimals: 1 }),
        numberColumn("divides", { sv: "Mellan typ 1–2 och 4–5", en: "Between types 1–2 and 4–5" }, lang, {
          unit: "%",
          decimals: 1,
        }),
        numberColumn("nearest", { sv: "Till passage", en: "To a crossing" }, lang, { unit: "m" }),
      ],
      rows: segments
        .slice(0, MOST)
        .map((one, at): Cell[] => [
          String(at + 1),
          stretchName(one, lang),
          one.people,
          one.excessM,
          one.severed * 100,
          one.divides * 100,
          known(one.nearestCrossingM),
        ]),
    },
  },
  ...(gaps.length === 0 ? [] : [gapsTable(gaps, lang)]),
];

/** A town has hundreds of barriers: a report is read for the worst. */
const MOST_GAPS = 20;

const gapsTable = (gaps: Barriers["gaps"], lang: Lang): NamedTable => ({
  title: { sv: "Luckor mellan passager", en: "Gaps between crossings" },
  table: {
    columns: [
      textColumn("name", { sv: "Väg eller järnväg", en: "Road or railway" }, lang),
      textColumn("kind", { sv: "Slag", en: "Kind" }, lang),
      numberColumn("km", { sv: "Längd", en: "Length" }, lang, { unit: "km", decimals: 1 }),
      numberColumn("crossings", { sv: "Passager", en: "Crossings" }, lang),
      numberColumn("safe", { sv: "Säkra", en: "Safe" }, lang, { unit: "%" }),
      numberColumn("gap", { sv: "Längsta lucka", en: "Longest gap" }, lang, { unit: "m" }),
      numberColumn("detour", { sv: "Väntad omväg", en: "Expected detour" }, lang, { unit: "m" }),
    ],
    rows: gaps
      .toSorted((a, b) => b.maxGapM - a.maxGapM)
      .slice(0, MOST_GAPS)
      .map((one): Cell[] => [
        one.name || one.barrier,
        KIND_WORDS[one.kind][lang],
        one.km,
        one.crossings,
        one.safe * 100,
        one.maxGapM,
        one.expectedDetourM,
      ]),
  },
  notes: [
    ...(gaps.length <= MOST_GAPS
      ? []
      : [
          {
            sv: `De ${MOST_GAPS} med längst lucka visas, av ${gaps.length}; alla finns på skärmen och i dess filer.`,
            en: `The ${MOST_GAPS} with the longest gap are shown, of ${gaps.length}; all are on the screen and in its files.`,
          },
        ]),
    {
      sv: "Väntad omväg är för den som ska rakt över från en slumpvis vald punkt.",
      en: "Expected detour is for somebody going straight across from a point chosen at random.",
    },
  ],
});

export const barrierSegmentTables: MakeTables<BarrierSegmentAnswer> = ({ segment, sides }, lang) => {
  const names = sidesOf(segment.line, lang);
  const rows: [string, string, Cell][] = [
    [lang === "sv" ? "Boende inom räckhåll" : "Residents within reach", "", segment.people],
    [lang === "sv" ? "Därav" : "Of them", names.left, sides.left.all],
    [lang === "sv" ? "Därav" : "Of them", names.right, sides.right.all],
    [EXCESS[lang], "m", segment.excessM],
    [SEVERED[lang], "%", segment.severed * 100],
    [
      lang === "sv" ? "Möten mellan typ 1–2 och 4–5" : "Meetings between types 1–2 and 4–5",
      "%",
      segment.divides * 100,
    ],
    [
      lang === "sv" ? "Till närmaste passage" : "To the nearest crossing",
      "m",
      known(segment.nearestCrossingM),
    ],
  ];
  return [
    {
      table: {
        columns: [
          textColumn("what", { sv: "Vad", en: "What" }, lang),
          textColumn("unit", { sv: "Enhet", en: "Unit" }, lang),
          numberColumn("value", { sv: "Tal", en: "Figure" }, lang, { decimals: 1 }),
        ],
        rows: rows.map(([what, unit, value]): Cell[] => [what, unit, value]),
      },
    },
  ];
};

export const accessTables: MakeTables<Answer<"access">> = ({ services, minutes }, lang) => [
  {
    table: {
      columns: [
        textColumn("service", { sv: "Service", en: "Service" }, lang),
        textColumn("type", TYPE, lang),
        numberColumn("people", PEOPLE, lang),
        numberColumn("median", { sv: "Halva når på", en: "Half reach it in" }, lang, {
          unit: "min",
          decimals: 1,
        }),
        ...minutes.map((one) =>
          numberColumn(`within${one}`, { sv: `Inom ${one} min`, en: `Within ${one} min` }, lang, {
            unit: "%",
            decimals: 1,
          }),
        ),
      ],
      rows: services.flatMap(({ name, byType: rows }) =>
        byType(rows).map(({ type, people, medianMinutes, within }): Cell[] => [
          name[lang],
          typeCell(type, lang),
          people,
          medianMinutes === null ? { value: null, status: "not-applicable" } : medianMinutes,
          ...within.map((share) => share * 100),
        ]),
      ),
    },
    notes: [
      {
        sv: "Andel av de boende som når närmaste i tid. ”Ej tillämpligt”: färre än hälften når någon.",
        en: "Share of residents who reach the nearest in time. “Not applicable”: fewer than half reach any.",
      },
    ],
  },
];

export const segregationTables: MakeTables<BarrierSegregation> = ({ radii, mixing }, lang) => [
  {
    title: { sv: "Segregation med och utan barriärer", en: "Segregation with and without barriers" },
    table: {
      columns: [
        numberColumn("radius", { sv: "Radie", en: "Radius" }, lang, { unit: "m" }),
        numberColumn("now", { sv: "Som det är", en: "As it is" }, lang, { decimals: 4 }),
        numberColumn("open", { sv: "Öppna barriärer", en: "Barriers open" }, lang, { decimals: 4 }),
        numberColumn("straight", { sv: "Rak linje", en: "Straight line" }, lang, { decimals: 4 }),
        numberColumn("difference", { sv: "Barriärernas tillägg", en: "What barriers add" }, lang, {
          decimals: 4,
        }),
        numberColumn("p", { sv: "Sannolikhet av slump (p)", en: "Probability by chance (p)" }, lang, {
          decimals: 3,
        }),
      ],
      rows: radii.map((one): Cell[] => [
        one.radiusM,
        one.now,
        one.open,
        one.straight,
        one.difference,
        known(one.p),
      ]),
    },
  },
  ...(mixing.barriers.length === 0
    ? []
    : [
        {
          title: { sv: "Vilka barriärer som tar mest blandning", en: "Which barriers take most mixing" },
          table: {
            columns: [
              textColumn("name", { sv: "Barriär", en: "Barrier" }, lang),
              numberColumn("share", { sv: "Av möten över den", en: "Of meetings across it" }, lang, {
                unit: "%",
                decimals: 1,
              }),
              numberColumn("part", { sv: "Av allt som går förlorat", en: "Of all that is lost" }, lang, {
                unit: "%",
                decimals: 1,
              }),
            ],
            rows: mixing.barriers
              .slice(0, MOST)
              .map(({ name, barrier, kind, share, part }): Cell[] => [
                `${KIND_WORDS[kind][lang]} ${name || barrier}`,
                share * 100,
                part * 100,
              ]),
          },
        },
      ]),
];

/** Before and after in all, by type, and the services that come nearer. */
export const scenarioTables: MakeTables<ScenarioAnswer> = ({ totals, services }, lang) => {
  const sv = lang === "sv";
  const change = totals.burdenBefore === 0 ? 0 : 100 * (totals.burdenAfter / totals.burdenBefore - 1);
  const rows: Cell[][] = [
    [sv ? "Får kortare väg" : "Get a shorter walk", sv ? "personer" : "people", totals.peopleGaining],
    [sv ? "Kortare i snitt" : "Shorter by, mean", "m", totals.gainM],
    [sv ? "Ändring av samlad extra väg" : "Change of total extra walk", "%", change],
    [
      sv ? "Kostnad per person, lägst" : "Cost per person, lowest",
      sv ? "kr" : "SEK",
      known(totals.costPerPerson?.low),
    ],
    [
      sv ? "Kostnad per person, högst" : "Cost per person, highest",
      sv ? "kr" : "SEK",
      known(totals.costPerPerson?.high),
    ],
  ];
  const tables: NamedTable[] = [
    {
      title: { sv: "Vad scenariot ändrar", en: "What the scenario changes" },
      table: {
        columns: [
          textColumn("what", { sv: "Vad", en: "What" }, lang),
          textColumn("unit", { sv: "Enhet", en: "Unit" }, lang),
          numberColumn("value", { sv: "Tal", en: "Figure" }, lang, { decimals: 1 }),
        ],
        rows,
      },
    },
  ];
  if (totals.byType.length > 0)
    tables.push({
      title: { sv: "Vem som får kortare väg", en: "Who gets a shorter walk" },
      table: {
        columns: [
          textColumn("type", TYPE, lang),
          numberColumn("people", { sv: "Får kortare väg", en: "Get a shorter walk" }, lang),
          numberColumn("gain", { sv: "Kortare med", en: "Shorter by" }, lang, { unit: "m" }),
          numberColumn("share", { sv: "Del av all vinst", en: "Part of all gain" }, lang, {
            unit: "%",
            decimals: 1,
          }),
        ],
        rows: byType(totals.byType).map(({ type, people, gainM, share }): Cell[] => [
          typeCell(type, lang),
          people,
          gainM,
          share * 100,
        ]),
      },
    });
  for (const service of services ?? [])
    tables.push({
      title: {
        sv: `Vägen till närmaste ${service.name.sv.toLowerCase()}`,
        en: `The way to the nearest ${service.name.en.toLowerCase()}`,
      },
      table: {
        columns: [
          textColumn("type", TYPE, lang),
          numberColumn("nearer", { sv: "Kortare för", en: "Shorter for" }, lang),
          numberColumn("farther", { sv: "Längre för", en: "Longer for" }, lang),
          numberColumn("before", { sv: "Halva nådde på", en: "Half reached it in" }, lang, {
            unit: "min",
            decimals: 1,
          }),
          numberColumn("after", { sv: "Halva når på", en: "Half reach it in" }, lang, {
            unit: "min",
            decimals: 1,
          }),
        ],
        rows: byType(service.byType).map((one): Cell[] => [
          typeCell(one.type, lang),
          one.peopleNearer,
          one.peopleFarther,
          known(one.minutesBefore),
          known(one.minutesAfter),
        ]),
      },
    });
  return tables;
};
