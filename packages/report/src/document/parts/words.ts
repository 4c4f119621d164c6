import type { DocumentModel } from "../model.ts";

type Lang = DocumentModel["lang"];

const WORDS = {
  contents: { sv: "Innehåll", en: "Contents" },
  figure: { sv: "Figur", en: "Figure" },
  table: { sv: "Tabell", en: "Table" },
  sources: { sv: "Källor", en: "Sources" },
  source: { sv: "Källa", en: "Source" },
  unit: { sv: "Enhet", en: "Unit" },
  numbers: { sv: "Figurernas tal", en: "The figures' numbers" },
  numbersLead: {
    sv: "Varje figur som tabell, med samma tal som figuren är ritad av.",
    en: "Every figure as a table, with the same numbers as the figure is drawn from.",
  },
  asTable: { sv: "Visa som tabell", en: "Show as a table" },
  numbersOf: { sv: "Talen bakom figur", en: "The numbers behind figure" },
  command: { sv: "Kommando", en: "Command" },
  request: { sv: "Anrop", en: "Request" },
  onScreen: { sv: "Öppna på skärmen", en: "Open on screen" },
  skip: { sv: "Hoppa till innehållet", en: "Skip to the content" },
  to: { sv: "Till", en: "To" },
  caution: { sv: "Att tänka på", en: "Mind this" },
  secrecy: { sv: "Sekretess", en: "Secrecy" },
  method: { sv: "Metod", en: "Method" },
  notes: { sv: "Anmärkningar", en: "Notes" },
  status: { sv: "status", en: "status" },
  sheet: { sv: "Blad", en: "Sheet" },
  title: { sv: "Rubrik", en: "Title" },
  page: { sv: "Sida", en: "Page" },
  of: { sv: "av", en: "of" },
} as const;

export type Word = keyof typeof WORDS;

export const word = (name: Word, lang: Lang): string => WORDS[name][lang];

const STATUSES = {
  suppressed: { sv: "skyddat", en: "protected" },
  missing: { sv: "saknas", en: "missing" },
  "not-applicable": { sv: "ej tillämpligt", en: "not applicable" },
  zero: { sv: "noll", en: "zero" },
  value: { sv: "värde", en: "value" },
} as const;

/** Why a cell holds no number, or what kind of number it is. */
export const statusName = (status: keyof typeof STATUSES, lang: Lang): string => STATUSES[status][lang];
