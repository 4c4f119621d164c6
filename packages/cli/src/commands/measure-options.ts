import type { Command } from "commander";
import type { Lang } from "../lang.ts";
import type { CommonOptions } from "../run.ts";
import { PLACE, collect } from "./words.ts";

/** What `tvars measure` may be asked with. */
export interface MeasureOptions extends CommonOptions {
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

export const MODELS = [
  "systematic",
  "evenness",
  "person-permutation",
  "geographic-permutation",
  "systematic-geographic",
  "evenness-geographic",
] as const;

/** Adds the options, in the language of the one who asks. */
export function measureOptions(command: Command, lang: Lang): Command {
  const word = (swedish: string, english: string): string => (lang === "sv" ? swedish : english);
  return command
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
    .option("--seed <n>", word("frö (annars 1)", "seed (else 1)"));
}

/** Options for files alone, and for stored tables alone. */
export const FILE_ONLY = [
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
] as const satisfies (keyof MeasureOptions)[];
export const STORED_ONLY = [
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
] as const satisfies (keyof MeasureOptions)[];
