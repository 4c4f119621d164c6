import type { Text } from "@tvars/cube";

/** What the program itself says in a document, in both languages. */
export const WORDS = {
  summary: { sv: "Sammanfattning", en: "Summary" },
  notAnswered: { sv: "Det som inte kunde besvaras", en: "What could not be answered" },
  allAnswered: { sv: "Inga frågor lämnas obesvarade.", en: "No question is left unanswered." },
  economics: { sv: "Ekonomisk redovisning", en: "Economic statement" },
  method: { sv: "Metod och underlag", en: "Method and data" },
  secrecy: { sv: "Skyddade uppgifter", en: "Protected figures" },
  origin: { sv: "Figurernas ursprung", en: "Where the figures come from" },
  disposed: { sv: "Disponerat", en: "Disposed of" },
  used: { sv: "Förbrukat", en: "Used" },
  repay: { sv: "Återstår att återbetala", en: "Left to repay" },
  requisitioned: { sv: "Rekvirerat", en: "Requisitioned" },
  repaid: { sv: "Återbetalat", en: "Repaid" },
  accounted: { sv: "Ekonomiskt redovisat", en: "Accounted for" },
  grant: { sv: "Anslag", en: "Appropriation" },
  unknown: { sv: "inte ifyllt", en: "not filled in" },
  invented: {
    sv: "Påhittade siffror ur exempelregionen, inte verkliga",
    en: "Invented figures of the example region, not real ones",
  },
  nothingHidden: { sv: "Inga tal i dokumentet är dolda.", en: "No figures in this document are hidden." },
  checksums: {
    sv: "Kontrollsumman räknas på den fil som lagrades. Samma summa betyder samma underlag.",
    en: "The checksum is of the file as it was stored. The same sum means the same data.",
  },
  everyFigure: {
    sv: "Varje figur och tabell går att göra om med kommandot eller frågan under Källor sist i dokumentet. Två körningar på samma underlag ger samma dokument.",
    en: "Every figure and table can be made again with the command or the request under Sources at the end of the document. Two runs on the same data give the same document.",
  },
} satisfies Record<string, Text>;

export const FRONT = {
  reference: { sv: "Uppdragets beteckning", en: "Reference of the assignment" },
  decided: { sv: "Beslutat", en: "Decided" },
  ownReference: { sv: "Vår beteckning", en: "Our reference" },
  due: { sv: "Redovisas senast", en: "Due" },
  date: { sv: "Datum", en: "Date" },
  decisionMaker: { sv: "Beslutsfattare", en: "Decided by" },
  rapporteur: { sv: "Föredragande", en: "Rapporteur" },
} satisfies Record<string, Text>;
