import { readFile } from "node:fs/promises";
import type { EvaluationAskedInput, GoalInput } from "@tvars/api";
import { NEWS_KINDS } from "@tvars/api";
import type { Text } from "@tvars/cube";
import { choice, wholeNumber, yearArgument } from "../arguments.ts";
import { commonOptions } from "../common-options.ts";
import { EXIT, UsageError } from "../exit.ts";
import { earlyText, evaluationText, goalText, newsText } from "../follow-text.ts";
import type { AddCommand } from "../program.ts";
import { type CommonOptions, print, withStudy } from "../run.ts";
import { type FileOptions, writeAnswer } from "../write-answer.ts";
import { PLACE, YEAR } from "./words.ts";

const KINDS: Text = { sv: "--kinds", en: "--kinds" };
const FORMATS = ["csv", "csv-semicolon", "xlsx", "json-stat2"] as const;

interface Span extends FileOptions {
  indicator?: string;
  place?: string;
  from?: string;
  to?: string;
}

interface Early extends FileOptions {
  place?: string;
  year?: string;
  ahead?: string;
}

interface Evaluate extends FileOptions {
  indicator?: string;
  follows?: string;
  areas?: string;
  since?: string;
  within?: string;
  comparison?: string;
  perTreated?: string;
  placebos?: string;
  seed?: string;
}

interface News extends CommonOptions {
  place?: string;
  kinds?: string;
  limit?: string;
}

/** `tvars follow goals | goal set | goal remove | status | composition | evaluate | early | news`. */
export const followCommand: AddCommand = (program, io, result) => {
  const { lang } = io;
  const say = (sv: string, en: string): string => (lang === "sv" ? sv : en);
  const lines = (texts: readonly Text[]): string => texts.map((text) => `${text[lang]}\n`).join("");
  const command = program
    .command("follow")
    .description(
      say(
        "Följ upp: mål, vad som ändrats och om ändringen är verklig.",
        "Follow up: goals, what changed and whether the change is real.",
      ),
    )
    .helpCommand(false);
  const file = say("filen (annars standard ut)", "the file (else standard output)");

  const goals = command
    .command("goals")
    .description(say("Alla mål med sitt läge.", "Every goal with its status."))
    .option("--format <format>", FORMATS.join(", "))
    .option("--out <file>", file)
    .action(async (options: FileOptions) => {
      result.code = await withStudy(options, io, async (study) => {
        const text = (all: Awaited<ReturnType<typeof study.goals>>): string =>
          all.length === 0
            ? say(
                "Det finns inga mål. Lägg till ett: tvars follow goal set FIL.json\n",
                "There are no goals. Add one: tvars follow goal set FILE.json\n",
              )
            : lines(all.map(({ title }) => title));
        return writeAnswer(
          { route: "goals", answer: await study.goals(), study, text, formats: FORMATS },
          options,
          io,
        );
      });
    });

  const goal = command
    .command("goal")
    .description(say("Sätt eller ta bort ett mål.", "Set or remove a goal."))
    .helpCommand(false);
  const set = goal
    .command("set")
    .description(
      say(
        "Spara ett mål ur en JSON-fil (docs/followup.md).",
        "Save a goal from a JSON file (docs/followup.md).",
      ),
    )
    .argument("<file>")
    .action(async (path: string, options: CommonOptions) => {
      const given = json(await readFile(path, "utf8"), path) as GoalInput;
      result.code = await withStudy(options, io, async (study) =>
        print(await study.saveGoal(given), options, io, (one) => goalText(one, lang)),
      );
    });
  const remove = goal
    .command("remove")
    .description(say("Ta bort ett mål.", "Remove a goal."))
    .argument("<id>")
    .action(async (id: string, options: CommonOptions) => {
      result.code = await withStudy(options, io, async (study) =>
        print(await study.deleteGoal(id), options, io, ({ removed }) => `${removed}\n`),
      );
    });

  const status = command
    .command("status")
    .description(
      say(
        "Ett måls läge, år för år. Kod 1 om det inte är nått eller inte på väg.",
        "A goal's status, year by year. Code 1 where it is not met or off the way.",
      ),
    )
    .argument("<id>")
    .option("--format <format>", FORMATS.join(", "))
    .option("--out <file>", file)
    .action(async (id: string, options: FileOptions) => {
      result.code = await withStudy(options, io, async (study) => {
        const answer = await study.goal({ id });
        const text = (): string => goalText(answer, lang);
        const code = await writeAnswer({ route: "goal", answer, study, text, formats: FORMATS }, options, io);
        const bad = answer.status === "not-met" || answer.status === "off-way";
        return bad ? EXIT.failure : code;
      });
    });

  const composition = command
    .command("composition")
    .description(
      say(
        "Samma områden över tid mot samma typ varje år: egen ändring och byten av typ.",
        "The same areas over time against the same type each year: own change and changes of type.",
      ),
    )
    .option("--indicator <id>", say("indikator (annars socioekonomiskt index)", "indicator (else the index)"))
    .option("--place <place>", PLACE[lang])
    .option("--from <year>", say("från år", "from year"))
    .option("--to <year>", say("till år", "to year"))
    .option("--format <format>", FORMATS.join(", "))
    .option("--out <file>", file)
    .action(async (options: Span) => {
      const [from, to] = [options.from, options.to].map((text) => yearArgument(text, lang));
      const { indicator, place } = options;
      result.code = await withStudy(options, io, async (study) => {
        const answer = await study.composition({ indicator, place, from, to });
        const text = (): string => lines([answer.title, ...answer.reading]);
        return writeAnswer({ route: "composition", answer, study, text, formats: FORMATS }, options, io);
      });
    });

  const evaluate = command
    .command("evaluate")
    .description(
      say(
        "Före och efter mot liknande områden: skillnad i skillnad, placebo och antaganden.",
        "Before and after against similar areas: difference in differences, placebo and assumptions.",
      ),
    )
    .option("--indicator <id>", say("indikator (annars socioekonomiskt index)", "indicator (else the index)"))
    .option("--follows <json>", say("vad som följs, som JSON", "what is followed, as JSON"))
    .option(
      "--areas <codes>",
      say(
        "områden där något gjordes: KOD,KOD eller set:ID",
        "areas where something was done: CODE,CODE or set:ID",
      ),
    )
    .option("--since <year>", say("första året med åtgärden", "first year with the measure"))
    .option(
      "--within <place>",
      say("var jämförelseområden söks (annars riket)", "where comparison areas are looked for (else riket)"),
    )
    .option(
      "--comparison <codes>",
      say("egna jämförelseområden: KOD,KOD", "comparison areas of one's own: CODE,CODE"),
    )
    .option(
      "--per-treated <n>",
      say("jämförelseområden per område (5)", "comparison areas for each area (5)"),
    )
    .option("--placebos <n>", say("dragningar (500)", "draws (500)"))
    .option("--seed <n>", say("frö (1)", "seed (1)"))
    .option("--format <format>", FORMATS.join(", "))
    .option("--out <file>", file)
    .action(async (options: Evaluate) => {
      const since = yearArgument(options.since, lang);
      if (options.areas === undefined || since === undefined)
        throw new UsageError(say("--areas och --since behövs", "--areas and --since are needed"));
      const n = (text: string | undefined, low: number, high: number): number | undefined =>
        text === undefined ? undefined : wholeNumber(text, lang, { low, high });
      const asked = {
        follows:
          options.follows === undefined
            ? { kind: "indicator", id: options.indicator ?? "socioeconomic-index" }
            : json(options.follows, "--follows"),
        treated: options.areas.split(","),
        since,
        ...(options.within === undefined ? {} : { within: options.within }),
        ...(options.comparison === undefined ? {} : { comparison: options.comparison.split(",") }),
        perTreated: n(options.perTreated, 1, 20),
        placebos: n(options.placebos, 0, 2000),
        seed: n(options.seed, 0, 2 ** 32),
      } as EvaluationAskedInput;
      result.code = await withStudy(options, io, async (study) =>
        writeAnswer(
          {
            route: "evaluation",
            answer: await study.evaluate(asked),
            study,
            text: (answer) => evaluationText(answer, lang),
            formats: FORMATS,
          },
          options,
          io,
        ),
      );
    });

  const early = command
    .command("early")
    .description(
      say("Områden som kan byta typ, med chans.", "Areas that may change type, with their chance."),
    )
    .option("--place <place>", PLACE[lang])
    .option("--year <year>", YEAR[lang])
    .option("--ahead <years>", say("år framåt, 1–5 (1)", "years ahead, 1–5 (1)"))
    .option("--format <format>", FORMATS.join(", "))
    .option("--out <file>", file)
    .action(async (options: Early) => {
      const year = yearArgument(options.year, lang);
      const ahead = wholeNumber(options.ahead ?? "1", lang, { low: 1, high: 5 });
      result.code = await withStudy(options, io, async (study) => {
        const answer = await study.early({ place: options.place, year, ahead });
        const text = (): string => earlyText(answer, lang);
        return writeAnswer({ route: "early", answer, study, text, formats: FORMATS }, options, io);
      });
    });

  const news = command
    .command("news")
    .description(say("Vad som har ändrats, det nyaste först.", "What has changed, the newest first."))
    .option("--place <place>", PLACE[lang])
    .option("--kinds <kinds>", say("bara dessa slag: ", "only these kinds: ") + NEWS_KINDS.join(","))
    .option("--limit <n>", say("så många som mest (100)", "at most so many (100)"))
    .action(async (options: News) => {
      const limit = wholeNumber(options.limit ?? "100", lang, { low: 1, high: 1000 });
      const kinds = options.kinds
        ?.split(",")
        .map((one) => choice(one, NEWS_KINDS, lang, KINDS))
        .join(",");
      result.code = await withStudy(options, io, async (study) =>
        print(await study.news({ place: options.place, kinds, limit }), options, io, (all) =>
          newsText(all, lang),
        ),
      );
    });

  for (const one of [goals, goal, set, remove, status, composition, evaluate, early, news])
    commonOptions(one, lang);
  return command;

  function json(text: string, where: string): unknown {
    try {
      return JSON.parse(text) as unknown;
    } catch (cause) {
      throw new UsageError(
        say(`${where}: går inte att läsa som JSON`, `${where}: cannot be read as JSON`) +
          ` (${(cause as Error).message})`,
      );
    }
  }
};
