import type { DryRun } from "@tvars/api";
import { StudyError } from "../../error.ts";

export const noSuchRecords = (id: string, known: readonly string[]): StudyError =>
  new StudyError(
    "not-found",
    { sv: `Det finns inga sparade uppgifter "${id}".`, en: `There are no stored records "${id}".` },
    {
      value: id,
      expected:
        known.length > 0
          ? { sv: known.join(", "), en: known.join(", ") }
          : { sv: "sparade uppgifter", en: "stored records" },
      action: { sv: "Läs in dem: tvars records add FIL.", en: "Store them: tvars records add FILE." },
    },
  );

export const reservedId = (id: string): StudyError =>
  new StudyError(
    "bad-request",
    { sv: `Uppgifter kan inte heta "${id}".`, en: `Records cannot be called "${id}".` },
    {
      value: id,
      expected: {
        sv: "en bokstav a–z, sedan högst 99 av a–z, 0–9 och bindestreck; inte keys",
        en: "a letter a–z, then at most 99 of a–z, 0–9 and hyphen; not keys",
      },
      action: { sv: "Välj ett annat id.", en: "Choose another id." },
    },
  );

/** What a check stopped. The rows are as they were. */
export function stoppedByChecks(file: string, checks: DryRun["checks"]): StudyError {
  const stops = checks.filter(({ outcome }) => outcome === "stop");
  return new StudyError(
    "bad-request",
    {
      sv: `${file} sparades inte. ${stops.map(({ text }) => text.sv).join(" ")}`,
      en: `${file} was not stored. ${stops.map(({ text }) => text.en).join(" ")}`,
    },
    {
      file,
      ...(stops[0]?.rows?.[0] === undefined ? {} : { row: stops[0].rows[0] }),
      value: stops.map(({ id }) => id).join(", "),
      expected: { sv: "en fil utan sådana fel", en: "a file without such faults" },
      action: {
        sv: "Prova filen (tvars records try) och se vad som hände raderna.",
        en: "Try the file (tvars records try) and see what became of its rows.",
      },
    },
  );
}

export const alreadyExpired = (retention: string, today: string): StudyError =>
  new StudyError(
    "bad-request",
    {
      sv: `Gallringsdatumet ${retention} har redan passerat.`,
      en: `The retention date ${retention} has already passed.`,
    },
    {
      value: retention,
      expected: { sv: `en dag efter ${today}`, en: `a day after ${today}` },
      action: {
        sv: "Sätt ett senare datum i retention, eller lämna det tomt.",
        en: "Set a later date in retention, or leave it out.",
      },
    },
  );
