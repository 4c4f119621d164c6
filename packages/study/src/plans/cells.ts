import type { PlanMeasure } from "@tvars/api";

type Stage = NonNullable<PlanMeasure["stage"]>;
type Status = NonNullable<PlanMeasure["status"]>;
type Step = NonNullable<PlanMeasure["step"]>;

const plain = (text: string): string =>
  text
    .toLowerCase()
    .normalize("NFC")
    .replaceAll(/[\s_-]+/g, " ")
    .trim();

const STAGES: Record<Stage, readonly string[]> = {
  atgardsvalsstudie: ["åtgärdsvalsstudie", "atgardsvalsstudie", "åvs", "study"],
  lansplan: ["länsplan", "lansplan", "länstransportplan", "regional plan", "county plan"],
  "nationell-plan": ["nationell plan", "nationell", "national plan", "nationell transportplan"],
  genomforande: ["genomförande", "genomforande", "bygg", "implementation", "construction"],
  other: ["övrigt", "annat", "other"],
};

const STATUSES: Record<Status, readonly string[]> = {
  idea: ["idé", "ide", "behov", "brist", "idea"],
  proposed: ["föreslagen", "föreslaget", "förslag", "proposed"],
  decided: ["beslutad", "beslutat", "decided"],
  building: ["pågår", "byggs", "pågående", "building"],
  open: ["öppnad", "klar", "öppen", "färdig", "open"],
  rejected: ["avförd", "avslagen", "rejected"],
};

const named = <Id extends string>(names: Record<Id, readonly string[]>, text: string): Id | undefined =>
  (Object.entries(names) as [Id, readonly string[]][]).find(([, all]) => all.includes(plain(text)))?.[0];

export const stageOf = (text: string): Stage | undefined => named(STAGES, text);
export const statusOf = (text: string): Status | undefined => named(STATUSES, text);

/** `2`, `steg 2` or `step 2` of fyrstegsprincipen. */
export function stepOf(text: string): Step | undefined {
  const [, digit] = /^(?:steg |step )?([1-4])(?:[.,]0+)?$/.exec(plain(text)) ?? [];
  return digit === undefined ? undefined : (Number(digit) as Step);
}

/** `1 234,5` or `1234.5`; NaN for anything else, an empty cell included. */
export function numberOf(text: string): number {
  const tidy = text.replaceAll(/[\s\u00A0\u202F]/g, "").replace("−", "-");
  if (!/^-?\d+(?:[.,]\d+)?$/.test(tidy)) return NaN;
  return Number(tidy.replace(",", "."));
}

const FIRST_YEAR = 1990;
const LAST_YEAR = 2100;
export const YEARS_EXPECTED = `${FIRST_YEAR}–${LAST_YEAR}`;

/** `2027`, `2027-06-30` or `2027–2029`; undefined where it is not such years or they run backwards. */
export function yearsOf(text: string): { from: number; to: number } | undefined {
  const [, from, to] = /^(\d{4})(?:[.,]0+)?(?:-\d{2}-\d{2})?(?:\s*[–-]\s*(\d{4}))?$/.exec(text.trim()) ?? [];
  if (from === undefined) return undefined;
  const [a, b] = [Number(from), Number(to ?? from)];
  return a >= FIRST_YEAR && b <= LAST_YEAR && a <= b ? { from: a, to: b } : undefined;
}
