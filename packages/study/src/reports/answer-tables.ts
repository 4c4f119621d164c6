import type { Answer, Barriers } from "@tvars/api";
import type { Cell, Lang, Table } from "@tvars/report";

type Make = (answer: never, lang: Lang) => Table;

const typeWord = (type: number | null, sv: boolean): string =>
  type === null ? (sv ? "okänd" : "unknown") : String(type);

/** Tables of answers whose figures read better in columns than one by one. */
const TABLES: Record<string, Make> = {
  barriers: ({ totals }: Barriers, lang) => {
    const sv = lang === "sv";
    return {
      columns: [
        { id: "type", label: sv ? "Områdestyp" : "Area type", align: "start" },
        { id: "people", label: sv ? "Boende nära" : "People near", align: "end", decimals: 0 },
        { id: "excess", label: sv ? "Längre väg" : "Longer walk", align: "end", unit: "m", decimals: 0 },
        {
          id: "severed",
          label: sv ? "Brutna kontakter" : "Severed contacts",
          align: "end",
          unit: "%",
          decimals: 1,
        },
      ],
      rows: totals.byType.map(({ type, people, excessM, severed }): Cell[] => [
        typeWord(type, sv),
        people,
        excessM,
        severed * 100,
      ]),
    };
  },
  access: ({ services, minutes }: Answer<"access">, lang) => {
    const sv = lang === "sv";
    return {
      columns: [
        { id: "service", label: "Service", align: "start" },
        { id: "type", label: sv ? "Områdestyp" : "Area type", align: "start" },
        { id: "people", label: sv ? "Boende" : "People", align: "end", decimals: 0 },
        { id: "median", label: sv ? "Median, minuter" : "Median, minutes", align: "end", decimals: 1 },
        ...minutes.map((one) => ({
          id: `within${one}`,
          label: sv ? `Inom ${one} min` : `Within ${one} min`,
          align: "end" as const,
          unit: "%",
          decimals: 1,
        })),
      ],
      rows: services.flatMap(({ name, byType }) =>
        byType.map(({ type, people, medianMinutes, within }): Cell[] => [
          name[lang],
          typeWord(type, sv),
          people,
          medianMinutes === null ? { value: null, status: "not-applicable" } : medianMinutes,
          ...within.map((share) => share * 100),
        ]),
      ),
    };
  },
};

/** The answer of a route in columns; undefined where its figures are listed one by one. */
export const tableOf = (route: string, answer: unknown, lang: Lang): Table | undefined =>
  TABLES[route]?.(answer as never, lang);
