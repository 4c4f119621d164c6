import type { Command } from "commander";
import { VERSIONS } from "@tvars/areas";
import type { ImportAnswers, ImportReport, Study } from "@tvars/study";
import { choice, yearArgument } from "../arguments.ts";
import { tell } from "../errors.ts";
import { EXIT } from "../exit.ts";
import type { Io } from "../io.ts";
import type { AddCommand } from "../program.ts";
import { type CommonOptions, Interrupted, print, withProgress, withStudy } from "../run.ts";
import { numberText } from "../rows.ts";
import { codeOf } from "./fetch.ts";

interface Options extends CommonOptions {
  crs?: string;
  axisOrder?: string;
  layer?: string;
  version?: string;
  definition?: string;
  key?: string;
  year?: string;
  table?: string;
  add?: boolean;
  network?: boolean;
  services?: boolean;
  mapping?: string;
}

interface Imported {
  path: string;
  report?: ImportReport;
  error?: string;
}

export const importCommand: AddCommand = (program, io, result): Command => {
  const sv = io.lang === "sv";
  return program
    .command("import")
    .description(
      sv
        ? "Läs in filer, zip-filer eller mappar. Innehållet avgör vad de är; det oklara frågas om, inte gissas."
        : "Import files, zip files or folders. Their content tells what they are; what is unclear is asked, not guessed.",
    )
    .argument("<path...>", sv ? "fil eller mapp" : "file or folder")
    .option(
      "--crs <id>",
      sv ? "koordinatsystem, till exempel EPSG:3006" : "coordinate system, for example EPSG:3006",
    )
    .option("--axis-order <order>", "east-north, north-east")
    .option("--layer <name>", sv ? "lager i en fil med flera" : "layer of a file that holds several")
    .option(
      "--version <version>",
      sv
        ? "version som koderna hör till, till exempel regso@2025"
        : "version the codes belong to, for example regso@2025",
    )
    .option("--definition <file>", sv ? "definitionsfil för en tabell" : "definition file of a table")
    .option("--key <file>", sv ? "nyckelfil" : "key file")
    .option(
      "--year <year>",
      sv ? "värdenas år, om filen inte säger det" : "year of the figures, where the file does not say",
    )
    .option(
      "--table <id>",
      sv
        ? "tabell att spara under, om filen inte säger det"
        : "table to store under, where the file does not say",
    )
    .option(
      "--add",
      sv
        ? "filen kompletterar den sparade tabellen: det som den har därutöver finns kvar"
        : "the file completes the stored table: what that has beside it is kept",
    )
    .option(
      "--network",
      sv
        ? "linjerna är ett nät av gator och vägar (en .osm.pbf är det alltid)"
        : "the lines are a network of streets and roads (an .osm.pbf always is)",
    )
    .option(
      "--services",
      sv
        ? "punkterna är service: CSV med lon och lat, eller ett lager; kolumnerna typ, namn, storlek"
        : "the points are services: CSV with lon and lat, or a layer; columns typ, namn, storlek",
    )
    .option(
      "--mapping <file>",
      sv ? "--network: vad kolumnerna betyder, en JSON-fil" : "--network: what the columns mean, a JSON file",
    )
    .action(async (paths: string[], options: Options) => {
      result.code = await importPaths(paths, options, io);
    });
};

async function importPaths(paths: string[], options: Options, io: Io): Promise<number> {
  const answers = answersOf(options, io);
  return withStudy(options, io, async (study) => {
    const [only] = paths;
    if (paths.length === 1) {
      const report = await withProgress(io, (work) => study.import(only!, answers, work));
      await print({ path: only!, report }, options, io, (one) => importedText(one, io));
      return partly(report);
    }
    const { imported, codes } = await importEach(paths, { study, answers, io });
    await print(imported, options, io, (all) => all.map((one) => importedText(one, io)).join(""));
    // One question stops none of the others, but it is what the caller should see first.
    if (codes.includes(EXIT.question)) return EXIT.question;
    return codes.includes(EXIT.partly) ? EXIT.partly : codeOf(codes.map((code) => code === EXIT.ok));
  });
}

async function importEach(
  paths: readonly string[],
  { study, answers, io }: { study: Study; answers: ImportAnswers; io: Io },
): Promise<{ imported: Imported[]; codes: number[] }> {
  const imported: Imported[] = [];
  const codes: number[] = [];
  for (const path of paths)
    try {
      const report = await withProgress(io, (work) => study.import(path, answers, work));
      imported.push({ path, report });
      codes.push(partly(report));
    } catch (error) {
      if (error instanceof Interrupted) throw error;
      codes.push(await tell(error, false, io));
      imported.push({ path, error: error instanceof Error ? error.message : String(error) });
    }
  return { imported, codes };
}

/** A folder is imported though some of its files cannot be read. */
const partly = ({ failed, snapshots }: ImportReport): number =>
  failed.length === 0 ? EXIT.ok : snapshots.length > 0 ? EXIT.partly : EXIT.failure;

function answersOf(options: Options, { lang }: Io): ImportAnswers {
  const { crs, axisOrder, layer, version, definition, key, year, table, add } = options;
  const { network, services, mapping } = options;
  const orders = ["east-north", "north-east"] as const;
  return {
    ...(crs ? { crs } : {}),
    ...(axisOrder
      ? { axisOrder: choice(axisOrder, orders, lang, { sv: "--axis-order", en: "--axis-order" }) }
      : {}),
    ...(layer ? { layer } : {}),
    ...(version ? { version: choice(version, VERSIONS, lang, { sv: "--version", en: "--version" }) } : {}),
    ...(definition ? { definition } : {}),
    ...(key ? { key } : {}),
    ...(year ? { year: yearArgument(year, lang) } : {}),
    ...(table ? { table } : {}),
    ...(add ? { add } : {}),
    ...(network || mapping ? { as: "network" as const } : services ? { as: "services" as const } : {}),
    ...(mapping ? { mapping } : {}),
  };
}

function importedText({ path, report, error }: Imported, { lang }: Io): string {
  if (report === undefined) return `${path}: ${error}\n`;
  const { read, stored, masked, snapshots, warnings, failed } = report;
  const n = (value: number): string => numberText(value, lang);
  const counts =
    lang === "sv"
      ? `${n(read)} lästa, ${n(stored)} sparade${masked ? `, ${n(masked)} nollor som betydde saknas` : ""}`
      : `${n(read)} read, ${n(stored)} stored${masked ? `, ${n(masked)} zeros that meant missing` : ""}`;
  const lines = [
    `${path}: ${counts}`,
    ...snapshots.map(({ id, table, title }) => `  ${table}  ${title[lang]}  ${id}`),
    ...warnings.map((warning) => `  ${lang === "sv" ? "obs" : "note"}: ${warning[lang]}`),
    ...failed.map(({ file, text }) => `  ${lang === "sv" ? "gick inte" : "failed"}: ${file}: ${text[lang]}`),
  ];
  return `${lines.join("\n")}\n`;
}
