import { existsSync } from "node:fs";
import type { MeasuredQuery, Study, TableAnswer, TableQuery } from "@tvars/study";
import type { Command } from "commander";
import { choice, yearArgument } from "../arguments.ts";
import { EXIT, UsageError } from "../exit.ts";
import type { Io } from "../io.ts";
import { decimalArgument, list, numberOption, optionsArgument, yearsArgument } from "../measure-arguments.ts";
import {
  areasText,
  decompositionText,
  listText,
  measureText,
  placesText,
  scaleText,
  tableText,
  trendText,
} from "../measure-text.ts";
import type { AddCommand } from "../program.ts";
import { print, withProgress, withStudy } from "../run.ts";
import { FILE_ONLY, MODELS, STORED_ONLY, measureOptions } from "./measure-options.ts";
import type { MeasureOptions as Options } from "./measure-options.ts";

export const measureCommand: AddCommand = (program, io, result): Command => {
  const { lang } = io;
  const sv = lang === "sv";
  const word = (swedish: string, english: string): string => (sv ? swedish : english);
  const command = program
    .command("measure")
    .description(
      word(
        "Segregations- och ojämlikhetsmått på en fil (CSV, Parquet) eller en sparad tabell.",
        "Measures of segregation and inequality on a file (CSV, Parquet) or a stored table.",
      ),
    )
    .argument(
      "[measure...]",
      word("mått, till exempel dissimilarity", "measures, for example dissimilarity"),
    );
  return measureOptions(command, lang).action(async (measures: string[], options: Options) => {
    result.code = await measure(measures, options, io);
  });
};

/** What files and stored tables have in common. */
function common(options: Options, io: Io) {
  const { lang } = io;
  const test =
    options.test === undefined
      ? undefined
      : choice(options.test, MODELS, lang, { sv: "--test", en: "--test" });
  const bootstrap =
    options.bootstrap === undefined
      ? undefined
      : choice(options.bootstrap, ["persons", "areas"] as const, lang, {
          sv: "--bootstrap",
          en: "--bootstrap",
        });
  return {
    options: optionsArgument(options.option ?? [], lang),
    level: decimalArgument(options.level ?? "0.95", "--level", lang, { low: 0, high: 1 }),
    ...(test === undefined && bootstrap === undefined
      ? {}
      : {
          ...(test === undefined ? {} : { test }),
          ...(bootstrap === undefined ? {} : { bootstrap }),
          replicates: numberOption(options.replicates ?? "500", "--replicates", lang, {
            low: 2,
            high: 10_000,
          }),
          seed: numberOption(options.seed ?? "1", "--seed", lang, { low: 0, high: 2 ** 53 - 1 }),
        }),
  };
}

async function measure(measures: string[], options: Options, io: Io): Promise<number> {
  const { lang } = io;
  if (options.list) {
    const { MEASURES, infoOf } = await import("@tvars/study");
    return print(MEASURES.map(infoOf), options, io, (all) => listText(all, io));
  }
  const ids = measures.flatMap((one) => list(one));
  if (ids.length === 0)
    throw new UsageError(
      lang === "sv"
        ? "vilket mått? till exempel tvars measure dissimilarity; tvars measure --list visar alla"
        : "which measure? for example tvars measure dissimilarity; tvars measure --list shows all",
    );
  const { table } = options;
  if (table === undefined)
    throw new UsageError(
      lang === "sv" ? "valet --table FIL|TABELL måste anges" : "option --table FILE|TABLE is needed",
    );
  const file = isFile(table);
  refuse(options, file ? STORED_ONLY : FILE_ONLY, file, io);
  return file ? ofFile(ids, table, options, io) : ofStored(ids, table, options, io);
}

/** An option that would be passed over in silence is told instead. */
function refuse(options: Options, names: readonly (keyof Options)[], file: boolean, { lang }: Io): void {
  const given = names.find((name) => options[name] !== undefined);
  if (given === undefined) return;
  const option = `--${given.replaceAll(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`)}`;
  throw new UsageError(
    lang === "sv"
      ? `valet ${option} gäller ${file ? "sparade tabeller, inte filer" : "filer, inte sparade tabeller"}`
      : `option ${option} is for ${file ? "stored tables, not for files" : "files, not for stored tables"}`,
  );
}

/** A path: it is there, or it is written as one. */
const isFile = (table: string): boolean =>
  existsSync(table) || /[\\/]/.test(table) || /\.(csv|tsv|txt|parquet|pq)$/i.test(table);

async function ofFile(measures: string[], table: string, options: Options, io: Io): Promise<number> {
  const { lang } = io;
  const groups = list(options.groups);
  if (groups.length === 0)
    throw new UsageError(
      lang === "sv"
        ? "valet --groups KOLUMN[,KOLUMN] måste anges för en fil"
        : "option --groups COLUMN[,COLUMN] is needed for a file",
    );
  const missing = choice(options.missing ?? "error", ["error", "leave-out"] as const, lang, {
    sv: "--missing",
    en: "--missing",
  });
  const query: TableQuery = {
    measures,
    groups,
    missing,
    ...common(options, io),
    ...given({
      unit: options.unit,
      total: options.total,
      yearColumn: options.yearColumn,
      within: options.within,
      adjacency: options.adjacency,
      geometry: options.geometry,
      crs: options.crs,
      x: options.x,
      y: options.y,
      area: options.area,
      perimeter: options.perimeter,
      values: options.values,
      years: options.years === undefined ? undefined : yearsArgument(options.years, lang),
      nesting: options.nesting === undefined ? undefined : list(options.nesting),
      perArea: options.perArea,
      swap: options.swap,
    }),
  };
  const { measureTable } = await import("@tvars/study");
  const answer: TableAnswer = await withProgress(io, () => measureTable(table, query));
  return print(answer, options, io, (all) => tableText(all, io));
}

/** What was said; what was not is left to the study. */
const given = <Fields extends Record<string, unknown>>(
  fields: Fields,
): { [Name in keyof Fields]?: NonNullable<Fields[Name]> } =>
  Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined)) as never;

function ofStored(measures: string[], table: string, options: Options, io: Io): Promise<number> {
  const { lang } = io;
  const years = options.years === undefined ? undefined : yearsArgument(options.years, lang);
  const [year, from = years?.[0], to = years?.at(-1)] = [options.year, options.from, options.to].map((text) =>
    yearArgument(text, lang),
  );
  const query: MeasuredQuery & { options: NonNullable<MeasuredQuery["options"]> } = {
    grouping: table,
    ...given({
      groups: options.groups === undefined ? undefined : list(options.groups),
      rest: options.rest,
      place: options.place,
      division:
        options.division === undefined
          ? undefined
          : choice(options.division, ["regso", "deso"] as const, lang, {
              sv: "--division",
              en: "--division",
            }),
    }),
    ...common(options, io),
  };
  const way = wayOf(options, years !== undefined, io);
  return withStudy(options, io, (study) =>
    answer(study, way, measures, { ...query, ...given({ year, from, to }) }, options, io),
  );
}

type Way = "measure" | "per-area" | "trend" | "scale" | "decompose" | "places";

function wayOf(options: Options, hasYears: boolean, { lang }: Io): Way {
  const asked = [
    ...(options.perArea ? (["per-area"] as const) : []),
    ...(options.trend || (hasYears && !options.decompose) ? (["trend"] as const) : []),
    ...(options.scale ? (["scale"] as const) : []),
    ...(options.decompose ? (["decompose"] as const) : []),
    ...(options.places === undefined ? [] : (["places"] as const)),
  ];
  if (asked.length > 1) {
    const names = asked.map((one) => `--${one}`).join(", ");
    throw new UsageError(
      lang === "sv" ? `${names} går inte ihop; välj en` : `${names} do not go together; choose one`,
    );
  }
  return asked[0] ?? "measure";
}

type StoredQuery = MeasuredQuery & { year?: number; from?: number; to?: number };

async function answer(
  study: Study,
  way: Way,
  measures: string[],
  query: StoredQuery,
  options: Options,
  io: Io,
): Promise<number> {
  if (way === "measure")
    return print(await study.measure({ ...query, measures }), options, io, (all) => measureText(all, io));
  let code: number = EXIT.ok;
  // The other answers are of one measure each; in JSON several would be several documents.
  if (options.json && measures.length > 1)
    throw new UsageError(
      io.lang === "sv"
        ? `med --json och --${way}: ett mått i taget`
        : `with --json and --${way}: one measure at a time`,
    );
  for (const measure of measures) {
    const asked = { ...query, measure };
    if (way === "per-area")
      code = await print(await study.measureAreas(asked), options, io, (all) => areasText(all, io));
    else if (way === "trend")
      code = await print(await study.measureTrend(asked), options, io, (all) => trendText(all, io));
    else if (way === "scale")
      code = await print(await study.measureScale(asked), options, io, (all) => scaleText(all, io));
    else if (way === "decompose")
      code = await print(await study.measureDecomposition(asked), options, io, (all) =>
        decompositionText(all, io),
      );
    else {
      const division = choice(options.places!, ["kommun", "lan"] as const, io.lang, {
        sv: "--places",
        en: "--places",
      });
      const { division: areas, ...rest } = asked;
      const places = await study.measurePlaces({ ...rest, division, ...(areas ? { areas } : {}) });
      code = await print(places, options, io, (all) => placesText(all, io));
    }
  }
  return code;
}
