import { divisionOfCode } from "@tvars/areas";
import { SourceError } from "../source-error.ts";
import type { CsvFile } from "./parse.ts";

export interface Level {
  name: { sv: string; en: string };
  /** Line and value of the first row of the level. */
  line: number;
  value: string;
}

const LEVELS: { name: Level["name"]; fits: (value: string) => boolean }[] = [
  {
    name: { sv: "riket", en: "the nation" },
    fits: (value) => /^(riket|hela riket|sverige|00)$/i.test(value),
  },
  {
    name: { sv: "län", en: "län" },
    fits: (value) => / län$/i.test(value) || divisionOfCode(value) === "lan",
  },
  { name: { sv: "RegSO eller DeSO", en: "RegSO or DeSO" }, fits: (value) => / \(.+\)$/.test(value) },
];

/** Levels found in a column of names, with the first row of each; others than these are taken as kommuner. */
export function levelsOf(values: readonly string[], lines: readonly number[]): Level[] {
  const found = new Map<string, Level>();
  for (const [at, raw] of values.entries()) {
    const value = raw.trim();
    const name = LEVELS.find(({ fits }) => fits(value))?.name ?? { sv: "kommuner", en: "kommuner" };
    if (!found.has(name.sv)) found.set(name.sv, { name, line: lines[at]!, value });
  }
  return [...found.values()];
}

/** Names are never joined on; says which column holds them, and each level where it holds several. */
export function refuseNames(csv: CsvFile, column: number): SourceError {
  const values = csv.rows.map((row) => row[column] ?? "");
  const levels = levelsOf(values, csv.lines);
  const described = (language: "sv" | "en"): string =>
    levels
      .map(
        ({ name, line, value }) =>
          `${name[language]} (${language === "sv" ? "rad" : "row"} ${line}: ${value})`,
      )
      .join(", ");
  const mixed = levels.length > 1;
  const header = csv.header[column] ?? "";
  return new SourceError("content", {
    file: csv.file,
    row: csv.lines[mixed ? values.findIndex((value) => value.trim() === levels[1]!.value) : 0]!,
    value: mixed ? levels[1]!.value : values[0]!,
    problem: mixed
      ? {
          sv: `kolumnen "${header}" blandar nivåer: ${described("sv")}; och har namn i stället för koder`,
          en: `the column "${header}" mixes levels: ${described("en")}; and holds names instead of codes`,
        }
      : {
          sv: `kolumnen "${header}" har namn i stället för koder, och namn kopplas aldrig ihop`,
          en: `the column "${header}" holds names instead of codes, and names are never joined on`,
        },
    expected: {
      sv: "en kolumn med områdeskoder, en nivå per kolumn",
      en: "a column of area codes, one level to a column",
    },
    action: mixed
      ? {
          sv: "dela filen per nivå och lägg till områdeskoder, eller ange en nyckelfil med kolumnerna label och code",
          en: "split the file by level and add area codes, or give a key file with the columns label and code",
        }
      : {
          sv: "lägg till en kolumn med områdeskoder, eller ange en nyckelfil med kolumnerna label och code",
          en: "add a column of area codes, or give a key file with the columns label and code",
        },
  });
}
