import type { Answer, BreakdownAnswer } from "@tvars/api";
import type { Figure, Text } from "@tvars/cube";
import type { Cell, Column } from "@tvars/report";
import { sentenceCase } from "@tvars/report";
import { decimalsOf } from "../pictures/breakdown.ts";
import type { MakeTables } from "./kinds.ts";
import { known, numberColumn, scaledBy, textColumn, typeCell } from "./kinds.ts";

const TYPE = /^[1-5]$/;
/** A table by area has hundreds of rows: more than these stand on the screen and in the file. */
const MOST_ROWS = 60;

const inCase = ({ sv, en }: Text): Text => ({ sv: sentenceCase(sv), en: sentenceCase(en) });

/** The protected table as in the product: what is hidden says so and why. */
export const breakdownTables: MakeTables<BreakdownAnswer> = (answer, lang) => {
  const { dimensions, rows, records, unit, asked, unmatched, gaps } = answer;
  const scale = asked.figure === "share" ? 100 : 1;
  const decimals = decimalsOf(answer);
  const [denominated, valued] = [
    rows.some(({ denominator }) => denominator !== null),
    rows.some(({ value }) => value !== null),
  ];
  const hides = rows.some(({ hidden }) => hidden !== null);
  const columns: Column[] = [
    ...dimensions.map(({ id, title }) => textColumn(id, inCase(title), lang)),
    numberColumn("count", inCase(records.unit), lang),
    ...(denominated ? [numberColumn("denominator", { sv: "Av", en: "Of" }, lang)] : []),
    ...(valued
      ? [
          numberColumn("value", inCase(unit), lang, { decimals }),
          numberColumn("low", { sv: "Nedre gräns", en: "Lower limit" }, lang, { decimals }),
          numberColumn("high", { sv: "Övre gräns", en: "Upper limit" }, lang, { decimals }),
        ]
      : []),
    ...(hides ? [textColumn("hidden", { sv: "Varför skyddat", en: "Why protected" }, lang)] : []),
  ];
  const bound = (value: number | null | undefined, shown: boolean): Cell =>
    shown && value !== null && value !== undefined
      ? value * scale
      : { value: null, status: "not-applicable" };
  const cells = (row: (typeof rows)[number]): Cell[] => {
    const shown = row.standardised ?? row.value;
    return [
      ...dimensions.map(({ id }): Cell => {
        const key = row.key[id] ?? "";
        return id === "type" && TYPE.test(key) ? typeCell(Number(key), lang) : row.label[id]![lang];
      }),
      row.count as Figure,
      ...(denominated ? [(row.denominator as Figure | null) ?? known(null)] : []),
      ...(valued
        ? [
            shown ? scaledBy(shown.figure as Figure, scale) : known(null),
            bound(shown?.low, shown?.figure.value !== null),
            bound(shown?.high, shown?.figure.value !== null),
          ]
        : []),
      ...(hides ? [row.hidden ? row.hidden.reason[lang] : ""] : []),
    ];
  };
  const left = rows.length - MOST_ROWS;
  return [
    {
      title: records.title,
      table: { columns, rows: rows.slice(0, MOST_ROWS).map(cells) },
      notes: [
        ...(unmatched.share !== null && unmatched.share > 0
          ? [
              {
                sv: `${(100 * unmatched.share).toFixed(1).replace(".", ",")} procent av raderna har ingen känd plats och ingår inte.`,
                en: `${(100 * unmatched.share).toFixed(1)} per cent of the rows have no known place and are not part of it.`,
              },
            ]
          : []),
        ...(left > 0
          ? [
              {
                sv: `${left} rader till finns på skärmen och i filen med tal.`,
                en: `${left} more rows are on the screen and in the file of figures.`,
              },
            ]
          : []),
      ],
    },
    ...(gaps.length === 0
      ? []
      : [
          {
            title: { sv: "Gapet mellan områdestyper", en: "The gap between area types" },
            table: {
              columns: [
                textColumn("what", { sv: "Vad", en: "What" }, lang),
                numberColumn("value", { sv: "Tal", en: "Figure" }, lang, { decimals: 2 }),
                numberColumn("low", { sv: "Nedre gräns", en: "Lower limit" }, lang, { decimals: 2 }),
                numberColumn("high", { sv: "Övre gräns", en: "Upper limit" }, lang, { decimals: 2 }),
              ],
              rows: gaps.map(({ title, value }): Cell[] => [
                title[lang],
                value.figure as Figure,
                known(value.low),
                known(value.high),
              ]),
            },
          },
        ]),
  ];
};

const EVENTS: Record<Answer<"release">["log"][number]["what"], { sv: string; en: string }> = {
  drafted: { sv: "utkast", en: "drafted" },
  checked: { sv: "granskad", en: "checked" },
  released: { sv: "utlämnad", en: "released" },
  refused: { sv: "avslagen", en: "refused" },
  withdrawn: { sv: "återkallad", en: "withdrawn" },
  erratum: { sv: "rättad", en: "erratum" },
};

/** A release's table as it was frozen, and who decided on it. */
export const releaseTables: MakeTables<Answer<"release">> = ({ table, log, errata }, lang) => [
  ...breakdownTables(table, lang),
  {
    title: { sv: "Vem som beslutat om utlämningen", en: "Who decided on the release" },
    table: {
      columns: [
        textColumn("at", { sv: "När", en: "When" }, lang),
        textColumn("what", { sv: "Vad", en: "What" }, lang),
        textColumn("who", { sv: "Vem", en: "Who" }, lang),
        textColumn("reason", { sv: "Skäl", en: "Reason" }, lang),
      ],
      rows: log.map(({ at, what, who, reason }): Cell[] => [
        at.slice(0, 10),
        EVENTS[what][lang],
        who,
        reason,
      ]),
    },
    notes: errata.map(({ text }) => text),
  },
];
