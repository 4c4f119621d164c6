import type { Text } from "@tvars/cube";
import { MeasuresError } from "@tvars/measures";
import type { MeasureInfo } from "@tvars/measures";
import { StudyError } from "../error.ts";
import { nearest } from "./nearest.ts";

/** What can be wrong with a question about measures, said once in both languages. */

const same = (text: string): Text => ({ sv: text, en: text });

/** "Menade du X?", where something is near. */
const meant = (near: string | undefined, otherwise: Text): Text =>
  near === undefined ? otherwise : { sv: `Menade du ${near}?`, en: `Did you mean ${near}?` };

export const noSuchMeasure = (name: string, known: readonly string[]): StudyError =>
  new StudyError(
    "bad-request",
    { sv: `Det finns inget mått "${name}".`, en: `There is no measure "${name}".` },
    {
      value: name,
      expected: {
        sv: `ett av ${known.length} mått, till exempel ${known.slice(0, 5).join(", ")}`,
        en: `one of ${known.length} measures, for example ${known.slice(0, 5).join(", ")}`,
      },
      action: meant(nearest(name, known), {
        sv: "Se tvars measure --list eller GET /api/measures.",
        en: "See tvars measure --list or GET /api/measures.",
      }),
    },
  );

export const noSuchGrouping = (id: string, known: readonly string[]): StudyError =>
  new StudyError(
    "not-found",
    { sv: `Det finns ingen gruppering "${id}" här.`, en: `There is no grouping "${id}" here.` },
    {
      value: id,
      expected:
        known.length > 0
          ? same(known.join(", "))
          : { sv: "en sparad tabell med grupper", en: "a stored table with groups" },
      action: meant(nearest(id, known), {
        sv: "Hämta tabellen (tvars fetch scb) eller läs in en fil med grupper.",
        en: "Fetch the table (tvars fetch scb) or import a file with groups.",
      }),
    },
  );

export const noSuchGroup = (id: string, grouping: string, known: readonly string[]): StudyError =>
  new StudyError(
    "bad-request",
    {
      sv: `Grupperingen ${grouping} har ingen grupp "${id}".`,
      en: `Grouping ${grouping} has no group "${id}".`,
    },
    {
      value: id,
      expected: same(known.join(", ")),
      action: meant(nearest(id, known), { sv: "Välj någon av dem.", en: "Choose one of these." }),
    },
  );

export const groupTwice = (id: string): StudyError =>
  new StudyError(
    "bad-request",
    { sv: `Gruppen "${id}" står två gånger.`, en: `The group "${id}" is given twice.` },
    { value: id, action: { sv: "Ange varje grupp en gång.", en: "Give each group once." } },
  );

export const oneGroupAlone = (id: string): StudyError =>
  new StudyError(
    "bad-request",
    {
      sv: `En grupp ensam ("${id}") har inget att jämföras med.`,
      en: `One group alone ("${id}") has nothing to be compared with.`,
    },
    {
      value: id,
      expected: {
        sv: "två grupper, eller en grupp och en kolumn med alla",
        en: "two groups, or one group and a column of all",
      },
      action: {
        sv: "Ange --total KOLUMN (då mäts gruppen mot resten), eller en grupp till i --groups.",
        en: "Give --total COLUMN (the group is then measured against the rest), or one more group in --groups.",
      },
    },
  );

export const noGroupYear = (year: number, grouping: Text, years: readonly number[]): StudyError =>
  new StudyError(
    "not-found",
    {
      sv: `${grouping.sv} har inga uppgifter för ${year}.`,
      en: `${grouping.en} has no figures for ${year}.`,
    },
    {
      value: year,
      expected: same(years.join(", ")),
      action: { sv: "Välj ett annat år.", en: "Choose another year." },
    },
  );

export const noCounts = (grouping: Text, place: string, year: number, division: string): StudyError =>
  new StudyError(
    "not-found",
    {
      sv: `Inget ${division.toUpperCase()}-område i "${place}" har alla grupper i ${grouping.sv} för ${year}.`,
      en: `No ${division} area of "${place}" has every group of ${grouping.en} for ${year}.`,
    },
    {
      value: `${place}, ${year}`,
      expected: { sv: "minst ett område med kända antal", en: "at least one area with known counts" },
      action: {
        sv: "Välj en annan plats, ett annat år, en annan indelning eller andra grupper.",
        en: "Choose another place, year, division or other groups.",
      },
    },
  );

export const noSuchOption = (name: string, known: readonly string[]): StudyError =>
  new StudyError(
    "bad-request",
    {
      sv: `Inget av måtten har ett val "${name}".`,
      en: `None of the measures has an option "${name}".`,
    },
    {
      value: name,
      expected: known.length > 0 ? same(known.join(", ")) : { sv: "inga val", en: "no options" },
      action: meant(nearest(name, known), {
        sv: "Kontrollera stavningen; GET /api/measures beskriver måttens val.",
        en: "Check the spelling; GET /api/measures describes the options of each measure.",
      }),
    },
  );

export const badOption = (name: string, value: unknown, expected: Text): StudyError =>
  new StudyError(
    "bad-request",
    { sv: `Valet ${name} går inte att använda.`, en: `The option ${name} cannot be used.` },
    { value, expected, action: { sv: "Ändra värdet.", en: "Change the value." } },
  );

export const noParts = ({ id, name }: MeasureInfo): StudyError =>
  new StudyError(
    "bad-request",
    {
      sv: `${name.sv} har inget tal för varje område.`,
      en: `${name.en} has no number for each area.`,
    },
    {
      value: id,
      expected: { sv: "ett mått med perArea i katalogen", en: "a measure with perArea in the catalogue" },
      action: { sv: "Välj till exempel dissimilarity.", en: "Choose for example dissimilarity." },
    },
  );

export const onlyQuick = ({ id, name }: MeasureInfo, what: Text): StudyError =>
  new StudyError(
    "bad-request",
    { sv: `${name.sv} kan inte ${what.sv}.`, en: `${name.en} cannot be ${what.en}.` },
    {
      value: id,
      expected: { sv: "ett mått som görs av antalen ensamma", en: "a measure made from the counts alone" },
      action: {
        sv: "Välj ett mått där simulated är sant i GET /api/measures.",
        en: "Choose a measure where simulated is true in GET /api/measures.",
      },
    },
  );

const KINDS: Record<MeasuresError["kind"], Text> = {
  input: { sv: "kan inte räknas på det som angavs", en: "cannot be computed from what was given" },
  needs: { sv: "behöver mer än antalen", en: "needs more than counts" },
  undefined: { sv: "har inget värde här", en: "has no value here" },
};

const NEEDS: Record<string, Text> = {
  centres: { sv: "områdenas mittpunkter", en: "the areas' centres" },
  ground: { sv: "områdenas yta", en: "the areas' ground" },
  perimeters: { sv: "områdenas omkrets", en: "the areas' perimeters" },
  adjacency: { sv: "vilka områden som gränsar till varandra", en: "which areas touch" },
  borders: { sv: "gemensamma gränsers längd", en: "the length of shared borders" },
  values: {
    sv: "ett värde för varje område, som index eller inkomst",
    en: "a value of each area, such as the index or income",
  },
  reach: { sv: "avstånd mellan områdena", en: "distances between the areas" },
  nesting: { sv: "större områden som områdena ligger i", en: "larger areas that the areas lie in" },
};

export const needsText = (needs: readonly string[] = []): Text => ({
  sv: needs.map((need) => NEEDS[need]?.sv ?? need).join(", "),
  en: needs.map((need) => NEEDS[need]?.en ?? need).join(", "),
});

/** What the library says in English alone, said in general in Swedish. */
const EXPECTED: Record<MeasuresError["kind"], string> = {
  input: "ett underlag som måttet kan räknas på",
  needs: "det som måttet behöver",
  undefined: "grupper och områden där måttet har ett värde",
};
const ACTION: Record<MeasuresError["kind"], string> = {
  input: "Välj andra grupper, eller rätta det som angavs.",
  needs: "Läs in gränserna för indelningen, eller ge geometri, grannskap eller kolumn.",
  undefined: "Välj andra grupper, en annan plats eller ett annat år.",
};

/** What a measure lacks, in words. */
export function lackedBy({ needs = [], needsOneOf = [] }: MeasureInfo, error: MeasuresError): Text {
  if (error.kind !== "needs") return { sv: EXPECTED[error.kind], en: error.expected };
  const all = needsText(needs);
  if (needsOneOf.length === 0) return needs.length > 0 ? all : { sv: EXPECTED.needs, en: error.expected };
  const one = needsText(needsOneOf);
  const joined = (before: string, word: string, list: string): string =>
    [before, `${word} ${list}`].filter((part) => part !== "").join(", ");
  return { sv: joined(all.sv, "något av", one.sv), en: joined(all.en, "one of", one.en) };
}

/** A measure's own error as an answer to the one who asked; anything else is passed on as it is. */
export function asStudyError(info: MeasureInfo, error: unknown): unknown {
  if (!(error instanceof MeasuresError)) return error;
  const what = KINDS[error.kind];
  return new StudyError(
    "bad-request",
    { sv: `${info.name.sv} ${what.sv}.`, en: `${info.name.en} ${what.en}.` },
    {
      value: String(error.value),
      expected: lackedBy(info, error),
      action: { sv: ACTION[error.kind], en: error.action },
      cause: error,
    },
  );
}

/** Columns that the library refuses before any measure is made of them. */
export const asGivenProblem = (error: MeasuresError): StudyError =>
  new StudyError(
    "bad-request",
    { sv: "Kolumnerna går inte att mäta.", en: "The columns cannot be measured." },
    {
      value: String(error.value),
      expected: { sv: EXPECTED[error.kind], en: error.expected },
      action: { sv: ACTION[error.kind], en: error.action },
      cause: error,
    },
  );

export const noMeasure = (known: readonly string[]): StudyError =>
  new StudyError(
    "bad-request",
    { sv: "Inget mått är angivet.", en: "No measure is given." },
    {
      expected: {
        sv: `ett eller flera av ${known.length} mått`,
        en: `one or more of ${known.length} measures`,
      },
      action: {
        sv: "Se tvars measure --list eller GET /api/measures.",
        en: "See tvars measure --list or GET /api/measures.",
      },
    },
  );

export const tookTooLong = (seconds: number): StudyError =>
  new StudyError(
    "unavailable",
    {
      sv: `Beräkningen gavs upp efter ${seconds} sekunder.`,
      en: `The computation was given up after ${seconds} seconds.`,
    },
    {
      value: `${seconds} s`,
      expected: { sv: "en beräkning som ryms", en: "a computation that fits" },
      action: {
        sv: "Välj färre replikat, en mindre plats eller RegSO i stället för DeSO.",
        en: "Choose fewer replicates, a smaller place, or RegSO instead of DeSO.",
      },
    },
  );

export const workbenchEnded = (how: string): StudyError =>
  new StudyError(
    "unavailable",
    {
      sv: `Beräkningen tog slut innan den var klar (${how}).`,
      en: `The computation ended before it was done (${how}).`,
    },
    {
      value: how,
      action: {
        sv: "Försök igen; om minnet tog slut, välj färre områden eller replikat.",
        en: "Try again; if memory ran out, choose fewer areas or replicates.",
      },
    },
  );
