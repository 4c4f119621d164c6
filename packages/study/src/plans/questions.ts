import type { ConsequenceSheet } from "@tvars/api";
import type { Text } from "@tvars/cube";
import { absent, figure } from "@tvars/cube";

export type Question = ConsequenceSheet["questions"][number];
type Fig = Question["figures"][number];

export const UNITS = {
  people: { sv: "personer", en: "people" },
  percent: { sv: "procent", en: "per cent" },
  hours: { sv: "timmar", en: "hours" },
  sek: { sv: "kronor", en: "SEK" },
  msek: { sv: "mnkr", en: "MSEK" },
} as const satisfies Record<string, Text>;

export const fig = (
  sv: string,
  en: string,
  value: number | null | undefined,
  unit: Text,
  of: Pick<Fig, "type"> = {},
): Fig => ({
  title: { sv, en },
  value: value === null || value === undefined ? absent("missing") : figure(value, ["estimated"]),
  unit,
  ...of,
});

/** What the program holds nothing of. */
const NOTHING: Text = {
  sv: "Programmet har inga uppgifter om det.",
  en: "The program holds nothing of it.",
};

interface Asked {
  id: string;
  heading: Text;
  question: Text;
  figures?: Fig[];
  said?: Text;
  /** Why it is not known, where it is not. */
  why?: Text;
  toFindOut: Text;
}

/** Known where at least one figure is; never filled with anything but figures. */
export function answered({
  id,
  heading,
  question,
  figures = [],
  said,
  why = NOTHING,
  toFindOut,
}: Asked): Question {
  const known = figures.some(({ value }) => value.value !== null);
  return {
    id,
    heading,
    question,
    known,
    answer: known ? (said ?? SEE) : why,
    figures: known ? figures : [],
    toFindOut: known ? null : toFindOut,
  };
}

const SEE: Text = { sv: "Se talen.", en: "See the figures." };
export const t = (sv: string, en: string): Text => ({ sv, en });

/** What no register holds: only people who live there, measure or build can tell. */
export const peopleMustAnswer = (): Question[] => [
  answered({
    id: "safety",
    heading: t("Trafiksäkerhet", "Traffic safety"),
    question: t("Hur många skadas på platsen i dag, och vilka?", "How many are injured here today, and who?"),
    toFindOut: t(
      "Lägg in olyckor som egna uppgifter (tvars records add) och bryt ner dem efter områdestyp.",
      "Add injuries as own records (tvars records add) and break them down by area type.",
    ),
  }),
  answered({
    id: "security",
    heading: t("Trygghet", "Feeling safe"),
    question: t(
      "Upplevs platsen som otrygg, av vilka och när?",
      "Does the place feel unsafe, to whom and when?",
    ),
    toFindOut: t(
      "Gör en trygghetsvandring eller fråga de boende, olika tider på dygnet.",
      "Walk the place with residents or ask them, at different hours.",
    ),
  }),
  answered({
    id: "disability",
    heading: t("Funktionsnedsättning", "Disability"),
    question: t(
      "Kan alla använda den, också med rullstol eller nedsatt syn?",
      "Can everybody use it, also with a wheelchair or low vision?",
    ),
    toFindOut: t(
      "Räkna scenariot med profilen rullstol, och inventera lutning, ledstråk och väntplatser.",
      "Compute the scenario with the profile wheelchair, and survey slopes, guidance and places to wait.",
    ),
  }),
  answered({
    id: "health",
    heading: t("Buller och luft", "Noise and air"),
    question: t("Ändras buller och luft där människor bor?", "Do noise and air change where people live?"),
    toFindOut: t(
      "Ta in buller- och luftberäkningar; programmet har inga.",
      "Use noise and air calculations; this program has none.",
    ),
  }),
  answered({
    id: "participation",
    heading: t("Delaktighet", "Participation"),
    question: t(
      "Vilka har frågats, och vilka har inte nåtts?",
      "Who has been asked, and who has not been reached?",
    ),
    toFindOut: t(
      "Skriv vem som frågats, på vilka språk och hur svaren påverkade.",
      "State who was asked, in which languages, and what their answers changed.",
    ),
  }),
  answered({
    id: "building",
    heading: t("Byggtiden", "While building"),
    question: t(
      "Vilka störs under byggtiden, och hur länge?",
      "Who is disturbed while it is built, and for how long?",
    ),
    toFindOut: t(
      "Ta fram en plan för byggtiden: omvägar, stängda passager, buller.",
      "Make a plan for the building: detours, closed crossings, noise.",
    ),
  }),
];
