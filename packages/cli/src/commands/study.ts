import { writeFile } from "node:fs/promises";
import { join } from "node:path";
import { REPORT_FORMATS } from "@tvars/api";
import type { StudyDifference, StudyRun } from "@tvars/api";
import type { Verified } from "@tvars/study";
import { commonOptions } from "../common-options.ts";
import { EXIT } from "../exit.ts";
import { type ReportFolder, type WrittenFile, formatsOf, reportsOf, writeReport } from "../report-files.ts";
import { numberText } from "../rows.ts";
import type { Io } from "../io.ts";
import type { AddCommand } from "../program.ts";
import { type CommonOptions, print, withProgress, withStudy } from "../run.ts";

/** `tvars study init | add | list | show | run | diff | package | verify`: a question kept with its answers and asked again. */
export const studyCommand: AddCommand = (program, io, result) => {
  const { lang } = io;
  const say = (sv: string, en: string): string => (lang === "sv" ? sv : en);
  const command = program
    .command("study")
    .description(
      say(
        "Utredningar: frågor som sparas med sina svar, körs igen och jämförs tal för tal.",
        "Studies: questions kept with their answers, asked again and compared figure by figure.",
      ),
    )
    .helpCommand(false);

  const init = command
    .command("init")
    .description(say("Gör en utredning att börja med.", "Make a study to begin with."))
    .argument("<id>")
    .option("--place <place>", say("plats (annars riket)", "place (else riket)"))
    .action(async (id: string, options: CommonOptions & { place?: string }) => {
      const { startingStudy } = await import("@tvars/study");
      result.code = await withStudy(options, io, async (study) =>
        print(await study.saveStudy(startingStudy(id, options.place)), options, io, (one) =>
          say(
            `${one.title.sv} finns i ${join(study.folder, "studies", `${id}.json`)}\n`,
            `${one.title.en} is in ${join(study.folder, "studies", `${id}.json`)}\n`,
          ),
        ),
      );
    });

  const add = command
    .command("add")
    .description(
      say(
        "Lägg ett resultat sist i en utredning, frågat precis som det frågades.",
        "Keep a result as the last step of a study, asked exactly as it was.",
      ),
    )
    .argument("<id>")
    .argument(
      "<request>",
      say("anropet, till exempel", "the request, for example") + " /api/barometer?place=riket",
    )
    .requiredOption("--title <title>", say("vad resultatet heter", "what the result is called"))
    .action(async (id: string, request: string, options: CommonOptions & { title: string }) => {
      const title = { sv: options.title, en: options.title };
      result.code = await withStudy(options, io, async (study) =>
        print(await study.addStep(id, { title, request }), options, io, ({ steps }) =>
          say(
            `${steps.at(-1)!.id} är steg ${steps.length}.\n`,
            `${steps.at(-1)!.id} is step ${steps.length}.\n`,
          ),
        ),
      );
    });

  const list = command
    .command("list")
    .description(say("Alla utredningar.", "Every study."))
    .action(async (options: CommonOptions) => {
      result.code = await withStudy(options, io, async (study) =>
        print(await study.studies(), options, io, (all) =>
          all
            .map(
              ({ id, title, steps }) => `${id}  ${title[lang]} (${steps.length} ${say("steg", "steps")})\n`,
            )
            .join(""),
        ),
      );
    });

  const show = command
    .command("show")
    .description(say("En utredning med sina steg och körningar.", "A study with its steps and runs."))
    .argument("<id>")
    .action(async (id: string, options: CommonOptions) => {
      result.code = await withStudy(options, io, async (study) => {
        const answer = { study: await study.studyDefinition(id), runs: await study.studyRuns(id) };
        return print(answer, options, io, ({ study: one, runs }) =>
          [
            one.title[lang],
            one.question[lang],
            ...one.steps.map((step) => `  ${step.id}: ${step.title[lang]} (${step.route})`),
            ...runs.map((run) => runLine(run, io)),
            "",
          ].join("\n"),
        );
      });
    });

  const run = command
    .command("run")
    .description(
      say(
        "Ställ alla frågor igen, säg vad som skiljer från förra gången och skriv om rapporterna som är byggda av den.",
        "Ask every question anew, say what differs from last time, and write the reports that are built of it again.",
      ),
    )
    .argument("<id>")
    .option("--format <formats>", REPORT_FORMATS.join(","), REPORT_FORMATS.join(","))
    .option(
      "--out <folder>",
      say("rapporternas mapp (annars den du står i)", "folder of the reports (else the current one)"),
      ".",
    )
    .option("--no-report", say("skriv inga rapporter", "write no reports"))
    .action(async (id: string, options: CommonOptions & ReportFolder & { report: boolean }) => {
      const formats = formatsOf(options.format, lang);
      result.code = await withStudy(options, io, async (study) => {
        const made = await withProgress(io, (work) => study.runStudy(id, work));
        const earlier = (await study.studyRuns(id)).length > 1;
        const difference = earlier ? await study.studyDifference({ id }) : undefined;
        const reports = options.report ? await reportsOf(study, id) : [];
        const files: WrittenFile[] = [];
        for (const report of reports)
          files.push(...(await writeReport(study, report, { ...options, formats }, io)));
        await print({ run: made, difference, files }, options, io, () =>
          [
            runLine(made, io),
            ...made.problems.map(({ step, text }) => `  ${step}: ${text[lang]}`),
            ...(difference ? [differenceText(difference, io).trimEnd()] : []),
            ...files.map(({ path }) => path),
            "",
          ].join("\n"),
        );
        return EXIT.ok;
      });
    });

  const diff = command
    .command("diff")
    .description(
      say(
        "Vad som skiljer två körningar, tal för tal, och varför.",
        "What differs between two runs, figure by figure, and why.",
      ),
    )
    .argument("<id>")
    .option(
      "--from <run>",
      say("tidigare körning (annars den näst senaste)", "earlier run (else the last but one)"),
    )
    .option("--to <run>", say("senare körning (annars den senaste)", "later run (else the last)"))
    .action(async (id: string, options: CommonOptions & { from?: string; to?: string }) => {
      result.code = await withStudy(options, io, async (study) =>
        print(await study.studyDifference({ id, from: options.from, to: options.to }), options, io, (one) =>
          differenceText(one, io),
        ),
      );
    });

  const pack = command
    .command("package")
    .description(
      say(
        "Skriv ett paket (RO-Crate) som vem som helst kan köra till samma svar.",
        "Write a package (RO-Crate) that anybody can run to the same answers.",
      ),
    )
    .argument("<id>")
    .option("--run <run>", say("körning (annars den senaste)", "run (else the last)"))
    .option("--out <folder>", say("mapp (annars den du står i)", "folder (else the current one)"), ".")
    .action(async (id: string, options: CommonOptions & { run?: string; out: string }) => {
      result.code = await withStudy(options, io, async (study) => {
        const { name, bytes } = await study.studyPackage(id, options.run);
        const path = join(options.out, name);
        await writeFile(path, bytes);
        return print({ path, bytes: bytes.length }, options, io, () => `${path}\n`);
      });
    });

  const verify = command
    .command("verify")
    .description(
      say(
        "Kör ett paket i en ny arbetsmapp och jämför med vad det säger.",
        "Run a package in a fresh workspace and compare with what it says.",
      ),
    )
    .argument("<path>", say("mapp eller zip-fil", "folder or zip"))
    .action(async (path: string, options: CommonOptions) => {
      const { openStudy, verifyPackage } = await import("@tvars/study");
      const answer = await withProgress(io, (work) =>
        verifyPackage(path, (folder) => openStudy(folder), work),
      );
      await print(answer, options, io, (one) => verifiedText(one, io));
      result.code = answer.same ? EXIT.ok : EXIT.failure;
    });

  for (const one of [init, add, list, show, run, diff, pack, verify]) commonOptions(one, lang);
  return command;
};

const runLine = ({ id, figures, sha256, problems }: StudyRun, { lang }: Io): string =>
  lang === "sv"
    ? `${id}: ${figures} tal, ${problems.length} anmärkningar, ${sha256.slice(0, 12)}`
    : `${id}: ${figures} figures, ${problems.length} remarks, ${sha256.slice(0, 12)}`;

const FILE_SAID = {
  changed: { sv: "har ändrats", en: "has been changed" },
  missing: { sv: "saknas", en: "is missing" },
  added: { sv: "hör inte till paketet", en: "is no part of the package" },
} as const;

/** What was compared, and what of it differs. */
function verifiedText(one: Verified, io: Io): string {
  const { lang } = io;
  const say = (sv: string, en: string): string => (lang === "sv" ? sv : en);
  const { files, checked, steps, same, expected, found, difference } = one;
  return [
    same
      ? say(
          `Lika: ${one.study} ger samma svar (${found}).`,
          `Same: ${one.study} gives the same answers (${found}).`,
        )
      : say(`Olika: ${one.study}.`, `Different: ${one.study}.`),
    say(
      `${checked} filer jämförda med sina kontrollsummor, ${files.length} avviker.`,
      `${checked} files compared with their checksums, ${files.length} differ.`,
    ),
    ...files.map(({ path, what }) => `  ! ${path} ${FILE_SAID[what][lang]}`),
    ...steps.map(
      ({ title, figures, same: alike, problem }) =>
        `  ${title[lang]}: ${say(`${alike} av ${figures} tal lika`, `${alike} of ${figures} figures the same`)}${problem ? `. ${problem[lang]}` : ""}`,
    ),
    ...(expected === found
      ? []
      : [say(`Svaren: ${expected} → ${found}`, `The answers: ${expected} → ${found}`)]),
    ...(difference.rows.length > 0 ? [differenceText(difference, io)] : [""]),
  ].join("\n");
}

const SHOWN = 40;

function differenceText({ title, rows }: StudyDifference, { lang }: Io): string {
  const value = (one: number | null): string => (one === null ? "–" : numberText(one, lang, 4));
  const lines = rows
    .slice(0, SHOWN)
    .map(
      (row) =>
        `  ${row.step} ${row.label[lang] || row.at}: ${value(row.before)} → ${value(row.after)}. ${row.text[lang]}`,
    );
  const more = rows.length - lines.length;
  if (more > 0)
    lines.push(
      lang === "sv" ? `  … och ${more} till (--json visar alla)` : `  … and ${more} more (--json shows all)`,
    );
  return `${[title[lang], ...lines].join("\n")}\n`;
}
