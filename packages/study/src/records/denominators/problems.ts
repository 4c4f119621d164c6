import type { Text } from "@tvars/cube";
import { StudyError } from "../../error.ts";

/** What can be wrong with a denominator, in both languages. */

export const noSuchDenominator = (id: string, known: readonly string[]): StudyError =>
  new StudyError(
    "not-found",
    {
      sv: `Det finns ingen nämnare "${id}" för uppgifterna.`,
      en: `There is no denominator "${id}" for these records.`,
    },
    {
      value: id,
      expected: known.join(", ") || { sv: "en lagrad befolkningstabell", en: "a stored population table" },
      action: {
        sv: "Välj någon av dem, hämta befolkningen (tvars fetch scb) eller lägg till en egen tabell: tvars records denominators add FIL --id ID.",
        en: "Choose one of these, fetch the population (tvars fetch scb), or add a table of your own: tvars records denominators add FILE --id ID.",
      },
    },
  );

/** Where people live and where something happened are never mixed. */
export const unfitDenominator = (id: string, why: Text, instead: readonly string[]): StudyError =>
  new StudyError(
    "bad-request",
    {
      sv: `Nämnaren "${id}" passar inte uppgifterna: ${why.sv}`,
      en: `The denominator "${id}" does not fit these records: ${why.en}`,
    },
    {
      value: id,
      expected: instead.join(", "),
      action: { sv: "Välj en annan nämnare.", en: "Choose another denominator." },
    },
  );

export const notADenominatorId = (id: string): StudyError =>
  new StudyError(
    "bad-request",
    { sv: `"${id}" kan inte vara en nämnares id.`, en: `"${id}" cannot name a denominator.` },
    {
      value: id,
      expected: {
        sv: "en bokstav a–z, sedan högst 59 av a–z, 0–9 och bindestreck",
        en: "a letter a–z, then at most 59 of a–z, 0–9 and hyphen",
      },
      action: { sv: "Välj ett annat id.", en: "Choose another id." },
    },
  );

export const brokenDenominator = (id: string, field: string, cause: unknown): StudyError =>
  new StudyError(
    "conflict",
    {
      sv: `Den lagrade nämnaren ${id} går inte att läsa.`,
      en: `The stored denominator ${id} cannot be read.`,
    },
    {
      file: `${id}.json`,
      value: field,
      expected: { sv: "en hel fil", en: "a whole file" },
      action: {
        sv: "Lägg till tabellen igen: tvars records denominators add.",
        en: "Add the table again: tvars records denominators add.",
      },
      cause,
    },
  );

export const noDenominatorColumn = (file: string, field: string, head: readonly string[]): StudyError =>
  new StudyError(
    "bad-request",
    { sv: `${file} saknar kolumnen ${field}.`, en: `${file} lacks the column ${field}.` },
    {
      file,
      row: 1,
      value: head.join(", "),
      expected: "area (type), year, value",
      action: { sv: "Rätta rubrikraden.", en: "Correct the header." },
    },
  );

export const badDenominatorRow = (
  file: string,
  row: number,
  column: string,
  value: string,
  expected: Text,
): StudyError =>
  new StudyError(
    "bad-request",
    {
      sv: `${file}, rad ${row}, kolumnen ${column}: "${value}".`,
      en: `${file}, row ${row}, column ${column}: "${value}".`,
    },
    {
      file,
      row,
      value,
      expected,
      action: { sv: "Rätta raden. Inget lagrades.", en: "Correct the row. Nothing was stored." },
    },
  );
