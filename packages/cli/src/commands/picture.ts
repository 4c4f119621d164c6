import { PICTURE_KINDS } from "@tvars/api";
import type { Command } from "commander";
import type { Study } from "@tvars/study";
import { choice, wholeNumber, yearArgument } from "../arguments.ts";
import { EXIT } from "../exit.ts";
import { writeWhole } from "../file.ts";
import type { Io } from "../io.ts";
import type { AddCommand } from "../program.ts";
import { type CommonOptions, print, withStudy } from "../run.ts";
import { PLACE, YEAR } from "./words.ts";

interface Options extends CommonOptions {
  place?: string;
  from?: string;
  to?: string;
  year?: string;
  of?: string;
  own?: string;
  cuts?: string;
  theme?: string;
  width?: string;
  format?: string;
  out?: string;
}

type Story = Awaited<ReturnType<Study["picture"]>>;

const FORMATS = ["svg", "png", "csv", "csv-semicolon", "xlsx", "json-stat2"] as const;
const THEMES = ["light", "dark", "print"] as const;
const same = (name: string) => ({ sv: name, en: name });

export const pictureCommand: AddCommand = (program, io, result): Command => {
  const sv = io.lang === "sv";
  return program
    .command("picture <kind>")
    .description(
      sv
        ? `En bild av en plats, som SVG eller PNG eller dess tabell: ${PICTURE_KINDS.join(", ")}.`
        : `A picture of a place, as SVG or PNG or its table: ${PICTURE_KINDS.join(", ")}.`,
    )
    .option("--place <place>", PLACE[io.lang])
    .option("--from <year>", sv ? "från år" : "from year")
    .option("--to <year>", sv ? "till år (annars det senaste)" : "to year (else the latest)")
    .option("--year <year>", YEAR[io.lang])
    .option(
      "--of <what>",
      sv
        ? "vad som ritas: share, people, areas, index (slope); type, index (maps); en indikator (distribution, concentration); records:ID, plan:ID (concentration)"
        : "what is drawn: share, people, areas, index (slope); type, index (maps); an indicator (distribution, concentration); records:ID, plan:ID (concentration)",
    )
    .option(
      "--own <place>",
      sv ? "platsen som märks ut (distribution)" : "the place pointed out (distribution)",
    )
    .option(
      "--cuts <each|same>",
      sv ? "varje års gränser, eller det första årets (maps)" : "each year's cut-offs, or the first's (maps)",
    )
    .option("--theme <theme>", sv ? "papper: light, dark, print" : "paper: light, dark, print", "light")
    .option("--width <pixels>", sv ? "bredd, 280 till 2000" : "width, 280 to 2000", "760")
    .option("--format <format>", FORMATS.join(", "))
    .option(
      "--out <file>",
      sv ? "fil att skriva (annars standard ut)" : "file to write (else standard output)",
    )
    .action(async (kind: string, options: Options) => {
      result.code = await picture(kind, options, io);
    });
};

function picture(kind: string, options: Options, io: Io): Promise<number> {
  const { lang } = io;
  const asked = {
    kind: choice(kind, PICTURE_KINDS, lang, { sv: "bild", en: "picture" }),
    place: options.place ?? "riket",
    from: yearArgument(options.from, lang),
    to: yearArgument(options.to, lang),
    year: yearArgument(options.year, lang),
    of: options.of,
    own: options.own,
    cuts:
      options.cuts === undefined ? undefined : choice(options.cuts, ["each", "same"], lang, same("--cuts")),
  };
  const theme = choice(options.theme ?? "light", THEMES, lang, same("--theme"));
  const width = wholeNumber(options.width ?? "760", lang, { low: 280, high: 2000 });
  const named = options.format ?? /\.(svg|png|csv|xlsx)$/.exec(options.out ?? "")?.[1];
  const format = named === undefined ? undefined : choice(named, FORMATS, lang, same("--format"));
  return withStudy(options, io, async (study) => {
    const story = await study.picture(asked);
    const { render, pictureText } = await import("@tvars/server");
    if (format === undefined) return print<Story>(story, options, io, (answer) => pictureText(answer, lang));
    const { body } = await render("picture", story, { format, lang, study, theme, width });
    if (options.out === undefined) await io.out(body);
    else await writeWhole(options.out, body);
    return EXIT.ok;
  });
}
