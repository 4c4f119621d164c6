import type { Command } from "commander";
import type { StructureAnswer } from "@tvars/api";
import type { Io } from "../io.ts";
import { metres, networkArguments } from "../network-arguments.ts";
import type { NetworkOptions } from "../network-arguments.ts";
import type { AddCommand } from "../program.ts";
import { withStudy } from "../run.ts";
import { numberText, rowsText } from "../rows.ts";
import { type FileOptions, writeAnswer } from "../write-answer.ts";
import { withNetworkOptions } from "./network-words.ts";
import { inventedLine } from "./words.ts";

interface Options extends FileOptions, NetworkOptions {
  severed?: string;
  sparse?: string;
  separated?: string;
}

const FORMATS = ["csv", "csv-semicolon", "xlsx", "json-stat2"] as const;

export const structureCommand: AddCommand = (program, io, result): Command => {
  const { lang } = io;
  const sv = lang === "sv";
  const command = program
    .command("structure")
    .description(
      sv
        ? "Hur många som bor avskuret av barriärer, glest och skilt från arbete och service, efter områdestyp."
        : "How many live cut off by barriers, sparsely and apart from jobs and services, by area type.",
    );
  return withNetworkOptions(command, lang)
    .option(
      "--severed <share>",
      sv
        ? "avskuren: minst så stor andel av folk inom gångavstånd skiljs bort, 0,001–1 (annars 0.1)"
        : "cut off: at least this share of the people within the walk is severed, 0.001–1 (else 0.1)",
    )
    .option(
      "--sparse <people>",
      sv ? "gles: färre per km² än så (annars 2000)" : "sparse: fewer for each km² than this (else 2000)",
    )
    .option(
      "--separated <share>",
      sv
        ? "funktionsseparerad: minst så, 0,001–1 (annars 0.5)"
        : "separated: at least this, 0.001–1 (else 0.5)",
    )
    .option("--format <format>", FORMATS.join(", "))
    .option("--out <file>", sv ? "filen (annars standard ut)" : "the file (else standard output)")
    .action(async (options: Options) => {
      result.code = await structure(options, io);
    });
};

function structure(options: Options, io: Io): Promise<number> {
  const { lang } = io;
  const bounds = {
    severed: { low: 0.001, high: 1 },
    sparse: { low: 0, high: 100_000 },
    separated: { low: 0.001, high: 1 },
  } as const;
  const given = (["severed", "sparse", "separated"] as const).flatMap((name) => {
    const text = options[name];
    return text === undefined ? [] : [[name, metres(`--${name}`, text, bounds[name], lang)]];
  });
  const query = { ...networkArguments(options, lang), ...Object.fromEntries(given) };
  return withStudy(options, io, async (study) => {
    const answer = await study.structure(query);
    const text = (one: StructureAnswer): string => structureText(one, io);
    return writeAnswer({ route: "structure", answer, study, text, formats: FORMATS }, options, io);
  });
}

const right = true;

function structureText(answer: StructureAnswer, { lang }: Io): string {
  const n = (value: number, decimals = 0): string => numberText(value, lang, decimals);
  const percent = (value: number): string => n(100 * value, 1);
  const maybe = (value: number | null, decimals = 0): string => (value === null ? "–" : n(value, decimals));
  const typeName = (type: number | null): string =>
    type === null
      ? lang === "sv"
        ? "typ okänd"
        : "type unknown"
      : `${lang === "sv" ? "typ" : "type"} ${type}`;
  const classes = rowsText(
    answer.classes,
    [
      { head: { sv: "bebyggelse", en: "settlement" }, text: ({ name }) => name[lang] },
      { head: { sv: "folk", en: "people" }, text: ({ people }) => n(people), right },
      { head: { sv: "%", en: "%" }, text: ({ share }) => percent(share), right },
      ...answer.byType.map(({ type }, at) => ({
        head: { sv: `${typeName(type)} %`, en: `${typeName(type)} %` },
        text: ({ byType }: StructureAnswer["classes"][number]) => percent(byType[at]!.share),
        right,
      })),
    ],
    lang,
  );
  const means = rowsText(
    answer.byType,
    [
      { head: { sv: "områdestyp", en: "area type" }, text: ({ type }) => typeName(type) },
      { head: { sv: "folk", en: "people" }, text: ({ people }) => n(people), right },
      { head: { sv: "brutet %", en: "severed %" }, text: ({ severed }) => percent(severed), right },
      { head: { sv: "folk per km²", en: "people per km²" }, text: ({ perKm2 }) => maybe(perKm2), right },
      { head: { sv: "blandning", en: "mix" }, text: ({ mix }) => maybe(mix, 2), right },
      { head: { sv: "separation", en: "separation" }, text: ({ separation }) => maybe(separation, 2), right },
      { head: { sv: "maskvidd m", en: "mesh m" }, text: ({ meshM }) => maybe(meshM), right },
    ],
    lang,
  );
  return `${inventedLine(answer)[lang]}${answer.reading[lang]}\n${classes}\n${means}`;
}
