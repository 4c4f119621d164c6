import type { BreakdownAnswer, BreakdownAsked } from "@tvars/api";
import type { Command } from "commander";
import { RECORD_FIGURES } from "@tvars/api";
import type { BreakdownQuery } from "@tvars/study";
import { choice, selection } from "../arguments.ts";
import { breakdownText } from "../breakdown-text.ts";
import { UsageError } from "../exit.ts";
import type { Io } from "../io.ts";
import type { AddCommand } from "../program.ts";
import { type CommonOptions, withStudy } from "../run.ts";
import { FILE_FORMATS, type FileOptions, writeAnswer } from "../write-answer.ts";
import { PLACE, collect } from "./words.ts";

/** What a table of records is asked by. */
export interface TableOptions extends CommonOptions {
  indicator?: string;
  by?: string;
  place?: string;
  years?: string;
  figure?: string;
  amount?: string;
  per?: string;
  having?: string;
  where?: string[];
  reference?: string;
  standardise?: string;
  level?: string;
  rounding?: string;
}

type Options = TableOptions & FileOptions;

/** The options that say what a table is divided by, of what, where and when. */
export function tableOptions(command: Command, io: Io): Command {
  const say = (sv: string, en: string): string => (io.lang === "sv" ? sv : en);
  return command
    .option(
      "--indicator <id>",
      say("ett färdigt mått i uppgifternas profil", "a ready indicator of the records' profile"),
    )
    .option(
      "--by <dimensions>",
      say(
        "type, year, regso, deso, kommun, lan och grupper, med komma emellan (annars type)",
        "type, year, regso, deso, kommun, lan and groups, with commas between (else type)",
      ),
    )
    .option(
      "--figure <figure>",
      say("count (annars), rate, share, amount eller mean", "count (else), rate, share, amount or mean"),
    )
    .option(
      "--per <denominator>",
      say(
        "nämnare: residents, residents-20-64, own, own:ID, records:ID …; se tvars records denominators",
        "denominator: residents, residents-20-64, own, own:ID, records:ID …; see tvars records denominators",
      ),
    )
    .option("--place <place>", PLACE[io.lang])
    .option(
      "--years <years>",
      say(
        "2022, 2018-2022 eller 2018,2020 (annars det senaste)",
        "2022, 2018-2022 or 2018,2020 (else the latest)",
      ),
    )
    .option("--amount <column>", say("kolumnen, för amount och mean", "the column, for amount and mean"))
    .option(
      "--having <group=values>",
      say("andel: rader med dessa värden, av alla", "share: rows with these values, of all"),
    )
    .option(
      "--where <group=values>",
      say("bara rader med dessa värden; kan upprepas", "only rows with these values; can be repeated"),
      collect,
    )
    .option(
      "--reference <type>",
      say("typ att jämföra med: 1–5 eller mean (annars 5)", "type to compare with: 1–5 or mean (else 5)"),
    )
    .option(
      "--standardise <how>",
      say("none (annars), direct eller indirect", "none (else), direct or indirect"),
    )
    .option(
      "--level <coverage>",
      say("intervallens täckning (annars 0.95)", "coverage of intervals (else 0.95)"),
    )
    .option("--rounding <base>", say("avrunda till 3, 5 eller 10", "round to 3, 5 or 10"));
}

export const recordsTable: AddCommand = (program, io, result) => {
  const say = (sv: string, en: string): string => (io.lang === "sv" ? sv : en);
  return tableOptions(program.command("table"), io)
    .description(
      say(
        "Sparade uppgifter efter områdestyp, år och grupper: skyddade, med intervall och läsning.",
        "Stored records by area type, year and groups: protected, with intervals and how to read them.",
      ),
    )
    .argument("<id>")
    .option("--format <format>", FILE_FORMATS.join(", "))
    .option("--out <file>", say("filen (annars standard ut)", "the file (else standard output)"))
    .action(async (id: string, options: Options) => {
      result.code = await table(id, options, io);
    });
};

function table(id: string, options: Options, io: Io): Promise<number> {
  return withStudy(options, io, async (study) => {
    const answer = await study.breakdown(await queryOf(id, options, io));
    const text = (one: BreakdownAnswer): string => breakdownText(one, io.lang);
    return writeAnswer({ route: "breakdown", answer, study, text }, options, io);
  });
}

export async function queryOf(id: string, options: TableOptions, { lang }: Io): Promise<BreakdownQuery> {
  const { oddYears, yearsIn } = await import("@tvars/study");
  const {
    indicator,
    by,
    place,
    years,
    figure,
    amount,
    per,
    having,
    where,
    reference,
    standardise,
    level,
    rounding,
  } = options;
  const named = (name: string) => ({ sv: `--${name}`, en: `--${name}` });
  const read = years === undefined ? undefined : yearsIn(years);
  if (years !== undefined && read === undefined) throw oddYears(years);
  const chosen = having === undefined ? undefined : Object.entries(selection([having], lang)!)[0]!;
  return {
    records: id,
    ...(indicator === undefined ? {} : { indicator }),
    ...(by === undefined ? {} : { by: by.split(/[,;\s]+/).filter(Boolean) }),
    ...(place === undefined ? {} : { place }),
    ...(read ? { years: read } : {}),
    ...(figure === undefined ? {} : { figure: choice(figure, RECORD_FIGURES, lang, named("figure")) }),
    ...(amount === undefined ? {} : { amount }),
    ...(per === undefined ? {} : { per }),
    ...(chosen ? { having: { group: chosen[0], values: chosen[1] } } : {}),
    ...(where ? { where: selection(where, lang) ?? {} } : {}),
    ...(reference === undefined ? {} : { reference: referenceOf(reference, lang, named("reference")) }),
    ...(standardise === undefined
      ? {}
      : {
          standardise: choice(
            standardise,
            ["none", "direct", "indirect"] as const,
            lang,
            named("standardise"),
          ),
        }),
    ...(level === undefined ? {} : { level: levelOf(level, lang) }),
    ...(rounding === undefined
      ? {}
      : {
          secrecy: {
            rounding: Number(choice(rounding, ["3", "5", "10"] as const, lang, named("rounding"))) as 3,
          },
        }),
  };
}

function referenceOf(
  text: string,
  lang: Io["lang"],
  what: { sv: string; en: string },
): BreakdownAsked["reference"] {
  const found = choice(text, ["1", "2", "3", "4", "5", "mean"] as const, lang, what);
  return found === "mean" ? found : (Number(found) as 1);
}

function levelOf(text: string, lang: Io["lang"]): number {
  const level = Number(text);
  if (level > 0 && level < 1) return level;
  throw new UsageError(
    lang === "sv"
      ? `--level: fick ${text}, väntade ett tal mellan 0 och 1`
      : `--level: got ${text}, expected a number between 0 and 1`,
  );
}
