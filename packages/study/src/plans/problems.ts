import type { Text } from "@tvars/cube";
import { StudyError } from "../error.ts";

/** What can be wrong with a plan as a whole; what is wrong with a row of it stands in the plan. */

export const badWeights = (value: string, criteria: readonly string[]): StudyError =>
  new StudyError(
    "bad-request",
    { sv: `Vikterna går inte att använda: ${value}.`, en: `The weights cannot be used: ${value}.` },
    {
      value,
      expected: {
        sv: `KRITERIUM:VIKT, åtskilda med komma, ett av varje, minst en vikt över 0. Kriterier: ${criteria.join(", ")}`,
        en: `CRITERION:WEIGHT separated by commas, one of each, at least one weight above 0. Criteria: ${criteria.join(", ")}`,
      },
      action: {
        sv: "Skriv till exempel people:1,cost-per-person:2.",
        en: "Write for example people:1,cost-per-person:2.",
      },
    },
  );

export const noSuchPlan = (id: string): StudyError =>
  new StudyError(
    "not-found",
    { sv: `Det finns ingen plan "${id}".`, en: `There is no plan "${id}".` },
    {
      value: id,
      expected: { sv: "en plan i GET /api/plans", en: "a plan of GET /api/plans" },
      action: { sv: "Läs in den: tvars plan import FIL.", en: "Import it: tvars plan import FILE." },
    },
  );

export const notAPlanId = (id: string): StudyError =>
  new StudyError(
    "bad-request",
    { sv: `"${id}" kan inte vara en plans id.`, en: `"${id}" cannot be the id of a plan.` },
    {
      value: id,
      expected: {
        sv: "a–z, 0–9 och bindestreck, högst 60 tecken",
        en: "a–z, 0–9 and hyphens, 60 characters at most",
      },
      action: { sv: "Välj ett annat id.", en: "Choose another id." },
    },
  );

export const noSuchMeasure = (id: string, known: readonly string[]): StudyError =>
  new StudyError(
    "not-found",
    { sv: `Planen har ingen åtgärd "${id}".`, en: `The plan has no measure "${id}".` },
    {
      value: id,
      expected: known.slice(0, 20).join(", "),
      action: { sv: "Välj någon av dem.", en: "Choose one of these." },
    },
  );

export const noNameColumn = (file: string, columns: readonly string[]): StudyError =>
  new StudyError(
    "bad-request",
    {
      sv: `${file} har ingen kolumn med åtgärdernas namn.`,
      en: `${file} has no column with the names of the measures.`,
    },
    {
      file,
      value: columns.join(", "),
      expected: {
        sv: "en kolumn som heter namn, åtgärd, objekt eller name",
        en: "a column called name, measure, namn or åtgärd",
      },
      action: {
        sv: "Döp om kolumnen och läs in filen igen.",
        en: "Rename the column and import the file again.",
      },
    },
  );

export const nothingKept = (file: string, why: readonly Text[]): StudyError =>
  new StudyError(
    "bad-request",
    {
      sv: `Ingen rad i ${file} kunde läsas som en åtgärd.`,
      en: `No row of ${file} could be read as a measure.`,
    },
    {
      file,
      value: why[0]?.sv ?? "0 rader",
      expected: { sv: "minst en rad med namn", en: "at least one row with a name" },
      action: {
        sv: "Rätta raderna och läs in filen igen.",
        en: "Correct the rows and import the file again.",
      },
    },
  );

export const notThePlanSize = (file: string, rows: number, most: number): StudyError =>
  new StudyError(
    "bad-request",
    { sv: `${file} har fler än ${most} rader.`, en: `${file} has more than ${most} rows.` },
    {
      file,
      value: rows,
      expected: { sv: `högst ${most} åtgärder`, en: `${most} measures at most` },
      action: { sv: "Dela planen i flera filer.", en: "Part the plan into several files." },
    },
  );
