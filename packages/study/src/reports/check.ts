import type { Report, ReportCheck } from "@tvars/api";
import type { AnsweredStep } from "./step-blocks.ts";
import { economicsProblems } from "./economics.ts";

const DAY_MS = 86_400_000;
const SOON_DAYS = 30;

const days = (from: string, to: string): number => Math.round((Date.parse(to) - Date.parse(from)) / DAY_MS);

/** What is missing or does not add up, and the assignment's calendar counted from `today`. */
export function checkOf(
  report: Report,
  steps: readonly AnsweredStep[],
  today: string,
  figures: number,
): ReportCheck {
  const problems: ReportCheck["problems"] = [];
  const add = (where: string, sv: string, en: string, serious = true): void =>
    void problems.push({ where, text: { sv, en }, serious });
  const small = report.template === "fact-sheet" || report.template === "brief";
  if (report.summary.trim() === "") add("summary", "Sammanfattningen är tom.", "The summary is empty.");
  if (report.date === null) add("date", "Dokumentet har inget datum.", "The document has no date.", !small);
  if (!small) {
    if (report.assignment.reference === "")
      add("assignment.reference", "Uppdragets beteckning saknas.", "The assignment's reference is missing.");
    if (report.decisionMaker === "")
      add("decisionMaker", "Beslutsfattare är inte angiven.", "The decision-maker is not stated.");
    if (report.ownReference === "")
      add(
        "ownReference",
        "Myndighetens eget diarienummer saknas.",
        "The agency's own case number is missing.",
        false,
      );
    if (report.rapporteur === "")
      add("rapporteur", "Föredragande är inte angiven.", "The rapporteur is not stated.", false);
    if (report.economics === null)
      add("economics", "Den ekonomiska redovisningen saknas.", "The economic statement is missing.");
    if (report.due !== null && report.date !== null && report.date > report.due)
      add(
        "date",
        `Rapportens datum ${report.date} är efter ${report.due}, då den ska lämnas.`,
        `The report's date ${report.date} is after ${report.due}, when it is due.`,
      );
  }
  for (const section of report.sections) {
    if (section.blocks.length === 0)
      add(section.id, `Avsnittet ${section.title.sv} är tomt.`, `The section ${section.title.en} is empty.`);
    for (const block of section.blocks)
      if (block.kind === "text" && block.markdown.trim() === "")
        add(`${section.id}.${block.id}`, "Ett textstycke är tomt.", "A block of text is empty.", false);
  }
  for (const { step, problem } of steps)
    if (problem) add(step.id, `${step.title.sv}: ${problem.sv}`, `${step.title.en}: ${problem.en}`);
  problems.push(...economicsProblems(report));
  const duties = report.duties.map((one) => {
    const left = days(today, one.due);
    const state =
      one.done !== null
        ? ("done" as const)
        : left < 0
          ? ("late" as const)
          : left <= SOON_DAYS
            ? ("soon" as const)
            : ("ahead" as const);
    return { ...one, days: left, state };
  });
  return { ready: !problems.some(({ serious }) => serious), problems, duties, figures, pages: null };
}
