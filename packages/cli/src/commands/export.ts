import { DIVISIONS, type Version, isVersion } from "@tvars/areas";
import type { Command } from "commander";
import type { Study } from "@tvars/study";
import { choice, places, selection, yearArgument } from "../arguments.ts";
import { EXIT, UsageError } from "../exit.ts";
import { writeWhole } from "../file.ts";
import type { Io } from "../io.ts";
import type { Lang } from "../lang.ts";
import type { AddCommand } from "../program.ts";
import { type CommonOptions, withStudy } from "../run.ts";
import { DIVISION, PLACE, WHERE, YEAR, collect } from "./words.ts";

interface Options extends CommonOptions {
  format?: string;
  out?: string;
  place?: string;
  year?: string;
  division?: string;
  compare?: string;
  from?: string;
  to?: string;
  indicator?: string;
  table?: string;
  where?: string[];
  version?: string;
  crs?: string;
}

const WHATS = ["areas", "types", "transitions", "indicator", "cube", "changes", "layer"] as const;
type What = (typeof WHATS)[number];

const TABLES = ["csv", "csv-semicolon", "xlsx", "json-stat2"] as const;
const FILES = ["gpkg", "shp", "geoparquet"] as const;
const FORMATS = [...TABLES, "geojson", ...FILES] as const;
type Format = (typeof FORMATS)[number];

const POSSIBLE: Record<What, readonly Format[]> = {
  areas: FORMATS,
  types: TABLES,
  transitions: TABLES,
  indicator: [...TABLES, "geojson"],
  cube: TABLES,
  changes: TABLES,
  layer: ["geojson", ...FILES],
};

export const exportCommand: AddCommand = (program, io, result): Command => {
  const { lang } = io;
  const sv = lang === "sv";
  return program
    .command("export")
    .description(sv ? "Skriv värden eller områden till en fil." : "Write figures or areas to a file.")
    .argument("<what>", WHATS.join(", "))
    .option(
      "--format <format>",
      `${FORMATS.join(", ")} (${sv ? "annars csv; layer: geojson" : "else csv; layer: geojson"})`,
    )
    .option("--out <file>", sv ? "filen (annars standard ut)" : "the file (else standard output)")
    .option("--place <place>", PLACE[lang])
    .option("--year <year>", YEAR[lang])
    .option("--division <division>", DIVISION[lang])
    .option("--compare <places>", sv ? "types: platser att jämföra med" : "types: places to compare with")
    .option("--from <year>", sv ? "transitions: från år" : "transitions: from year")
    .option("--to <year>", sv ? "transitions: till år" : "transitions: to year")
    .option("--indicator <id>", sv ? "indicator: vilken" : "indicator: which")
    .option("--table <id>", sv ? "cube, changes: vilken tabell" : "cube, changes: which table")
    .option("--where <dim=a,b>", `cube: ${WHERE[lang]}`, collect)
    .option(
      "--version <version>",
      sv ? "layer: vilken version, till exempel regso@2025" : "layer: which version, for example regso@2025",
    )
    .option("--crs <id>", "EPSG:3006, EPSG:4326")
    .action(async (what: string, options: Options) => {
      result.code = await exportWhat(what, options, io);
    });
};

async function exportWhat(text: string, options: Options, io: Io): Promise<number> {
  const { lang } = io;
  const what = choice(text, WHATS, lang, { sv: "vad", en: "what" });
  const standard = what === "layer" ? "geojson" : "csv";
  const format = choice(options.format ?? standard, POSSIBLE[what], lang, { sv: "--format", en: "--format" });
  const binary = format === "xlsx" || FILES.some((file) => file === format);
  if (options.out === undefined && (binary || options.json)) throw needsOut(format, lang);
  return withStudy(options, io, async (study) => {
    const body = await bodyOf(what, format, { options, study, lang });
    if (options.out === undefined) await io.out(body);
    else {
      await writeWhole(options.out, body);
      const bytes = Buffer.byteLength(body);
      if (options.json) await io.out(`${JSON.stringify({ file: options.out, what, format, bytes })}\n`);
    }
    return EXIT.ok;
  });
}

interface Asked {
  options: Options;
  study: Study;
  lang: Lang;
}

async function bodyOf(what: What, format: Format, asked: Asked): Promise<string | Uint8Array> {
  const { options, study, lang } = asked;
  const file = (["geojson", ...FILES] as const).find((one) => one === format);
  if (file !== undefined && (what === "layer" || (what === "areas" && file !== "geojson")))
    return layerBody(what, file, asked);
  const { route, answer } = await answerOf(what, options, study, lang);
  const { render } = await import("@tvars/server");
  return (await render(route, answer, { format: format as (typeof TABLES)[number], lang, study })).body;
}

async function answerOf(what: What, options: Options, study: Study, lang: Lang) {
  const year = yearArgument(options.year, lang);
  const place = options.place ?? "riket";
  const division = divisionOf(options, lang);
  if (what === "types")
    return {
      route: "barometer",
      answer: await study.barometer({ place, year, compare: places(options.compare) }),
    } as const;
  if (what === "transitions") {
    const [from, to] = [yearArgument(options.from, lang), yearArgument(options.to, lang)];
    return { route: "transitions", answer: await study.transitions({ place, from, to }) } as const;
  }
  if (what === "indicator") {
    const id = needed(options.indicator, "--indicator", lang);
    return { route: "indicator", answer: await study.indicator({ id, place, year, division }) } as const;
  }
  if (what === "cube") {
    const table = needed(options.table, "--table", lang);
    return {
      route: "cube",
      answer: await study.cube({ table, select: selection(options.where ?? [], lang) }),
    } as const;
  }
  if (what === "changes")
    return {
      route: "changes",
      answer: await study.changes({ table: options.table, limit: 100_000 }),
    } as const;
  return { route: "areas", answer: await study.areas({ place, year, division }) } as const;
}

async function layerBody(
  what: "layer" | "areas",
  format: "geojson" | (typeof FILES)[number],
  { options, study, lang }: Asked,
): Promise<Uint8Array> {
  const { layerFile } = await import("@tvars/study");
  const { place } = options;
  const year = yearArgument(options.year, lang);
  const systems = ["EPSG:3006", "EPSG:4326"] as const;
  const standard = format === "geojson" ? "EPSG:4326" : "EPSG:3006";
  const crs = choice(options.crs ?? standard, systems, lang, { sv: "--crs", en: "--crs" });
  if (what === "layer") {
    const version = versionOf(needed(options.version, "--version", lang), lang);
    return layerFile(await study.layer(version, { place, year, crs }), format, { crs });
  }
  const table = await study.areas({ place: place ?? "riket", year, division: divisionOf(options, lang) });
  // A table of DeSO has its areas in the DeSO version, which the rows know best.
  const version = table.rows[0]?.area.version ?? table.version;
  return layerFile(await study.layer(version, { place, year: table.year, crs }), format, { crs });
}

const divisionOf = ({ division }: Options, lang: Lang) =>
  choice(division ?? "regso", DIVISIONS, lang, { sv: "--division", en: "--division" });

function versionOf(text: string, lang: Lang): Version {
  if (isVersion(text)) return text;
  throw new UsageError(
    lang === "sv"
      ? `fick ${text}, väntade en version som regso@2025`
      : `got ${text}, expected a version such as regso@2025`,
  );
}

function needed(value: string | undefined, option: string, lang: Lang): string {
  if (value !== undefined) return value;
  throw new UsageError(lang === "sv" ? `valet ${option} behövs här` : `the option ${option} is needed here`);
}

const needsOut = (format: string, lang: Lang): UsageError =>
  new UsageError(lang === "sv" ? `${format} behöver --out FIL här` : `${format} needs --out FILE here`);
