import type { Command } from "commander";
import type { Study } from "@tvars/study";
import { places, yearArgument } from "../arguments.ts";
import type { Io } from "../io.ts";
import type { AddCommand } from "../program.ts";
import { type CommonOptions, print, withStudy } from "../run.ts";
import { figureText, numberText, rowsText, shareText } from "../rows.ts";
import { PLACE, YEAR, inventedLine, remarks } from "./words.ts";

interface Options extends CommonOptions {
  place?: string;
  year?: string;
  compare?: string;
  transitions?: boolean;
  from?: string;
  to?: string;
}

type Barometer = Awaited<ReturnType<Study["barometer"]>>;
type Transitions = Awaited<ReturnType<Study["transitions"]>>;

export const typesCommand: AddCommand = (program, io, result): Command => {
  const { lang } = io;
  const sv = lang === "sv";
  return program
    .command("types")
    .description(
      sv
        ? "Barometern: befolkning efter områdestyp (1 = störst utmaningar), eller hur områden bytt typ."
        : "The barometer: population by area type (1 = greatest challenges), or how areas changed type.",
    )
    .option("--place <place>", PLACE[lang])
    .option("--year <year>", YEAR[lang])
    .option(
      "--compare <places>",
      sv ? 'platser att jämföra med, "riket;lan:17"' : 'places to compare with, "riket;lan:17"',
    )
    .option("--transitions", sv ? "områden efter typ före och efter" : "areas by type before and after")
    .option("--from <year>", sv ? "från år (med --transitions)" : "from year (with --transitions)")
    .option("--to <year>", sv ? "till år (med --transitions)" : "to year (with --transitions)")
    .action(async (options: Options) => {
      result.code = await types(options, io);
    });
};

function types(options: Options, io: Io): Promise<number> {
  const { lang } = io;
  const place = options.place ?? "riket";
  const [year, from, to] = [options.year, options.from, options.to].map((text) => yearArgument(text, lang));
  return withStudy(options, io, async (study) => {
    if (options.transitions)
      return print(await study.transitions({ place, from, to }), options, io, (answer) =>
        transitionsText(answer, io),
      );
    const answer = await study.barometer({ place, year, compare: places(options.compare) });
    return print(answer, options, io, (barometer) => barometerText(barometer, io));
  });
}

function barometerText(answer: Barometer, { lang }: Io): string {
  const rows = [answer, ...answer.comparison].flatMap(({ place, types }) =>
    types.map((type) => ({ place: place.name[lang], ...type })),
  );
  const figures = rowsText(
    rows,
    [
      { head: { sv: "plats", en: "place" }, text: ({ place }) => place },
      { head: { sv: "typ", en: "type" }, text: ({ type }) => String(type), right: true },
      { head: { sv: "områden", en: "areas" }, text: ({ areas }) => numberText(areas, lang), right: true },
      {
        head: { sv: "folkmängd", en: "population" },
        text: ({ population }) => figureText(population, lang),
        right: true,
      },
      { head: { sv: "andel", en: "share" }, text: ({ share }) => shareText(share, lang), right: true },
    ],
    lang,
  );
  return `${inventedLine(answer)[lang]}${answer.year}, ${answer.version}\n${figures}${remarks(figures)[lang]}`;
}

function transitionsText(answer: Transitions, { lang }: Io): string {
  const figures = rowsText(
    answer.matrix,
    [
      {
        head: { sv: `typ ${answer.from}`, en: `type ${answer.from}` },
        text: ({ from }) => String(from),
        right: true,
      },
      {
        head: { sv: `typ ${answer.to}`, en: `type ${answer.to}` },
        text: ({ to }) => String(to),
        right: true,
      },
      { head: { sv: "områden", en: "areas" }, text: ({ areas }) => numberText(areas, lang), right: true },
      { head: { sv: "andel", en: "share" }, text: ({ share }) => shareText(share, lang), right: true },
      {
        head: { sv: "folkmängd", en: "population" },
        text: ({ population }) => figureText(population, lang),
        right: true,
      },
    ],
    lang,
  );
  const { moved, onlyBefore, onlyAfter } = answer.notComparable;
  const rest =
    lang === "sv"
      ? `Inte jämförbara: ${moved} med ändrad gräns, ${onlyBefore} bara före, ${onlyAfter} bara efter.\n`
      : `Not comparable: ${moved} with a moved boundary, ${onlyBefore} only before, ${onlyAfter} only after.\n`;
  return `${inventedLine(answer)[lang]}${answer.place.name[lang]}\n${figures}${rest}${remarks(figures)[lang]}`;
}
