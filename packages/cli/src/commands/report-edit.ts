import type { Command } from "commander";
import type { Report, StudyDefinition } from "@tvars/api";
import type { Study } from "@tvars/study";
import { choice } from "../arguments.ts";
import { UsageError } from "../exit.ts";
import type { Io } from "../io.ts";
import { REPORT_FIELDS, withField } from "../report-fields.ts";
import { type CommonOptions, print, withStudy } from "../run.ts";

interface StepOptions extends CommonOptions {
  section: string;
  study?: string;
  route?: string;
  ask?: string[];
  title?: string;
  titleEn?: string;
  why?: string;
  whyEn?: string;
  show?: string;
  remove?: boolean;
}

type Step = StudyDefinition["steps"][number];

const SHOWN = ["both", "picture", "table", "sentence"] as const;

/** `tvars report set | step`: what the screen Report edits, from a command line. */
export function reportEditCommands(command: Command, io: Io, result: { code: number }): Command[] {
  const { lang } = io;
  const say = (sv: string, en: string): string => (lang === "sv" ? sv : en);
  const set = command
    .command("set")
    .description(
      say(
        "Fyll i rapporten: FÄLT=VÄRDE, FÄLT+=MER, FÄLT=@FIL.",
        "Fill in the report: FIELD=VALUE, FIELD+=MORE, FIELD=@FILE.",
      ),
    )
    .argument("<id>")
    .argument("<field...>", REPORT_FIELDS.join(", "))
    .action(async (id: string, fields: string[], options: CommonOptions) => {
      result.code = await withStudy(options, io, async (study) => {
        let report = await study.report(id);
        for (const field of fields) report = await withField(report, field, lang);
        return print(await study.saveReport(report), options, io, () =>
          say(`${id}: ${fields.length} fält\n`, `${id}: ${fields.length} fields\n`),
        );
      });
    });
  const step = command
    .command("step")
    .description(
      say(
        "Sätt in ett steg ur en utredning i ett avsnitt, ändra det eller ta bort det ur rapporten.",
        "Put a step of a study into a section, change it, or take it out of the report.",
      ),
    )
    .argument("<id>", say("rapporten", "the report"))
    .argument("<step>", say("stegets id, till exempel types", "id of the step, for example types"))
    .option("--section <id>", "analysis, planning, direction, followup", "analysis")
    .option("--study <id>", say("utredning (annars RAPPORT-study)", "study (else REPORT-study)"))
    .option(
      "--route <name>",
      say("ny fråga, till exempel barometer", "a new question, for example barometer"),
    )
    .option("--ask <name=value...>", say("vad den frågas", "what it is asked"))
    .option("--title <text>", say("rubrik på svenska", "heading in Swedish"))
    .option("--title-en <text>", say("rubrik på engelska", "heading in English"))
    .option("--why <text>", say("vad läsaren ska veta, på svenska", "what the reader must know, in Swedish"))
    .option("--why-en <text>", say("detsamma på engelska", "the same in English"))
    .option("--show <how>", SHOWN.join(", "))
    .option("--remove", say("ta bort det ur rapporten", "take it out of the report"))
    .action(async (id: string, stepId: string, options: StepOptions) => {
      const show = choice(options.show ?? "both", SHOWN, lang, { sv: "--show", en: "--show" });
      result.code = await withStudy(options, io, async (study) => {
        const report = await study.report(id);
        const studyId = options.study ?? `${id}-study`;
        if (!report.sections.some((one) => one.id === options.section))
          throw new UsageError(
            say(
              `--section är ${options.section}, väntat ${sectionsOf(report)}`,
              `--section is ${options.section}, expected ${sectionsOf(report)}`,
            ),
          );
        if (!options.remove) await saveStep(study, { report, studyId, stepId }, options, lang);
        const changed = withStep(report, { studyId, stepId, show }, options);
        return print(await study.saveReport(changed), options, io, () => `${id}: ${stepId}\n`);
      });
    });
  return [set, step];
}

const sectionsOf = ({ sections }: Report): string => sections.map(({ id }) => id).join(", ");

/** The study with the step as it is now asked and called; a study is made where there is none. */
async function saveStep(
  study: Study,
  { report, studyId, stepId }: { report: Report; studyId: string; stepId: string },
  options: StepOptions,
  lang: "sv" | "en",
): Promise<void> {
  const known = (await study.studies()).find(({ id }) => id === studyId);
  const definition: StudyDefinition = known ?? {
    id: studyId,
    title: { sv: report.title, en: report.title },
    question: { sv: report.title, en: report.title },
    answers: [],
    steps: [],
    report: report.id,
  };
  const before = definition.steps.find(({ id }) => id === stepId);
  if (!before && options.route === undefined)
    throw new UsageError(
      lang === "sv"
        ? `${studyId} har inget steg ${stepId}; ange --route`
        : `${studyId} has no step ${stepId}; give --route`,
    );
  const title = options.title ?? options.titleEn;
  const why = options.why ?? options.whyEn;
  const step: Step = {
    id: stepId,
    title: title
      ? { sv: title, en: options.titleEn ?? title }
      : (before?.title ?? { sv: stepId, en: stepId }),
    route: options.route ?? before!.route,
    asked:
      options.ask || options.route
        ? Object.fromEntries((options.ask ?? []).map((one) => asked(one)))
        : before!.asked,
    ...(why ? { why: { sv: why, en: options.whyEn ?? why } } : before?.why ? { why: before.why } : {}),
  };
  const steps = before
    ? definition.steps.map((one) => (one.id === stepId ? step : one))
    : [...definition.steps, step];
  await study.saveStudy({ ...definition, steps });
}

function asked(given: string): [string, string] {
  const at = given.indexOf("=");
  if (at <= 0) throw new UsageError(`--ask ${given}: NAME=VALUE`);
  return [given.slice(0, at), given.slice(at + 1)];
}

/** The report with the step last in its section, once; where it stood already it stays. */
function withStep(
  report: Report,
  { studyId, stepId, show }: { studyId: string; stepId: string; show: (typeof SHOWN)[number] },
  { section, remove = false }: StepOptions,
): Report {
  const isIt = (block: Report["sections"][number]["blocks"][number]): boolean =>
    block.kind === "step" && block.study === studyId && block.step === stepId;
  const block = { id: `step-${stepId}`, kind: "step" as const, study: studyId, step: stepId, show };
  return {
    ...report,
    sections: report.sections.map((one) => {
      const there = one.blocks.some(isIt);
      if (remove || one.id !== section) return { ...one, blocks: one.blocks.filter((own) => !isIt(own)) };
      return {
        ...one,
        blocks: there ? one.blocks.map((own) => (isIt(own) ? block : own)) : [...one.blocks, block],
      };
    }),
  };
}
