import type { Version } from "@tvars/areas";
import type { Text } from "@tvars/cube";
import { StudyError } from "./error.ts";

/** What can be wrong with a question, said once in both languages: what it was, what was expected and what to do. */

const CHOOSE: Text = { sv: "Välj något av dem.", en: "Choose one of these." };
const GET_DATA: Text = {
  sv: "Hämta data (tvars fetch scb), läs in en fil eller lägg in exempelregionen.",
  en: "Fetch it (tvars fetch scb), import a file, or add the example region.",
};
const same = (text: string): Text => ({ sv: text, en: text });

export const noIndexYet = (): StudyError =>
  new StudyError(
    "unavailable",
    { sv: "Det finns inget index i arbetsytan än.", en: "There is no index in this workspace yet." },
    { expected: { sv: "tabell TAB6586", en: "table TAB6586" }, action: GET_DATA },
  );

export const noIndexFor = (year: number, years: readonly number[]): StudyError =>
  new StudyError(
    "not-found",
    { sv: `Det finns inget index för ${year}.`, en: `There is no index for ${year}.` },
    {
      value: year,
      expected: {
        sv: `ett år från ${years[0] ?? "–"} till ${years.at(-1) ?? "–"}`,
        en: `a year from ${years[0] ?? "none"} to ${years.at(-1) ?? "none"}`,
      },
      action: { sv: "Välj ett annat år.", en: "Choose another year." },
    },
  );

export const emptyPlace = (id: string, year: number, version: Version): StudyError =>
  new StudyError(
    "not-found",
    {
      sv: `Inget område i "${id}" har uppgifter för ${year}.`,
      en: `No area of "${id}" has figures for ${year}.`,
    },
    {
      value: id,
      expected: { sv: `en plats med områden i ${version}`, en: `a place with areas of ${version}` },
      action: {
        sv: "Kontrollera koden, eller hämta data för den.",
        en: "Check the code, or fetch data for it.",
      },
    },
  );

export const areaWithoutFigures = (
  code: string,
  year: number,
  version: Version,
  example: string,
): StudyError =>
  new StudyError(
    "not-found",
    {
      sv: `Området "${code}" har inga uppgifter för ${year}.`,
      en: `Area "${code}" has no figures for ${year}.`,
    },
    {
      value: code,
      expected: { sv: `en kod i ${version}, som ${example}`, en: `a code of ${version}, such as ${example}` },
      action: {
        sv: "Ta bort den, eller välj ett år då dess indelning gäller.",
        en: "Remove it, or choose a year its version is valid for.",
      },
    },
  );

export const notAPlace = (id: string, isCode: boolean, cause: unknown): StudyError =>
  new StudyError(
    "bad-request",
    { sv: `"${id}" är ingen plats.`, en: `"${id}" is not a place.` },
    {
      value: id,
      expected: {
        sv: "riket, lan:17, kommun:1780, regso@2025:1780R001, set:ID eller areas:KOD,KOD",
        en: "riket, lan:17, kommun:1780, regso@2025:1780R001, set:ID or areas:CODE,CODE",
      },
      action: isCode
        ? {
            sv: `Skriv ut indelningen, till exempel regso@2025:${id}.`,
            en: `Write the version out, for example regso@2025:${id}.`,
          }
        : { sv: "Kontrollera id:t.", en: "Check the id." },
      cause,
    },
  );

export const notInVersion = (
  id: string,
  missing: readonly string[],
  from: Version,
  to: Version,
): StudyError =>
  new StudyError(
    "not-found",
    {
      sv: `${missing.length} områden i "${id}" finns inte i ${to}.`,
      en: `${missing.length} areas of "${id}" do not exist in ${to}.`,
    },
    {
      value: missing.join(", "),
      expected: { sv: `koder som finns i ${to}`, en: `codes that exist in ${to}` },
      action: {
        sv: `Välj ett år med ${from}, eller spara urvalet på nytt för ${to}.`,
        en: `Choose a year of ${from}, or save the set anew for ${to}.`,
      },
    },
  );

export const notAnAreaId = (id: string, cause: unknown): StudyError =>
  new StudyError(
    "bad-request",
    { sv: `"${id}" är inget områdes-id.`, en: `"${id}" is not an area id.` },
    {
      value: id,
      expected: {
        sv: "till exempel regso@2025:1780R001 eller deso@2025:1780C1010",
        en: "for example regso@2025:1780R001 or deso@2025:1780C1010",
      },
      action: { sv: "Sök området på namn eller kod.", en: "Search for the area by name or code." },
      cause,
    },
  );

export const noSuchArea = (id: string, code: string, version: Version): StudyError =>
  new StudyError(
    "not-found",
    {
      sv: `Området ${code} i ${version} finns inte här.`,
      en: `There is no area ${code} in ${version} here.`,
    },
    {
      value: id,
      expected: { sv: `en kod i ${version} som finns sparad`, en: `a code of ${version} that is stored` },
      action: {
        sv: "Sök området på namn eller kod, eller hämta mer data.",
        en: "Search for the area by name or code, or fetch more data.",
      },
    },
  );

export const needsBridge = (before: Version, after: Version): StudyError =>
  new StudyError(
    "unavailable",
    {
      sv: `Områden i ${before} och ${after} kan bara jämföras med en nyckel mellan dem.`,
      en: `Areas of ${before} and ${after} can only be compared through a bridge.`,
    },
    {
      expected: {
        sv: "båda indelningarnas gränser, nycklar DeSO–RegSO, eller en ändringslogg",
        en: "boundaries of both versions, keys DeSO–RegSO, or a change log",
      },
      action: {
        sv: "Hämta gränserna för båda, eller välj år i samma indelning.",
        en: "Fetch the layers of both versions, or choose years of one version.",
      },
    },
  );

export const noBoundaries = (version: Version): StudyError =>
  new StudyError(
    "not-found",
    { sv: `Gränserna för ${version} finns inte här.`, en: `There are no boundaries of ${version} here.` },
    {
      value: version,
      expected: { sv: "ett sparat kartlager", en: "a stored layer" },
      action: {
        sv: `Hämta det (tvars fetch scb --table ${version}) eller läs in en fil.`,
        en: `Fetch it (tvars fetch scb --table ${version}) or import a file.`,
      },
    },
  );

export const noSuchTable = (table: string, stored: readonly string[]): StudyError =>
  new StudyError(
    "not-found",
    { sv: `Tabellen "${table}" finns inte sparad.`, en: `Table "${table}" is not stored.` },
    {
      value: table,
      expected:
        stored.length > 0 ? same(stored.join(", ")) : { sv: "en sparad tabell", en: "a stored table" },
      action: { sv: "Hämta eller läs in den.", en: "Fetch or import it." },
    },
  );

export const noSuchDimension = (table: string, name: string, known: readonly string[]): StudyError =>
  new StudyError(
    "bad-request",
    {
      sv: `Tabell ${table} har ingen dimension "${name}".`,
      en: `Table ${table} has no dimension "${name}".`,
    },
    {
      value: name,
      expected: same(known.join(", ")),
      action: { sv: "Kontrollera dimensionens namn.", en: "Check the name of the dimension." },
    },
  );

export const tooManyCells = (cells: number, most: number): StudyError =>
  new StudyError(
    "bad-request",
    { sv: `Svaret skulle bli ${cells} celler.`, en: `The answer would hold ${cells} cells.` },
    {
      value: cells,
      expected: { sv: `högst ${most}`, en: `at most ${most}` },
      action: { sv: "Välj färre år, områden eller grupper.", en: "Select fewer years, areas or groups." },
    },
  );

export const noSuchSnapshot = (id: string): StudyError =>
  new StudyError(
    "not-found",
    { sv: `Ögonblicksbilden "${id}" finns inte.`, en: `There is no snapshot "${id}".` },
    { value: id, action: { sv: "Se GET /api/snapshots.", en: "See GET /api/snapshots." } },
  );

export const noSuchSet = (id: string): StudyError =>
  new StudyError(
    "not-found",
    { sv: `Det finns inget sparat urval "${id}".`, en: `There is no saved set "${id}".` },
    { value: id, action: { sv: "Se GET /api/sets.", en: "See GET /api/sets." } },
  );

export const notASetId = (id: string): StudyError =>
  new StudyError(
    "bad-request",
    { sv: `"${id}" kan inte vara ett urvals id.`, en: `"${id}" cannot name a set.` },
    {
      value: id,
      expected: { sv: "1–60 av a–z, 0–9 och bindestreck", en: "1–60 of a–z, 0–9 and hyphen" },
      action: { sv: "Välj ett annat namn.", en: "Choose another name." },
    },
  );

export const noSuchIndicator = (id: string): StudyError =>
  new StudyError(
    "not-found",
    { sv: `Det finns ingen indikator "${id}".`, en: `There is no indicator "${id}".` },
    { value: id, action: { sv: "Se GET /api/indicators.", en: "See GET /api/indicators." } },
  );

export const indicatorNeeds = (title: Text, table: string): StudyError =>
  new StudyError(
    "unavailable",
    {
      sv: `"${title.sv}" behöver tabell ${table}, som inte finns sparad.`,
      en: `"${title.en}" needs table ${table}, which is not stored.`,
    },
    {
      value: table,
      expected: { sv: "en sparad tabell", en: "a stored table" },
      action: {
        sv: `Hämta den: tvars fetch scb --table ${table}.`,
        en: `Fetch it: tvars fetch scb --table ${table}.`,
      },
    },
  );

export const indicatorLacks = (title: Text, division: string, has: readonly string[]): StudyError =>
  new StudyError(
    "bad-request",
    {
      sv: `"${title.sv}" har inga uppgifter för ${division}.`,
      en: `"${title.en}" has no figures for ${division}.`,
    },
    {
      value: division,
      expected: same(has.join(", ")),
      action: { sv: "Välj en annan nivå.", en: "Choose another level." },
    },
  );

export const badIndicatorFile = (file: string, where: string, expected: string, cause: unknown): StudyError =>
  new StudyError(
    "bad-request",
    {
      sv: `Indikatorfilen ${file} är inte giltig vid ${where || "hela filen"}.`,
      en: `Indicator file ${file} is not valid at ${where || "the whole file"}.`,
    },
    {
      file,
      value: where,
      expected,
      action: {
        sv: "Rätta eller ta bort filen; docs/indicators.md beskriver formatet.",
        en: "Mend or remove the file; docs/indicators.md describes the format.",
      },
      cause,
    },
  );

export const noSuchSource = (source: string, known: readonly string[]): StudyError =>
  new StudyError(
    "bad-request",
    { sv: `Det finns ingen källa "${source}".`, en: `There is no source "${source}".` },
    { value: source, expected: same(known.join(", ")), action: CHOOSE },
  );

export const sourceLacksTable = (source: string, table: string, known: readonly string[]): StudyError =>
  new StudyError(
    "bad-request",
    { sv: `Källan ${source} har ingen tabell "${table}".`, en: `Source ${source} has no table "${table}".` },
    {
      value: table,
      expected: same(known.join(", ")),
      action: {
        sv: "Välj någon av dem, eller lägg en definitionsfil i arbetsytans mapp definitions.",
        en: "Choose one of these, or add a definition file to the workspace's definitions folder.",
      },
    },
  );

export const stopped = (): StudyError =>
  new StudyError("conflict", {
    sv: "Arbetet stoppades; det som hann bli klart finns kvar.",
    en: "The work was stopped; what it had finished is kept.",
  });

export const endedEarly = (how: string): StudyError =>
  new StudyError(
    "unavailable",
    {
      sv: `Arbetet tog slut innan det var klart (${how}).`,
      en: `The work ended before it was done (${how}).`,
    },
    {
      value: how,
      action: {
        sv: "Försök igen; det som är klart finns kvar. Om minnet tog slut, hämta färre tabeller i taget.",
        en: "Try again; what was finished is kept. If memory ran out, fetch fewer tables at a time.",
      },
    },
  );
