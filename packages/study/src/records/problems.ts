import type { Text } from "@tvars/cube";
import { StudyError } from "../error.ts";

/** What can be wrong with files of records, key tables and profiles: said once in both languages. */

export const noSuchUpload = (id: string): StudyError =>
  new StudyError(
    "not-found",
    { sv: "Den uppladdade filen finns inte kvar.", en: "The uploaded file is no longer here." },
    {
      value: id,
      expected: {
        sv: "id från POST /api/records/uploads, högst ett dygn gammalt",
        en: "an id from POST /api/records/uploads, at most a day old",
      },
      action: { sv: "Ladda upp filen igen.", en: "Upload the file again." },
    },
  );

export const noSuchKey = (id: string, known: readonly string[]): StudyError =>
  new StudyError(
    "not-found",
    { sv: `Det finns ingen nyckeltabell "${id}".`, en: `There is no key table "${id}".` },
    {
      value: id,
      expected:
        known.length > 0
          ? { sv: known.join(", "), en: known.join(", ") }
          : { sv: "en sparad nyckeltabell", en: "a stored key table" },
      action: {
        sv: "Lägg till den: tvars records keys add FIL --id ID.",
        en: "Add it: tvars records keys add FILE --id ID.",
      },
    },
  );

export const notAKeyId = (id: string): StudyError =>
  new StudyError(
    "bad-request",
    { sv: `"${id}" kan inte vara en nyckeltabells id.`, en: `"${id}" cannot name a key table.` },
    {
      value: id,
      expected: {
        sv: "en bokstav a–z, sedan högst 59 av a–z, 0–9 och bindestreck",
        en: "a letter a–z, then at most 59 of a–z, 0–9 and hyphen",
      },
      action: { sv: "Välj ett annat id.", en: "Choose another id." },
    },
  );

export interface KeyComplaint {
  file: string;
  problem: Text;
  row?: number;
  value?: string;
  expected: Text;
  action: Text;
}

export const badKeyTable = ({ file, problem, row, value, expected, action }: KeyComplaint): StudyError =>
  new StudyError(
    "bad-request",
    { sv: `${file}: ${problem.sv}`, en: `${file}: ${problem.en}` },
    {
      file,
      ...(row === undefined ? {} : { row }),
      ...(value === undefined ? {} : { value }),
      expected,
      action,
    },
  );

export const badProfile = (file: string, where: string, expected: string, cause: unknown): StudyError =>
  new StudyError(
    "bad-request",
    {
      sv: `Profilfilen ${file} är inte giltig vid ${where || "hela filen"}.`,
      en: `Profile file ${file} is not valid at ${where || "the whole file"}.`,
    },
    {
      file,
      value: where,
      expected,
      action: {
        sv: "Rätta eller ta bort filen; docs/records.md beskriver formatet.",
        en: "Mend or remove the file; docs/records.md describes the format.",
      },
      cause,
    },
  );
