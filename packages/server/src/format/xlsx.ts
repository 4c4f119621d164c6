import type { Text } from "@tvars/cube";
import { writeXlsx } from "hucre/xlsx";
import { type Cell, type Column, type Table, isFigure, isKey, statusWords } from "./table.ts";

const WORDS = {
  figures: { sv: "Värden", en: "Figures" },
  about: { sv: "Om", en: "About" },
  status: { sv: "status", en: "status" },
  source: { sv: "Källa", en: "Source" },
  updated: { sv: "Uppdaterad", en: "Updated" },
  fetched: { sv: "Hämtad", en: "Fetched" },
  licence: { sv: "Licens", en: "Licence" },
  snapshot: { sv: "Ögonblicksbild", en: "Snapshot" },
  method: { sv: "Metod", en: "Method" },
  note: { sv: "Anmärkning", en: "Note" },
  again: { sv: "Samma värden igen", en: "The same figures again" },
  invented: { sv: "PÅHITTADE EXEMPELDATA", en: "INVENTED EXAMPLE DATA" },
} satisfies Record<string, Text>;

type Value = string | number | null;

/** A workbook of two sheets: the figures with a status beside each, and where they come from. */
export async function xlsx(table: Table, lang: keyof Text): Promise<Uint8Array> {
  const { columns, rows } = table;
  const heads = columns.flatMap((column) => headsOf(column, lang));
  return writeXlsx({
    sheets: [
      {
        name: WORDS.figures[lang],
        columns: heads.map((header) => ({ width: Math.min(Math.max(header.length, 8) + 2, 40) })),
        rows: [heads, ...rows.map((row) => columns.flatMap((column) => values(column, row[column.id])))],
        freezePane: { rows: 1 },
      },
      { name: WORDS.about[lang], columns: [{ width: 26 }, { width: 90 }], rows: about(table, lang) },
    ],
    // Recorded time is left out: the same figures give the same bytes.
    properties: { title: table.title[lang], creator: "tvars" },
  });
}

function headsOf({ role, label, unit }: Column, lang: keyof Text): string[] {
  const head = unit ? `${label[lang]} (${unit[lang]})` : label[lang];
  return role === "measure" ? [head, `${label[lang]}, ${WORDS.status[lang]}`] : [head];
}

function values({ role }: Column, cell: Cell): Value[] {
  if (role === "measure") return isFigure(cell) ? [cell.value, statusWords(cell)] : [null, "not-applicable"];
  return [isKey(cell) ? cell.id : typeof cell === "string" ? cell : null];
}

function about({ title, origin, notes, method, again }: Table, lang: keyof Text): Value[][] {
  return [
    [title[lang], null],
    ...(origin.some(({ invented }) => invented) ? [[WORDS.invented[lang], null]] : []),
    ...origin.flatMap(({ source, table, attribution, updated, fetched, licence, snapshot }) => [
      [WORDS.source[lang], [attribution?.[lang] ?? source, table].filter(Boolean).join(", ")],
      ...pair(WORDS.updated[lang], updated),
      ...pair(WORDS.fetched[lang], fetched),
      ...pair(WORDS.licence[lang], licence),
      ...pair(WORDS.snapshot[lang], snapshot),
    ]),
    ...pair(WORDS.method[lang], method?.[lang]),
    ...notes.map(({ text }) => [WORDS.note[lang], text[lang]]),
    ...(again ? [[WORDS.again[lang], again.command], ...pair("", again.request)] : []),
  ];
}

const pair = (name: string, value: string | undefined): Value[][] =>
  value === undefined ? [] : [[name, value]];
