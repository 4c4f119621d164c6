import type { Text } from "@tvars/cube";
import { StudyError } from "../../error.ts";

/** What can be wrong with a question about records, in both languages. Never a row's own values. */

const list = (words: readonly (string | number)[]): string => words.join(", ");

export const noSuchRecords = (id: string, known: readonly string[]): StudyError =>
  new StudyError(
    "not-found",
    { sv: `Det finns inga egna uppgifter "${id}".`, en: `There are no records "${id}".` },
    {
      value: id,
      expected: list(known) || { sv: "lagrade uppgifter", en: "stored records" },
      action: {
        sv: "Lägg till dem: tvars records add FIL, eller under Egna uppgifter.",
        en: "Add them: tvars records add FILE, or under Own records.",
      },
    },
  );

export const noYears = (
  records: readonly string[],
  index: readonly number[],
  asked?: readonly number[],
): StudyError =>
  new StudyError(
    "not-found",
    asked
      ? {
          sv: `Det går inte att räkna efter områdestyp för ${list(asked)}.`,
          en: `Records cannot be counted by area type for ${list(asked)}.`,
        }
      : {
          sv: "Uppgifternas år har inget index, och därför inga områdestyper.",
          en: "The years of the records have no index, and so no area types.",
        },
    {
      value: list(asked ?? records),
      expected: {
        sv: `år med index: ${list(index) || "inga"}; år i uppgifterna: ${list(records) || "inga"}`,
        en: `years with an index: ${list(index) || "none"}; years of the records: ${list(records) || "none"}`,
      },
      action: {
        sv: "Välj ett år som båda har, eller hämta index för året.",
        en: "Choose a year that both have, or fetch the index of the year.",
      },
    },
  );

export const badDimension = (name: string, known: readonly string[]): StudyError =>
  new StudyError(
    "bad-request",
    {
      sv: `Uppgifterna kan inte delas upp efter "${name}".`,
      en: `The records cannot be divided by "${name}".`,
    },
    {
      value: name,
      expected: list(known),
      action: { sv: "Välj bland dem.", en: "Choose among these." },
    },
  );

export const unfitDimensions = (names: readonly string[]): StudyError =>
  new StudyError(
    "bad-request",
    {
      sv: `${list(names)} kan inte stå i samma tabell.`,
      en: `${list(names)} cannot be in one table.`,
    },
    {
      value: list(names),
      expected: {
        sv: "regso eller deso ensam, annars type, kommun och lan i vilken blandning som helst",
        en: "regso or deso alone, else type, kommun and lan in any mixture",
      },
      action: {
        sv: "Ett RegSO har redan en typ, och ligger i en kommun: ta bort den ena.",
        en: "A RegSO has a type already, and lies in one kommun: remove one of them.",
      },
    },
  );

export const noGroup = (group: string, known: readonly string[]): StudyError =>
  new StudyError(
    "bad-request",
    { sv: `Uppgifterna har ingen grupp "${group}".`, en: `The records have no group "${group}".` },
    {
      value: group,
      expected: list(known) || { sv: "inga grupper är definierade", en: "no groups are defined" },
      action: {
        sv: "Välj en av dem, eller lägg till gruppen i definitionen.",
        en: "Choose one of these, or add the group to the definition.",
      },
    },
  );

export const noCategory = (group: string, value: string, known: readonly string[]): StudyError =>
  new StudyError(
    "bad-request",
    { sv: `Gruppen ${group} har inte "${value}".`, en: `The group ${group} has no "${value}".` },
    { value, expected: list(known), action: { sv: "Välj bland dem.", en: "Choose among these." } },
  );

export const noHaving = (groups: readonly string[]): StudyError =>
  new StudyError(
    "question",
    {
      sv: "En andel av vad? Säg vilken egenskap de ska ha.",
      en: "A share of what? Say which property they should have.",
    },
    {
      expected: {
        sv: `--having GRUPP=VÄRDE,VÄRDE med någon av ${list(groups)}`,
        en: `--having GROUP=VALUE,VALUE with one of ${list(groups)}`,
      },
      action: { sv: "Välj grupp och värden.", en: "Choose a group and values." },
      question: { field: "having", options: groups },
    },
  );

export const noAmount = (known: readonly string[], given?: string): StudyError =>
  new StudyError(
    given === undefined ? "question" : "bad-request",
    given === undefined
      ? { sv: "Vilket belopp?", en: "Which amount?" }
      : { sv: `Uppgifterna har inget belopp "${given}".`, en: `The records have no amount "${given}".` },
    {
      ...(given === undefined ? { question: { field: "amount", options: known } } : { value: given }),
      expected: list(known) || { sv: "inga belopp är definierade", en: "no amounts are defined" },
      action: { sv: "Ange --amount KOLUMN.", en: "Give --amount COLUMN." },
    },
  );

export const noPer = (known: readonly string[]): StudyError =>
  new StudyError(
    "question",
    { sv: "Per vad? Ett tal per något behöver en nämnare.", en: "Per what? A rate needs a denominator." },
    {
      question: { field: "per", options: known },
      expected: list(known),
      action: { sv: "Ange --per NÄMNARE.", en: "Give --per DENOMINATOR." },
    },
  );

export const notStandardised = (why: Text): StudyError =>
  new StudyError(
    "bad-request",
    { sv: `Talen kan inte standardiseras: ${why.sv}`, en: `The figures cannot be standardised: ${why.en}` },
    {
      expected: {
        sv: "en grupp med rollen ålder eller kön, och en nämnare som kan delas upp likadant",
        en: "a group with the role age or sex, and a denominator that can be divided alike",
      },
      action: {
        sv: "Använd --standardise none, eller ändra gruppen.",
        en: "Use --standardise none, or change the group.",
      },
    },
  );

export const looserRule = (name: string, asked: string | number, rule: string | number): StudyError =>
  new StudyError(
    "bad-request",
    {
      sv: `Regeln ${name} kan bara göras strängare än i definitionen.`,
      en: `The rule ${name} can only be made stricter than the definition.`,
    },
    {
      value: asked,
      expected: { sv: `${rule} eller strängare`, en: `${rule} or stricter` },
      action: {
        sv: "Ändra definitionen om den är fel, och säg varför.",
        en: "Change the definition if it is wrong, and say why.",
      },
    },
  );

export const noSurveyFigure = (figure: string): StudyError =>
  new StudyError(
    "bad-request",
    {
      sv: "Enkätsvar räknas inte per invånare: de är ett urval.",
      en: "Survey answers are not counted per resident: they are a sample.",
    },
    {
      value: figure,
      expected: "share, mean, count",
      action: { sv: "Välj andel eller medelvärde.", en: "Choose a share or a mean." },
    },
  );

export const noContributor = (): StudyError =>
  new StudyError(
    "conflict",
    {
      sv: "Reglerna för belopp frågar vem som står bakom, men definitionen säger inte i vilken kolumn det står.",
      en: "The rules for amounts ask who stands behind, but the definition names no column for it.",
    },
    {
      expected: { sv: "contributor i definitionen", en: "contributor in the definition" },
      action: {
        sv: "Lägg till contributor och läs in filen igen, eller använd bara antal.",
        en: "Add contributor and store the file again, or use counts only.",
      },
    },
  );

export const noIndicator = (id: string, known: readonly string[]): StudyError =>
  new StudyError(
    "not-found",
    { sv: `Profilen har inget mått "${id}".`, en: `The profile has no indicator "${id}".` },
    {
      value: id,
      expected: list(known) || { sv: "en profil i definitionen", en: "a profile in the definition" },
      action: { sv: "Välj något av dem.", en: "Choose one of these." },
    },
  );

export const mixedVersions = (years: readonly number[]): StudyError =>
  new StudyError(
    "bad-request",
    {
      sv: "Områdena byttes 2024: åren kan inte läggas ihop område för område.",
      en: "The areas changed in 2024: the years cannot be put together area by area.",
    },
    {
      value: list(years),
      expected: { sv: "år till och med 2023, eller från 2024", en: "years up to 2023, or from 2024" },
      action: {
        sv: "Dela upp efter år också, eller välj år i en version.",
        en: "Divide by year as well, or choose years of one version.",
      },
    },
  );
