import type { Text } from "@tvars/cube";
import { StudyError } from "../error.ts";

const bad = (message: Text, value: unknown, expected: Text | string, action: Text): StudyError =>
  new StudyError("bad-request", message, { value, expected, action });

export const noSuchGoal = (id: string): StudyError =>
  new StudyError(
    "not-found",
    { sv: `Det finns inget mål "${id}".`, en: `There is no goal "${id}".` },
    { value: id, action: { sv: "Se tvars follow goals.", en: "See tvars follow goals." } },
  );

export const badGoalFile = (file: string, where: string, expected: string, cause: unknown): StudyError =>
  new StudyError(
    "bad-request",
    {
      sv: `Målfilen ${file} är inte giltig vid ${where}.`,
      en: `Goal file ${file} is not valid at ${where}.`,
    },
    {
      file,
      row: where,
      expected,
      action: {
        sv: "Rätta filen; docs/followup.md beskriver formatet.",
        en: "Mend the file; docs/followup.md describes the format.",
      },
      cause,
    },
  );

export const impossibleYears = (from: number, by: number): StudyError =>
  bad(
    {
      sv: `Målet räknas från ${from} och ska vara nått ${by}.`,
      en: `The goal is counted from ${from} and is to be met by ${by}.`,
    },
    `${from}–${by}`,
    { sv: "ett målår efter första året", en: "a target year after the first year" },
    { sv: "Byt ett av åren.", en: "Change one of the years." },
  );

export const yearOutside = (year: number): StudyError =>
  bad(
    { sv: `${year} kan inte vara ett årtal i ett mål.`, en: `${year} cannot be a year of a goal.` },
    year,
    { sv: "ett år 1990–2100", en: "a year 1990–2100" },
    { sv: "Skriv året med fyra siffror.", en: "Write the year with four digits." },
  );

export const noTypes = (): StudyError =>
  bad(
    { sv: "Målet säger inte vilka områdestyper.", en: "The goal does not say which area types." },
    [],
    { sv: "en eller flera av 1, 2, 3, 4, 5", en: "one or more of 1, 2, 3, 4, 5" },
    { sv: "Välj minst en typ.", en: "Choose at least one type." },
  );

export const sameTypes = (types: readonly number[]): StudyError =>
  bad(
    {
      sv: `Gapet är mellan grupper som delar typ ${types.join(", ")}.`,
      en: `The gap is between groups that share type ${types.join(", ")}.`,
    },
    types,
    { sv: "två grupper utan gemensam typ", en: "two groups with no type in common" },
    { sv: "Ta bort typen ur en av dem.", en: "Remove the type from one of them." },
  );

export const onlyWhole = (what: Text): StudyError =>
  bad(
    {
      sv: `${what.sv} kan inte delas upp efter områdestyp i ett mål.`,
      en: `${what.en} cannot be divided by area type in a goal.`,
    },
    what,
    { sv: 'of: "all"', en: 'of: "all"' },
    {
      sv: "Följ det som en helhet, eller välj en indikator med täljare och nämnare.",
      en: "Follow it as a whole, or choose an indicator with numerator and denominator.",
    },
  );

export const oneTypeOfRecords = (): StudyError =>
  bad(
    {
      sv: "Egna uppgifter följs för en typ i taget.",
      en: "Records are followed for one type at a time.",
    },
    "types",
    { sv: "en typ, eller ett gap mellan två", en: "one type, or a gap between two" },
    {
      sv: "Välj en typ: skyddade värden läggs aldrig ihop.",
      en: "Choose one type: protected figures are never added up.",
    },
  );

export const targetOutside = (target: number, low: number, high: number, unit: Text): StudyError =>
  bad(
    {
      sv: `Målet ${target} är utanför vad ${unit.sv} kan vara.`,
      en: `The target ${target} is outside what ${unit.en} can be.`,
    },
    target,
    { sv: `${low} till ${high}`, en: `${low} to ${high}` },
    { sv: "Kontrollera enheten.", en: "Check the unit." },
  );

export const notByArea = (): StudyError =>
  bad(
    {
      sv: "Det som utvärderas måste finnas för varje område.",
      en: "What is evaluated must exist for every area.",
    },
    "follows",
    { sv: "en indikator eller egna uppgifter", en: "an indicator or records" },
    { sv: "Välj en indikator med värden för RegSO.", en: "Choose an indicator with figures for RegSO." },
  );

export const notTreated = (code: string, example: string): StudyError =>
  bad(
    {
      sv: `Området ${code} har inga värden före och efter.`,
      en: `Area ${code} has no figures before and after.`,
    },
    code,
    { sv: `en RegSO med värden, till exempel ${example}`, en: `a RegSO with figures, such as ${example}` },
    {
      sv: "Kontrollera koden. Områden vars gräns flyttats kan inte jämföras över flytten.",
      en: "Check the code. Areas whose boundary has moved cannot be compared across the move.",
    },
  );

export const noYearsAround = (since: number, years: readonly number[]): StudyError =>
  bad(
    {
      sv: `Det finns inte värden både före och från ${since}.`,
      en: `There are no figures both before and from ${since}.`,
    },
    since,
    {
      sv: `ett år efter ${years[0] ?? "–"} och senast ${years.at(-1) ?? "–"}`,
      en: `a year after ${years[0] ?? "–"} and at most ${years.at(-1) ?? "–"}`,
    },
    { sv: "Välj ett annat år.", en: "Choose another year." },
  );

export const noComparison = (within: string): StudyError =>
  new StudyError(
    "unavailable",
    {
      sv: `Det finns inga områden att jämföra med i ${within}.`,
      en: `There are no areas to compare with in ${within}.`,
    },
    {
      value: within,
      expected: {
        sv: "andra områden med värden för alla år",
        en: "other areas with figures for every year",
      },
      action: { sv: "Sök i ett större område.", en: "Look in a larger place." },
    },
  );

export const noCuts = (year: number): StudyError =>
  new StudyError(
    "unavailable",
    {
      sv: `Gränserna mellan typerna är inte kända för ${year}.`,
      en: `The cuts between the types are not known for ${year}.`,
    },
    {
      value: year,
      expected: { sv: "index och typ för fler områden", en: "index and type of more areas" },
      action: { sv: "Hämta fler områden.", en: "Fetch more areas." },
    },
  );
