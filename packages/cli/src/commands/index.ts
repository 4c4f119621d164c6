import type { Command } from "commander";
import type { Study } from "@tvars/study";
import { choice, yearArgument } from "../arguments.ts";
import type { Io } from "../io.ts";
import type { AddCommand } from "../program.ts";
import { type CommonOptions, print, withStudy } from "../run.ts";
import { figureText, numberText, rowsText } from "../rows.ts";
import { PLACE, YEAR, inventedLine, remarks } from "./words.ts";

interface Options extends CommonOptions {
  place?: string;
  year?: string;
  recompute?: boolean;
  cutoffs?: boolean;
  sd?: string;
  side?: string;
}

type Answer<Name extends "barometer" | "area" | "cutoffs" | "recompute"> = Awaited<ReturnType<Study[Name]>>;

export const indexCommand: AddCommand = (program, io, result): Command => {
  const { lang } = io;
  const sv = lang === "sv";
  return program
    .command("index")
    .description(
      sv
        ? "Socioekonomiskt index år för år, för ett område eller en plats; eller räkna om det och jämför."
        : "The socioeconomic index year by year, of an area or a place; or compute it anew and compare.",
    )
    .option("--place <place>", PLACE[lang])
    .option("--year <year>", YEAR[lang])
    .option(
      "--recompute",
      sv
        ? "räkna om index och typer och jämför med de publicerade"
        : "compute index and types anew and compare with the published",
    )
    .option("--cutoffs", sv ? "gränserna mellan områdestyperna" : "the cuts between area types")
    .option(
      "--sd <kind>",
      sv
        ? "population (annars) eller sample: standardavvikelse vid omräkning"
        : "population (else) or sample: standard deviation when recomputing",
    )
    .option(
      "--side <side>",
      sv
        ? "at-or-above (annars) eller above: på vilken sida om gränsen"
        : "at-or-above (else) or above: on which side of a cut",
    )
    .action(async (options: Options) => {
      result.code = await index(options, io);
    });
};

/** An area has its own years; any other place has the mean of its areas. */
const isArea = (place: string): boolean => /^(regso|deso)@/.test(place);

function index(options: Options, io: Io): Promise<number> {
  const { lang } = io;
  const year = yearArgument(options.year, lang);
  const sd = choice(options.sd ?? "population", ["population", "sample"] as const, lang, {
    sv: "--sd",
    en: "--sd",
  });
  const sides = ["at-or-above", "above"] as const;
  const side = choice(options.side ?? "at-or-above", sides, lang, { sv: "--side", en: "--side" });
  const place = options.place ?? "riket";
  return withStudy(options, io, async (study) => {
    if (options.recompute)
      return print(await study.recompute({ year, sd, side }), options, io, (answer) =>
        recomputeText(answer, io),
      );
    if (options.cutoffs)
      return print(await study.cutoffs({ year }), options, io, (answer) => cutoffsText(answer, io));
    if (isArea(place))
      return print(await study.area({ id: place, year }), options, io, (answer) => areaText(answer, io));
    return print(await study.barometer({ place, year }), options, io, (answer) => placeText(answer, io));
  });
}

const YEAR_HEAD = { sv: "år", en: "year" };

function areaText(answer: Answer<"area">, { lang }: Io): string {
  const figures = rowsText(
    answer.years,
    [
      { head: YEAR_HEAD, text: ({ year }) => String(year) },
      { head: { sv: "index", en: "index" }, text: (row) => figureText(row.index, lang, 1), right: true },
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
  const { area } = answer;
  const change = answer.change ? `${answer.change.text[lang]}\n` : "";
  return `${inventedLine(answer)[lang]}${area.name}, ${area.kommun?.name ?? ""} (${area.code})\n${figures}${change}${remarks(figures)[lang]}`;
}

function placeText(answer: Answer<"barometer">, { lang }: Io): string {
  const figures = rowsText(
    answer.trend,
    [
      { head: YEAR_HEAD, text: ({ year }) => String(year) },
      {
        head: { sv: "medelindex", en: "mean index" },
        text: ({ meanIndex }) => figureText(meanIndex, lang, 2),
        right: true,
      },
      {
        head: { sv: "folkmängd", en: "population" },
        text: ({ population }) => figureText(population, lang),
        right: true,
      },
    ],
    lang,
  );
  return `${inventedLine(answer)[lang]}${answer.place.name[lang]}\n${figures}${remarks(figures)[lang]}`;
}

function recomputeText(answer: Answer<"recompute">, { lang }: Io): string {
  const n = (value: number): string => numberText(value, lang);
  const right = true;
  const figures = rowsText(
    answer.years,
    [
      { head: YEAR_HEAD, text: ({ year }) => String(year) },
      { head: { sv: "index jämförda", en: "indexes compared" }, text: ({ compared }) => n(compared), right },
      { head: { sv: "lika", en: "equal" }, text: ({ indexEqual }) => n(indexEqual), right },
      {
        head: { sv: "typer jämförda", en: "types compared" },
        text: ({ typeCompared }) => n(typeCompared),
        right,
      },
      { head: { sv: "lika", en: "equal" }, text: ({ typeEqual }) => n(typeEqual), right },
      { head: { sv: "oavgörbara", en: "undecidable" }, text: ({ undecidable }) => n(undecidable), right },
    ],
    lang,
  );
  const lines = answer.mismatches.map(
    ({ area, year, what, published, computed }) =>
      `${area} ${year} ${what}: ${n(published)} ≠ ${n(computed)}\n`,
  );
  return inventedLine(answer)[lang] + figures + lines.join("");
}

function cutoffsText(answer: Answer<"cutoffs">, { lang }: Io): string {
  const at = (cuts: number[] | undefined, which: number): string =>
    cuts?.[which] === undefined ? "–" : numberText(cuts[which], lang, 2);
  const rows = answer.flatMap(({ year, published, computed, recovered }) =>
    ["5|4", "4|3", "3|2", "2|1"].map((cut, which) => ({ year, cut, which, published, computed, recovered })),
  );
  return rowsText(
    rows,
    [
      { head: YEAR_HEAD, text: ({ year }) => String(year) },
      { head: { sv: "gräns", en: "cut" }, text: ({ cut }) => cut },
      {
        head: { sv: "publicerad", en: "published" },
        text: ({ published, which }) => at(published?.cuts, which),
        right: true,
      },
      {
        head: { sv: "beräknad", en: "computed" },
        text: ({ computed, which }) => at(computed?.cuts, which),
        right: true,
      },
      {
        head: { sv: "ligger mellan", en: "lies between" },
        text: ({ recovered, which }) => {
          const { low = null, high = null } = recovered[which] ?? {};
          return [low, high].map((bound) => (bound === null ? "–" : numberText(bound, lang, 2))).join(" … ");
        },
      },
    ],
    lang,
  );
}
