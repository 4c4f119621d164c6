import type { ReleaseDecision } from "@tvars/api";
import { choice } from "../arguments.ts";
import { breakdownText } from "../breakdown-text.ts";
import { commonOptions } from "../common-options.ts";
import { EXIT, UsageError } from "../exit.ts";
import type { Io } from "../io.ts";
import type { AddCommand } from "../program.ts";
import { checkText, headsText, releaseText } from "../release-text.ts";
import { type CommonOptions, print, withStudy } from "../run.ts";
import { type FileOptions, writeAnswer } from "../write-answer.ts";
import { type TableOptions, queryOf, tableOptions } from "./records-table.ts";

interface Named {
  who?: string;
  reason?: string;
}

const FORMATS = ["csv", "csv-semicolon", "xlsx", "json-stat2"] as const;
const DECISIONS = ["release", "refuse", "withdraw", "erratum"] as const;

/** `tvars release draft | list | show | check | decide | rules`: from a protected table to a published one. */
export const releaseCommand: AddCommand = (program, io, result) => {
  const say = (sv: string, en: string): string => (io.lang === "sv" ? sv : en);
  const command = program
    .command("release")
    .description(
      say(
        "Utlämningar: gör ett utkast av en tabell, pröva det mot allt som redan är utlämnat, besluta.",
        "Releases: draft a table, test it against all that is out already, decide.",
      ),
    )
    .helpCommand(false);
  const who = say("vem du är", "who you are");
  const reason = say("varför", "why");

  const draft = tableOptions(command.command("draft"), io)
    .description(
      say(
        "Frys en tabell som utkast. Den skyddas tillsammans med allt som redan är utlämnat.",
        "Freeze a table as a draft. It is protected together with all that is out already.",
      ),
    )
    .argument("<id>", say("uppgifternas id", "id of the records"))
    .option("--who <name>", who)
    .option("--reason <text>", reason)
    .action(async (id: string, options: TableOptions & Named) => {
      const name = nameOf(options, io);
      result.code = await withStudy(options, io, async (study) => {
        const asked = await queryOf(id, options, io);
        const made = await study.draftRelease({ asked, who: name, reason: options.reason });
        return print(made, options, io, (one) => releaseText(one, io.lang));
      });
    });

  const list = command
    .command("list")
    .description(
      say("Alla utlämningar och utkast, de nyaste först.", "Every release and draft, newest first."),
    )
    .action(async (options: CommonOptions) => {
      result.code = await withStudy(options, io, async (study) =>
        print(await study.releases(), options, io, (all) => headsText(all, io.lang)),
      );
    });

  const show = command
    .command("show")
    .description(
      say(
        "En utlämning som den frystes, med vad som har hänt sedan.",
        "A release as it was frozen, and what has happened since.",
      ),
    )
    .argument("<release>")
    .option("--format <format>", FORMATS.join(", "))
    .option("--out <file>", say("filen (annars standard ut)", "the file (else standard output)"))
    .action(async (id: string, options: FileOptions) => {
      result.code = await withStudy(options, io, async (study) => {
        const answer = await study.release({ id });
        const text = (): string =>
          `${releaseText(answer, io.lang)}\n${answer.table.rows.length === 0 ? "" : breakdownText(answer.table, io.lang)}`;
        return writeAnswer({ route: "release", answer, study, text, formats: FORMATS }, options, io);
      });
    });

  const check = command
    .command("check")
    .description(
      say(
        "Angrip en utlämning: vad kan räknas ut av det dolda? Kod 1 om den inte är säker.",
        "Attack a release: what can be worked out of what is hidden? Code 1 where it is not safe.",
      ),
    )
    .argument("<release>")
    .action(async (id: string, options: CommonOptions) => {
      result.code = await withStudy(options, io, async (study) => {
        const answer = await study.releaseCheck({ id });
        await print(answer, options, io, (one) => checkText(one, io.lang));
        return answer.verdict === "unsafe" ? EXIT.failure : EXIT.ok;
      });
    });

  const attack = command
    .command("attack")
    .description(
      say(
        "Angrip allt som är utlämnat, utlämning för utlämning. Kod 1 om något röjs.",
        "Attack all that is out, release by release. Code 1 where something is given away.",
      ),
    )
    .argument("[records]", say("bara utlämningar av de här uppgifterna", "only releases of these records"))
    .action(async (records: string | undefined, options: CommonOptions) => {
      result.code = await withStudy(options, io, async (study) => {
        const out = (await study.releases()).filter(
          (one) => one.state === "released" && (records === undefined || one.records === records),
        );
        const checks = [];
        for (const { id } of out.reverse()) checks.push(await study.releaseCheck({ id }));
        await print(checks, options, io, (all) => all.map((one) => checkText(one, io.lang)).join("\n"));
        return checks.some(({ verdict }) => verdict === "unsafe") ? EXIT.failure : EXIT.ok;
      });
    });

  const decide = command
    .command("decide")
    .description(
      say(
        "Lämna ut, avslå, återkalla eller rätta, med namn och skäl.",
        "Release, refuse, withdraw or correct, with a name and a reason.",
      ),
    )
    .argument("<release>")
    .argument("<decision>", DECISIONS.join(", "))
    .option("--who <name>", who)
    .option("--reason <text>", reason)
    .option(
      "--supersedes <release>",
      say(
        "en tidigare utlämning som den här ersätter",
        "an earlier release that this one takes the place of",
      ),
    )
    .action(
      async (id: string, decision: string, options: CommonOptions & Named & { supersedes?: string }) => {
        const name = nameOf(options, io);
        if (!options.reason) throw new UsageError(say("ange --reason: varför?", "give --reason: why?"));
        const asked: ReleaseDecision = {
          decision: choice(decision, DECISIONS, io.lang, { sv: "beslut", en: "decision" }),
          who: name,
          reason: options.reason,
          ...(options.supersedes === undefined ? {} : { supersedes: options.supersedes }),
        };
        result.code = await withStudy(options, io, async (study) =>
          print(await study.decideRelease({ id, ...asked }), options, io, (one) => releaseText(one, io.lang)),
        );
      },
    );

  const rules = command
    .command("rules")
    .description(say("Vem som får besluta i den här arbetsytan.", "Who may decide in this workspace."))
    .option(
      "--four-eyes <on|off>",
      say("den som gjort utkastet får inte besluta", "whoever drafted may not decide"),
    )
    .action(async (options: CommonOptions & { fourEyes?: string }) => {
      const asked =
        options.fourEyes === undefined
          ? undefined
          : choice(options.fourEyes, ["on", "off"] as const, io.lang, {
              sv: "--four-eyes",
              en: "--four-eyes",
            });
      result.code = await withStudy(options, io, async (study) => {
        const now =
          asked === undefined
            ? await study.releaseRules()
            : await study.setReleaseRules({ fourEyes: asked === "on" });
        return print(now, options, io, ({ fourEyes }) =>
          fourEyes
            ? say(
                "Den som gjort ett utkast får inte besluta om det.\n",
                "Whoever made a draft may not decide on it.\n",
              )
            : say(
                "Den som gjort ett utkast får besluta om det.\n",
                "Whoever made a draft may decide on it.\n",
              ),
        );
      });
    });

  for (const one of [draft, list, show, check, attack, decide, rules]) commonOptions(one, io.lang);
  return command;
};

function nameOf({ who }: Named, { lang, env }: Io): string {
  const name = who ?? env.TVARS_USER;
  if (name) return name;
  throw new UsageError(
    lang === "sv" ? "ange --who (eller TVARS_USER): vem är du?" : "give --who (or TVARS_USER): who are you?",
  );
}
