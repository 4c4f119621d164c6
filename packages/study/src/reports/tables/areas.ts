import type { Answer, AreaTable, IndicatorFigures, MeasureAnswer } from "@tvars/api";
import type { Figure } from "@tvars/cube";
import type { Cell } from "@tvars/report";
import { sentenceCase } from "@tvars/report";
import { decimalsFor } from "../pictures/measures.ts";
import type { MakeTables } from "./kinds.ts";
import { known, numberColumn, textColumn } from "./kinds.ts";

const MOST_ROWS = 60;
const AREA = { sv: "Område", en: "Area" };
const KOMMUN = { sv: "Kommun", en: "Kommun" };
const CODE = { sv: "Kod", en: "Code" };

const left = (rows: number) =>
  rows <= MOST_ROWS
    ? []
    : [
        {
          sv: `${MOST_ROWS} av ${rows} områden visas; alla finns på skärmen och i dess filer.`,
          en: `${MOST_ROWS} of ${rows} areas are shown; all are on the screen and in its files.`,
        },
      ];

export const areasTables: MakeTables<AreaTable> = ({ rows }, lang) => [
  {
    table: {
      columns: [
        textColumn("code", CODE, lang),
        textColumn("name", AREA, lang),
        textColumn("kommun", KOMMUN, lang),
        numberColumn("type", { sv: "Typ", en: "Type" }, lang),
        numberColumn("index", { sv: "Index", en: "Index" }, lang, { decimals: 1 }),
        numberColumn("population", { sv: "Folkmängd", en: "Population" }, lang),
        numberColumn("change", { sv: "Ändrat index på ett år", en: "Index, change in a year" }, lang, {
          decimals: 1,
        }),
      ],
      rows: rows
        .slice(0, MOST_ROWS)
        .map(({ area, index, type, population, change }): Cell[] => [
          area.code,
          area.name,
          area.kommun?.name ?? "",
          type as Figure,
          index as Figure,
          population as Figure,
          change as Figure,
        ]),
    },
    notes: left(rows.length),
  },
];

export const indicatorTables: MakeTables<IndicatorFigures> = ({ rows, indicator }, lang) => [
  {
    title: indicator.title,
    table: {
      columns: [
        textColumn("code", CODE, lang),
        textColumn("name", AREA, lang),
        textColumn("kommun", KOMMUN, lang),
        numberColumn("type", { sv: "Typ", en: "Type" }, lang),
        numberColumn(
          "value",
          { sv: sentenceCase(indicator.unit.sv), en: sentenceCase(indicator.unit.en) },
          lang,
          { decimals: indicator.decimals },
        ),
      ],
      rows: rows
        .slice(0, MOST_ROWS)
        .map(({ area, type, figure }): Cell[] => [
          area.code,
          area.name,
          area.kommun?.name ?? "",
          type as Figure,
          figure as Figure,
        ]),
    },
    notes: left(rows.length),
  },
];

export const measureTables: MakeTables<MeasureAnswer> = ({ results }, lang) => {
  const values = results.flatMap(({ value }) => (value === null ? [] : [Math.abs(value)]));
  const decimals = values.length === 0 ? 2 : Math.max(...values.map(decimalsFor));
  return [
    {
      table: {
        columns: [
          textColumn("measure", { sv: "Mått", en: "Measure" }, lang),
          numberColumn("value", { sv: "Värde", en: "Value" }, lang, { decimals }),
          numberColumn("low", { sv: "Nedre gräns", en: "Lower limit" }, lang, { decimals }),
          numberColumn("high", { sv: "Övre gräns", en: "Upper limit" }, lang, { decimals }),
          numberColumn("expected", { sv: "Av slumpen", en: "By chance" }, lang, { decimals }),
          textColumn("range", { sv: "Så läses det", en: "How to read it" }, lang),
        ],
        rows: results.map(({ name, value, status, interval, expected, range }): Cell[] => [
          name[lang],
          { value, status } as Figure,
          known(interval?.low),
          known(interval?.high),
          known(expected),
          `${range.lowMeans[lang]} ${range.highMeans[lang]}`,
        ]),
      },
    },
  ];
};

/** In the order of the codes, never a league table. */
export const measurePlacesTables: MakeTables<Answer<"measurePlaces">> = ({ rows, measure, caveat }, lang) => [
  {
    title: measure.name,
    table: {
      columns: [
        textColumn("place", { sv: "Plats", en: "Place" }, lang),
        numberColumn("value", { sv: "Värde", en: "Value" }, lang, { decimals: 3 }),
        numberColumn("low", { sv: "Nedre gräns", en: "Lower limit" }, lang, { decimals: 3 }),
        numberColumn("high", { sv: "Övre gräns", en: "Upper limit" }, lang, { decimals: 3 }),
        numberColumn("areas", { sv: "Områden", en: "Areas" }, lang),
        numberColumn("persons", { sv: "Personer", en: "Persons" }, lang),
      ],
      rows: rows
        .slice(0, MOST_ROWS)
        .map(({ area, value, status, interval, areas, persons }): Cell[] => [
          area.name,
          { value, status } as Figure,
          known(interval?.low),
          known(interval?.high),
          areas,
          persons,
        ]),
    },
    notes: [caveat, ...left(rows.length)],
  },
];
