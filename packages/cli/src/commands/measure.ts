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
import { type CommonOptions, print, withProgress, withStudy } from "../run.ts";
import { PLACE, collect } from "./words.ts";

interface Options extends CommonOptions {
  list?: boolean;
  table?: string;
  groups?: string;
  unit?: string;
  total?: string;
  rest?: boolean;
  swap?: boolean;
  years?: string;
  yearColumn?: string;
  within?: string;
  adjacency?: string;
  geometry?: string;
  crs?: string;
  x?: string;
  y?: string;
  values?: string;
  nesting?: string;
  area?: string;
  perimeter?: string;
  missing?: string;
  place?: string;
  division?: string;
  year?: string;
  from?: string;
  to?: string;
  trend?: boolean;
  scale?: boolean;
  decompose?: boolean;
  places?: string;
  option?: string[];
  level?: string;
  test?: string;
  bootstrap?: string;
  replicates?: string;
  seed?: string;
  perArea?: boolean;
}

const MODELS = [
  "systematic",
  "evenness",
  "person-permutation",
  "geographic-permutation",
  "systematic-geographic",
  "evenness-geographic",
] as const;

export const measureCommand: AddCommand = (program, io, result): Command => {
  const { lang } = io;
  const sv = lang === "sv";
  const word = (swedish: string, english: string): string => (sv ? swedish : english);
  return program
    .command("measure")
    .description(
      word(
        "Segregations- och ojämlikhetsmått på en fil (CSV, Parquet) eller en sparad tabell.",
        "Measures of segregation and inequality on a file (CSV, Parquet) or a stored table.",
      ),
    )
    .argument("[measure...]", word("mått, till exempel dissimilarity", "measures, for example dissimilarity"))
    .option("--list", word("visa alla mått", "show every measure"))
    .option(
      "--table <file|table>",
      word(
        "fil, eller sparad tabell eller gruppering (TAB6571, background)",
        "file, or stored table or grouping (TAB6571, background)",
      ),
    )
    .option(
      "--groups <a,b>",
      word("kolumner med antal, eller grupper i tabellen", "columns of counts, or groups of the table"),
    )
    .option(
      "--total <column>",
      word(
        "kolumn med alla; en grupp mäts då mot resten",
        "column of all; one group is then measured against the rest",
      ),
    )
    .option(
      "--swap",
      word(
        "resten (eller den sista gruppen) först: mått på den första gruppen gäller den",
        "the rest (or the last group) first: measures of the first group are of it",
      ),
    )
    .option("--unit <column>", word("kolumn med områdeskoder", "column of area codes"))
    .option("--years <years>", word("år, 2016-2022 eller 2016,2018", "years, 2016-2022 or 2016,2018"))
    .option(
      "--year-column <column>",
      word("kolumn med år (annars {year} i kolumnnamnen)", "column of years (else {year} in column names)"),
    )
    .option(
      "--within <column>",
      word("mät varje värde i kolumnen för sig", "measure each value of the column by itself"),
    )
    .option(
      "--adjacency <file>",
      word(
        "CSV med områden som gränsar till varandra: a,b[,border]",
        "CSV of areas that touch: a,b[,border]",
      ),
    )
    .option(
      "--geometry <file>",
      word(
        "områdenas former: GeoJSON, GeoPackage, GeoParquet, Shapefile-zip",
        "shapes of the areas: GeoJSON, GeoPackage, GeoParquet, Shapefile zip",
      ),
    )
    .option(
      "--crs <crs>",
      word(
        "geometrins koordinatsystem, om filen inte säger det",
        "system of the geometry's coordinates, where the file does not say",
      ),
    )
    .option("--x <column>", word("kolumn med mittpunktens x, meter", "column of the centre's x, metres"))
    .option("--y <column>", word("kolumn med mittpunktens y, meter", "column of the centre's y, metres"))
    .option("--area <column>", word("kolumn med yta, m²", "column of ground, m²"))
    .option("--perimeter <column>", word("kolumn med omkrets, m", "column of perimeters, m"))
    .option(
      "--values <column>",
      word("kolumn med ett värde per område, som inkomst", "column of a value of each area, such as income"),
    )
    .option(
      "--nesting <columns>",
      word("kolumner med större områden, ytterst först", "columns of larger areas, outermost first"),
    )
    .option(
      "--missing <how>",
      word(
        "error (annars) eller leave-out: områden utan uppgift",
        "error (else) or leave-out: areas without a figure",
      ),
    )
    .option(
      "--rest",
      word(
        "gruppen mot resten (annars när en grupp anges)",
        "the group against the rest (else where one group is given)",
      ),
    )
    .option("--no-rest", word("utan resten", "without the rest"))
    .option("--place <place>", PLACE[lang])
    .option("--division <division>", word("regso (annars) eller deso", "regso (else) or deso"))
    .option("--year <year>", word("år (annars tabellens senaste)", "year (else the table's latest)"))
    .option("--from <year>", word("från år", "from year"))
    .option("--to <year>", word("till år", "to year"))
    .option(
      "--trend",
      word("år för år, med prövning av ändringen", "year by year, with a test of the change"),
    )
    .option(
      "--scale",
      word("över skala: indelning, k personer, meter", "over scale: division, k persons, metres"),
    )
    .option(
      "--decompose",
      word("vad värdet och dess ändring består av", "what the value and its change are made of"),
    )
    .option("--places <division>", word("varje kommun eller lan", "every kommun or lan"))
    .option("--per-area", word("varje områdes del", "the part of each area"))
    .option(
      "--option <name=value>",
      word("måttets egna val; kan upprepas", "the measure's own options; can be repeated"),
      collect,
    )
    .option(
      "--level <level>",
      word("intervallens täckning (annars 0.95)", "coverage of intervals (else 0.95)"),
    )
    .option(
      "--test <model>",
      word(`pröva mot slumpen: ${MODELS.join(", ")}`, `test against chance: ${MODELS.join(", ")}`),
    )
    .option(
      "--bootstrap <kind>",
      word(
        "intervall genom att dra personer eller områden på nytt: persons, areas",
        "intervals by drawing persons or areas again: persons, areas",
      ),
    )
    .option("--replicates <n>", word("simuleringar (annars 500)", "simulations (else 500)"))
    .option("--seed <n>", word("frö (annars 1)", "seed (else 1)"))
    .action(async (measures: string[], options: Options) => {
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

const FILE_ONLY = [
  "unit",
  "total",
  "swap",
  "yearColumn",
  "within",
  "adjacency",
  "geometry",
  "crs",
  "x",
  "y",
  "area",
  "perimeter",
  "values",
  "nesting",
  "missing",
] as const satisfies (keyof Options)[];
const STORED_ONLY = [
  "rest",
  "place",
  "division",
  "year",
  "from",
  "to",
  "trend",
  "scale",
  "decompose",
  "places",
] as const satisfies (keyof Options)[];

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
