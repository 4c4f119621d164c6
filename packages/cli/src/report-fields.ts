import { readFile } from "node:fs/promises";
import type { Report } from "@tvars/api";
import { UsageError } from "./exit.ts";

type Lang = "sv" | "en";

const TEXTS = [
  "title",
  "subtitle",
  "agency",
  "ownReference",
  "addressee",
  "decisionMaker",
  "rapporteur",
  "summary",
  "notAnswered",
] as const;
const DATES = ["date", "due"] as const;
const AMOUNTS = ["disposedSek", "usedSek", "repaySek"] as const;
const PAYMENTS = ["requisitioned", "repaid", "accounted"] as const;

/** Everything `tvars report set` can set, as it is written before the `=`. */
export const REPORT_FIELDS: readonly string[] = [
  ...TEXTS,
  ...DATES,
  "assignment.reference",
  "assignment.decided",
  ...AMOUNTS.map((one) => `economics.${one}`),
  ...PAYMENTS.map((one) => `economics.${one}`),
  "economics.grant",
  "done.DUTY",
  "text.SECTION",
];

const isOne = <T extends string>(list: readonly T[], name: string): name is T =>
  (list as readonly string[]).includes(name);

/**
 * A report with one field set by `NAME=VALUE`, or more added to its text by `NAME+=VALUE`; `@FILE` is what a file holds.
 * An empty value empties a text, a date or an amount.
 * @throws UsageError for a field, a duty or a section that the report does not have, or an amount that is no number
 */
export async function withField(report: Report, given: string, lang: Lang): Promise<Report> {
  const parts = /^([A-Za-z.-]+?)(\+?)=(.*)$/s.exec(given);
  if (!parts) throw refuse(given, "NAME=VALUE", lang);
  const [, name = "", plus, written = ""] = parts;
  const value = written.startsWith("@") ? (await readFile(written.slice(1), "utf8")).trimEnd() : written;
  const joined = (before: string): string =>
    plus && before.trim() !== "" ? `${before.trimEnd()}\n${value}` : value;
  const dot = name.indexOf(".");
  const [group, rest] = dot < 0 ? [name, ""] : [name.slice(0, dot), name.slice(dot + 1)];
  if (isOne(TEXTS, name)) return { ...report, [name]: joined(report[name]) };
  if (isOne(DATES, name)) return { ...report, [name]: value || null };
  if (group === "assignment" && rest === "reference")
    return { ...report, assignment: { ...report.assignment, reference: value } };
  if (group === "assignment" && rest === "decided")
    return { ...report, assignment: { ...report.assignment, decided: value || null } };
  if (group === "economics" && report.economics) {
    const { economics } = report;
    if (isOne(AMOUNTS, rest))
      return { ...report, economics: { ...economics, [rest]: amountOf(given, value, lang) } };
    if (isOne(PAYMENTS, rest)) return { ...report, economics: { ...economics, [rest]: value || null } };
    if (rest === "grant") return { ...report, economics: { ...economics, grant: value } };
  }
  if (group === "done" && report.duties.some(({ id }) => id === rest))
    return {
      ...report,
      duties: report.duties.map((one) => (one.id === rest ? { ...one, done: value || null } : one)),
    };
  if (group === "text" && report.sections.some(({ id }) => id === rest))
    return {
      ...report,
      sections: report.sections.map((one) => (one.id === rest ? worded(one, joined) : one)),
    };
  throw refuse(given, expectedOf(report, group), lang);
}

/** The first text of a section is what is set; one that has none gets it before its results. */
function worded(section: Report["sections"][number], joined: (before: string) => string): typeof section {
  const at = section.blocks.findIndex(({ kind }) => kind === "text");
  const before = at < 0 ? undefined : section.blocks[at];
  const markdown = joined(before?.kind === "text" ? before.markdown : "");
  const block = { id: before?.id ?? `${section.id}-text`, kind: "text" as const, markdown };
  return {
    ...section,
    blocks: at < 0 ? [block, ...section.blocks] : section.blocks.toSpliced(at, 1, block),
  };
}

function amountOf(given: string, value: string, lang: Lang): number | null {
  if (value === "") return null;
  const amount = Number(value.replaceAll(/\s/g, ""));
  if (Number.isFinite(amount)) return amount;
  throw refuse(given, lang === "sv" ? "kronor, till exempel 412350" : "kronor, for example 412350", lang);
}

const expectedOf = ({ duties, sections }: Report, group: string): string =>
  group === "done"
    ? duties.map(({ id }) => `done.${id}`).join(", ")
    : group === "text"
      ? sections.map(({ id }) => `text.${id}`).join(", ")
      : REPORT_FIELDS.join(", ");

const refuse = (given: string, expected: string, lang: Lang): UsageError =>
  new UsageError(lang === "sv" ? `fick ${given}, väntat ${expected}` : `got ${given}, expected ${expected}`);
