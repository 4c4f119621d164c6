import type { Command } from "commander";
import { choice, selection } from "../arguments.ts";
import { EXIT, UsageError } from "../exit.ts";
import { writeWhole } from "../file.ts";
import type { Io } from "../io.ts";
import type { AddCommand } from "../program.ts";
import { type CommonOptions, withStudy } from "../run.ts";
import { WHERE, collect } from "./words.ts";

interface Options extends CommonOptions {
  where?: string[];
  format?: string;
  out?: string;
}

export const CUBE_FORMATS = ["json-stat2", "csv", "csv-semicolon", "xlsx"] as const;

export const cubeCommand: AddCommand = (program, io, result): Command => {
  const { lang } = io;
  const sv = lang === "sv";
  return program
    .command("cube")
    .description(sv ? "Värden ur en sparad tabell." : "Figures of a stored table.")
    .argument("<table>", sv ? "tabell, till exempel TAB6586" : "table, for example TAB6586")
    .option("--where <dim=a,b>", WHERE[lang], collect)
    .option(
      "--format <format>",
      `${CUBE_FORMATS.join(", ")} (${sv ? "annars csv, med --json json-stat2" : "else csv, with --json json-stat2"})`,
    )
    .option("--out <file>", sv ? "skriv till en fil" : "write to a file")
    .action(async (table: string, options: Options) => {
      result.code = await cube(table, options, io);
    });
};

async function cube(table: string, options: Options, io: Io): Promise<number> {
  const { lang } = io;
  const words = { sv: "--format", en: "--format" };
  const format = choice(options.format ?? (options.json ? "json-stat2" : "csv"), CUBE_FORMATS, lang, words);
  if (options.json && format !== "json-stat2" && options.out === undefined)
    throw new UsageError(
      lang === "sv"
        ? `--json skriver JSON-stat; ${format} behöver --out`
        : `--json writes JSON-stat; ${format} needs --out`,
    );
  if (format === "xlsx" && options.out === undefined)
    throw new UsageError(lang === "sv" ? "xlsx behöver --out FIL" : "xlsx needs --out FILE");
  const select = selection(options.where ?? [], lang);
  const { render } = await import("@tvars/server");
  return withStudy(options, io, async (study) => {
    const answer = await study.cube({ table, select });
    const { body } = await render("cube", answer, { format, lang, study });
    if (options.out === undefined) await io.out(format === "json-stat2" ? `${String(body)}\n` : body);
    else {
      await writeWhole(options.out, body);
      if (options.json) await io.out(`${JSON.stringify({ file: options.out, format })}\n`);
    }
    return EXIT.ok;
  });
}
