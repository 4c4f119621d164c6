import type { KeyTable, RecordColumn, Understanding } from "@tvars/api";
import type { Text } from "@tvars/cube";
import type { OpenRecords } from "@tvars/sources";
import { isSchoolYear } from "./looks-like.ts";
import type { MixedLevels } from "./levels.ts";
import { countsOf } from "./suggest.ts";

type Question = Understanding["questions"][number];

export interface Open {
  readings: Understanding["crs"];
  /** Share of rows at which a system is taken for settled. */
  settled: number;
  layers: string[] | undefined;
  hasCoordinates: boolean;
  mixed: readonly MixedLevels[];
  keys: readonly KeyTable[];
  /** Years that titles above the header mention. */
  years: readonly string[];
}

const same = (text: string): Text => ({ sv: text, en: text });

/** What is asked rather than guessed, each with where in the definition its answer goes. */
export function questionsOf(
  { sheets, file }: Pick<OpenRecords, "sheets" | "file">,
  columns: readonly RecordColumn[],
  { readings, settled, layers, hasCoordinates, mixed, keys, years }: Open,
): Question[] {
  return [
    ...crsQuestion(readings, settled, hasCoordinates),
    ...(sheets && sheets.length > 1
      ? [
          choice("sheet", "file.sheet", sheets, {
            sv: `Bladet ${file.sheet} läses. Är det rätt blad?`,
            en: `The sheet ${file.sheet} is read. Is it the right one?`,
          }),
        ]
      : []),
    ...(layers
      ? [
          choice("layer", "file.layer", layers, {
            sv: "Vilket lager ska läsas?",
            en: "Which layer is to be read?",
          }),
        ]
      : []),
    ...yearQuestions(columns, years),
    ...mixed.flatMap(levelQuestion),
    ...keyQuestion(columns, keys),
    ...countQuestion(columns),
  ];
}

const choice = (id: string, field: string, values: readonly string[], text: Text): Question => ({
  id,
  field,
  text,
  options: values.map((value) => ({ value, label: same(value) })),
});

function crsQuestion(readings: Understanding["crs"], settled: number, hasCoordinates: boolean): Question[] {
  const close = readings.filter(({ inside }) => inside >= settled);
  if (close.length === 1 || (readings.length === 0 && !hasCoordinates)) return [];
  return [
    {
      id: "crs",
      field: "place.crs",
      text:
        close.length > 1
          ? { sv: "Vilket koordinatsystem är punkterna i?", en: "Which coordinate system are the points in?" }
          : {
              sv: "Inget koordinatsystem lägger de flesta punkterna bland områdena. Vilket är det?",
              en: "No coordinate system puts most points among the areas. Which is it?",
            },
      options: readings.map(({ crs, axisOrder, title }) => ({ value: `${crs} ${axisOrder}`, label: title })),
    },
  ];
}

function yearQuestions(columns: readonly RecordColumn[], years: readonly string[]): Question[] {
  const time = columns.find(({ looksLike }) => looksLike === "year" || looksLike === "date");
  if (time?.examples.some(isSchoolYear))
    return [
      {
        id: "school-year",
        field: "time.format",
        text: {
          sv: `${time.name} är läsår, som omfattar två år. Vilket år ska uppgifterna räknas till?`,
          en: `${time.name} holds school years, which cover two years. Which year do the records count for?`,
        },
        options: [
          { value: "school-year-start", label: { sv: "året då läsåret börjar", en: "the year it begins" } },
          { value: "school-year-end", label: { sv: "året då läsåret slutar", en: "the year it ends" } },
        ],
      },
    ];
  if (time) return [];
  const isCoded = columns.some(({ looksLike }) => looksLike === "regso" || looksLike === "deso");
  return [
    {
      id: "year",
      field: "time.year",
      text: isCoded
        ? {
            sv: "Vilket år gäller uppgifterna? Året avgör vilken version koderna hör till.",
            en: "Which year are the records of? The year decides which version the codes belong to.",
          }
        : { sv: "Vilket år gäller uppgifterna?", en: "Which year are the records of?" },
      options: years.map((value) => ({
        value,
        label: { sv: `${value} (står ovanför rubrikraden)`, en: `${value} (stands above the header)` },
      })),
    },
  ];
}

const NAMES: Record<string, Text> = {
  riket: { sv: "riket", en: "the country" },
  lan: { sv: "län", en: "counties" },
  kommun: { sv: "kommuner", en: "municipalities" },
  regso: { sv: "RegSO", en: "RegSO" },
  deso: { sv: "DeSO", en: "DeSO" },
};

/** Sums among their parts: which kind is counted is asked, the others are left out. */
function levelQuestion({ column, levels, names }: MixedLevels): Question[] {
  const kinds = levels.filter(({ level }) => level !== "riket");
  if (kinds.length < 2 || names > 0) return [];
  return [
    {
      id: "level",
      field: "place.division",
      text: {
        sv: `${column} blandar områden av flera slag: ${told(levels, "sv")}. Vilket slag ska räknas? De andra räknas inte, annars räknas samma sak två gånger.`,
        en: `${column} mixes areas of several kinds: ${told(levels, "en")}. Which kind is to be counted? The others are not, or the same would be counted twice.`,
      },
      options: kinds.map(({ level }) => ({ value: level, label: NAMES[level]! })),
    },
  ];
}

export const told = (levels: MixedLevels["levels"], lang: "sv" | "en"): string =>
  levels.map(({ level, rows }) => `${NAMES[level]![lang]} (${rows})`).join(", ");

function keyQuestion(columns: readonly RecordColumn[], keys: readonly KeyTable[]): Question[] {
  const placed = columns.some(({ looksLike }) => looksLike !== null && BETTER.has(looksLike));
  const postcode = columns.find(({ looksLike }) => looksLike === "postcode");
  if (placed || !postcode) return [];
  return [
    {
      id: "key",
      field: "place.key",
      text: {
        sv: `${postcode.name} ser ut som postnummer. Vilken nyckeltabell säger vilket område de hör till? Ladda upp en om ingen finns.`,
        en: `${postcode.name} looks like postcodes. Which key table says what area they belong to? Upload one if there is none.`,
      },
      options: keys.map(({ id, title }) => ({ value: id, label: title })),
    },
  ];
}

function countQuestion(columns: readonly RecordColumn[]): Question[] {
  const counts = countsOf(columns);
  if (counts.length < 2) return [];
  return [
    {
      id: "row-count",
      field: "rowCount",
      text: {
        sv: "Flera kolumner har antal. Vilken säger hur många varje rad står för? Lämna tomt om varje rad är en.",
        en: "Several columns hold numbers of something. Which says how many each row stands for? Leave empty where each row is one.",
      },
      options: counts.map(({ name }) => ({ value: name, label: same(name) })),
    },
  ];
}

const BETTER: ReadonlySet<string> = new Set(["regso", "deso", "east", "longitude", "both-coordinates"]);
