import { DIVISIONS } from "@tvars/areas";
import type { Command } from "commander";
import type { Study } from "@tvars/study";
import { choice, yearArgument } from "../arguments.ts";
import type { Io } from "../io.ts";
import type { AddCommand } from "../program.ts";
import { type CommonOptions, print, withStudy } from "../run.ts";
import { figureText, rowsText } from "../rows.ts";
import { DIVISION, PLACE, YEAR, inventedLine, remarks } from "./words.ts";

interface Options extends CommonOptions {
  place?: string;
  year?: string;
  division?: string;
  search?: string;
}

type AreaTable = Awaited<ReturnType<Study["areas"]>>;
type Hits = Awaited<ReturnType<Study["search"]>>;

export const areasCommand: AddCommand = (program, io, result): Command => {
  const { lang } = io;
  return program
    .command("areas")
    .description(
      lang === "sv"
        ? "En rad per område: index, områdestyp, de tre andelarna, folkmängd."
        : "One row per area: index, area type, the three shares, population.",
    )
    .option("--place <place>", PLACE[lang])
    .option("--year <year>", YEAR[lang])
    .option("--division <division>", DIVISION[lang])
    .option(
      "--search <text>",
      lang === "sv" ? "sök områden på namn eller kod i stället" : "find areas by name or code instead",
    )
    .action(async (options: Options) => {
      result.code = await areas(options, io);
    });
};

function areas({ place, search, ...options }: Options, io: Io): Promise<number> {
  const { lang } = io;
  const year = yearArgument(options.year, lang);
  const division = choice(options.division ?? "regso", DIVISIONS, lang, {
    sv: "--division",
    en: "--division",
  });
  return withStudy(options, io, async (study) => {
    if (search !== undefined)
      return print(await study.search({ q: search, year, limit: 100 }), options, io, (hits) =>
        hitsText(hits, io),
      );
    const table = await study.areas({ place: place ?? "riket", year, division });
    return print(table, options, io, (answer) => areasText(answer, io));
  });
}

function areasText(answer: AreaTable, { lang }: Io): string {
  const figures = rowsText(
    answer.rows,
    [
      { head: { sv: "kod", en: "code" }, text: ({ area }) => area.code },
      { head: { sv: "namn", en: "name" }, text: ({ area }) => area.name },
      { head: { sv: "kommun", en: "municipality" }, text: ({ area }) => area.kommun?.name ?? "" },
      { head: { sv: "index", en: "index" }, text: ({ index }) => figureText(index, lang, 1), right: true },
      { head: { sv: "typ", en: "type" }, text: ({ type }) => figureText(type, lang), right: true },
      { head: { sv: "ekonomi %", en: "economy %" }, text: ({ v1 }) => figureText(v1, lang, 1), right: true },
      {
        head: { sv: "utbildning %", en: "education %" },
        text: ({ v2 }) => figureText(v2, lang, 1),
        right: true,
      },
      { head: { sv: "arbete %", en: "work %" }, text: ({ v3 }) => figureText(v3, lang, 1), right: true },
      {
        head: { sv: "folkmängd", en: "population" },
        text: ({ population }) => figureText(population, lang),
        right: true,
      },
    ],
    lang,
  );
  const { place, year, version } = answer;
  return `${inventedLine(answer)[lang]}${place.name[lang]}, ${year}, ${version}\n${figures}${remarks(figures)[lang]}`;
}

const hitsText = (hits: Hits, { lang }: Io): string =>
  rowsText(
    hits,
    [
      { head: { sv: "id", en: "id" }, text: ({ area }) => area.id },
      { head: { sv: "namn", en: "name" }, text: ({ area }) => area.name },
      { head: { sv: "kommun", en: "municipality" }, text: ({ area }) => area.kommun?.name ?? "" },
      { head: { sv: "även kallat", en: "also called" }, text: ({ also }) => also.join(", ") },
    ],
    lang,
  );
