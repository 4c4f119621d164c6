import { join } from "node:path";
import type { ReportVersion, ReportVersionHead } from "@tvars/api";
import { REPORT_FORMATS, REPORT_TEMPLATES } from "@tvars/api";
import { addressOf } from "../address.ts";
import { choice } from "../arguments.ts";
import { commonOptions } from "../common-options.ts";
import { EXIT } from "../exit.ts";
import type { AddCommand } from "../program.ts";
import { type CommonOptions, print, withProgress, withStudy } from "../run.ts";
import { type ReportFolder, formatsOf, writeReport } from "../report-files.ts";
import { reportEditCommands } from "./report-edit.ts";
import { BASE } from "./words.ts";

/** `tvars report new | set | step | list | check | build | freeze | versions | erratum`: the document an agency hands in. */
export const reportCommand: AddCommand = (program, io, result) => {
  const { lang } = io;
  const say = (sv: string, en: string): string => (lang === "sv" ? sv : en);
  const command = program
    .command("report")
    .description(
      say(
        "Rapporten till regeringen, faktablad och beslutsunderlag.",
        "The report to the government, fact sheets and briefs.",
      ),
    )
    .helpCommand(false);

  const make = command
    .command("new")
    .description(
      say(
        "Gör en rapport av en mall och av det som är lagrat.",
        "Make a report from a template and what is stored.",
      ),
    )
    .requiredOption("--template <template>", REPORT_TEMPLATES.join(", "))
    .option("--id <id>", say("annars mallens namn", "else the template's name"))
    .option("--place <place>", say("plats (annars riket)", "place (else riket)"))
    .option("--in <sv|en>", say("rapportens språk", "language of the report"))
    .option(
      "--like <id>",
      say("samma fakta och resultat som den rapporten", "the same facts and results as that report"),
    )
    .action(
      async (
        options: CommonOptions & {
          template: string;
          id?: string;
          place?: string;
          in?: string;
          like?: string;
        },
      ) => {
        const template = choice(options.template, REPORT_TEMPLATES, lang, {
          sv: "--template",
          en: "--template",
        });
        const written = choice(options.in ?? lang, ["sv", "en"] as const, lang, { sv: "--in", en: "--in" });
        result.code = await withStudy(options, io, async (study) =>
          print(
            await study.newReport({
              template,
              id: options.id,
              place: options.place,
              lang: written,
              like: options.like,
            }),
            options,
            io,
            (one) => {
              const steps = one.sections.flatMap(({ blocks }) =>
                blocks.filter(({ kind }) => kind === "step"),
              ).length;
              return say(
                `${one.title} (${one.id}), ${steps} resultat. Ändra den på skärmen Rapport eller i ${join(study.folder, "reports", `${one.id}.json`)}\n`,
                `${one.title} (${one.id}), ${steps} results. Edit it on the screen Report or in ${join(study.folder, "reports", `${one.id}.json`)}\n`,
              );
            },
          ),
        );
      },
    );

  const list = command
    .command("list")
    .description(say("Alla rapporter.", "Every report."))
    .action(async (options: CommonOptions) => {
      result.code = await withStudy(options, io, async (study) =>
        print(await study.reports(), options, io, (all) =>
          all.map(({ id, title, agency }) => `${id}  ${title}${agency ? `, ${agency}` : ""}\n`).join(""),
        ),
      );
    });

  const check = command
    .command("check")
    .description(
      say(
        "Vad som saknas eller inte går ihop, och uppdragets datum.",
        "What is missing or does not add up, and the assignment's dates.",
      ),
    )
    .argument("<id>")
    .option("--today <date>", say("räkna från det här datumet", "count from this date"))
    .action(async (id: string, options: CommonOptions & { today?: string }) => {
      result.code = await withStudy(options, io, async (study) => {
        const answer = await study.reportCheck({ id, today: options.today });
        await print(answer, options, io, ({ problems, duties, ready }) =>
          [
            ready ? say("Klar att lämna.", "Ready to hand in.") : say("Inte klar.", "Not ready."),
            ...problems.map(({ where, text, serious }) => `  ${serious ? "!" : "-"} ${where}: ${text[lang]}`),
            ...duties.map(
              ({ title, due, days, state }) =>
                `  ${due} ${title[lang]}: ${STATES[state][lang]} (${days} ${say("dagar", "days")})`,
            ),
            "",
          ].join("\n"),
        );
        return answer.ready ? EXIT.ok : EXIT.failure;
      });
    });

  const build = command
    .command("build")
    .description(say("Skriv rapportens filer.", "Write the report's files."))
    .argument("<id>")
    .option("--format <formats>", REPORT_FORMATS.join(","), "pdf")
    .option("--out <folder>", say("mapp (annars den du står i)", "folder (else the current one)"), ".")
    .option("--base <url>", BASE[lang])
    .action(async (id: string, options: CommonOptions & ReportFolder) => {
      const formats = formatsOf(options.format, lang);
      result.code = await withStudy(options, io, async (study) => {
        const written = await writeReport(study, id, { ...options, formats }, io);
        return print(written, options, io, (all) => all.map(({ path }) => `${path}\n`).join(""));
      });
    });

  const freeze = command
    .command("freeze")
    .description(
      say(
        "Lås rapporten som den lämnas: definition, svar och filer under en fast adress.",
        "Freeze the report as it is handed in: definition, answers and files at a permanent address.",
      ),
    )
    .argument("<id>")
    .requiredOption("--by <name>", say("vem som lämnar den", "who hands it in"))
    .option("--format <formats>", REPORT_FORMATS.join(","), REPORT_FORMATS.join(","))
    .option("--base <url>", BASE[lang])
    .action(async (id: string, options: CommonOptions & { by: string; format: string; base?: string }) => {
      const formats = formatsOf(options.format, lang);
      result.code = await withStudy(options, io, async (study) => {
        study.publishAt(addressOf(options.base, io.env));
        const frozen = await withProgress(io, (work) =>
          study.freezeReport({ id, who: options.by, formats }, work),
        );
        return print(frozen, options, io, (one) => versionText(one, lang));
      });
    });

  const versions = command
    .command("versions")
    .description(say("Låsta versioner, med rättelser.", "Frozen versions, with errata."))
    .argument("<id>")
    .action(async (id: string, options: CommonOptions) => {
      result.code = await withStudy(options, io, async (study) =>
        print(await study.reportVersions(id), options, io, (all) =>
          all.map((one) => versionText(one, lang)).join(""),
        ),
      );
    });

  const erratum = command
    .command("erratum")
    .description(
      say(
        "Säg vad som är fel i en låst version. Versionen själv ändras inte.",
        "Say what is wrong in a frozen version. The version itself stays as it is.",
      ),
    )
    .argument("<id>")
    .argument("<n>", say("versionens nummer", "number of the version"))
    .requiredOption("--by <name>", say("vem som rättar", "who corrects"))
    .requiredOption("--sv <text>", say("texten på svenska", "the text in Swedish"))
    .requiredOption("--en <text>", say("texten på engelska", "the text in English"))
    .option(
      "--figure <figure...>",
      say("vilka siffror det gäller (annars hela)", "which figures it is about (else the whole)"),
    )
    .action(
      async (
        id: string,
        n: string,
        options: CommonOptions & { by: string; sv: string; en: string; figure?: string[] },
      ) => {
        result.code = await withStudy(options, io, async (study) =>
          print(
            await study.addReportErratum({
              id,
              n: Number(n),
              who: options.by,
              text: { sv: options.sv, en: options.en },
              figures: options.figure ?? [],
            }),
            options,
            io,
            (one) => versionText(one, lang),
          ),
        );
      },
    );

  const edits = reportEditCommands(command, io, result);
  for (const one of [make, ...edits, list, check, build, freeze, versions, erratum]) commonOptions(one, lang);
  return command;
};

const versionText = (
  {
    n,
    at,
    who,
    link,
    files,
    errata,
    notices = [],
  }: Omit<ReportVersionHead, "title"> & Partial<Pick<ReportVersion, "notices">>,
  lang: "sv" | "en",
): string =>
  [
    `${link}  ${at.slice(0, 10)}  ${who} (version ${n})`,
    ...notices.map(({ text }) => `  ! ${text[lang]}`),
    ...errata.map(
      ({ at: when, text, figures }) =>
        `  ${lang === "sv" ? "Rättelse" : "Erratum"} ${when.slice(0, 10)}: ${text[lang]}${figures.length > 0 ? ` (${figures.join(", ")})` : ""}`,
    ),
    ...files.map(({ name, bytes, sha256 }) => `  ${name}  ${bytes}  ${sha256}`),
    "",
  ].join("\n");

const STATES = {
  done: { sv: "gjort", en: "done" },
  ahead: { sv: "i god tid", en: "ahead" },
  soon: { sv: "snart", en: "soon" },
  late: { sv: "försenat", en: "late" },
} as const;
