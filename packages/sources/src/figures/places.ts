import type { Cube } from "@tvars/cube";
import { SourceError } from "../source-error.ts";
import type { Rules } from "./rules.ts";

/** Where the area and the year stand among a body's dimensions, and the others in our order. */
export function placesOf(
  cube: Cube,
  rules: Rules,
  file: string,
): { area: number; year: number; others: number[] } {
  const find = (to: string): number => {
    const at = cube.dimensions.findIndex(({ id }) => rules[id]?.to === to);
    if (at >= 0) return at;
    throw new SourceError("content", {
      file,
      row: "dimension",
      value: cube.dimensions.map(({ id }) => id),
      problem: {
        sv: to === "area" ? "tabellen har ingen variabel med områden" : "tabellen har ingen variabel med år",
        en: to === "area" ? "the table has no variable with areas" : "the table has no variable with years",
      },
      expected: {
        sv: to === "area" ? "en variabel med områdeskoder" : "en variabel med år",
        en: to === "area" ? "a variable with area codes" : "a variable with years",
      },
      action: {
        sv: `skriv en tabelldefinition som säger vilken variabel som är ${to}`,
        en: `write a table definition that says which variable is ${to}`,
      },
    });
  };
  const area = find("area");
  const year = find("year");
  const others = cube.dimensions.flatMap((_, at) => (at === area ? [] : [at]));
  others.sort((a, b) => rank(rules[cube.dimensions[a]!.id]!.to) - rank(rules[cube.dimensions[b]!.id]!.to));
  return { area, year, others };
}

/** Year first, then measure, then the rest as the source orders them. */
const rank = (to: string): number => (to === "year" ? 0 : to === "measure" ? 1 : 2);

/** Figures of a month or a quarter belong to its year; the period itself must be a dimension of its own. */
export function yearOf(id: string, file: string): number {
  const year = /^(\d{4})$/.exec(id);
  if (year) return Number(year[1]);
  throw new SourceError("content", {
    file,
    row: "year",
    value: id,
    problem: { sv: "perioden är inte ett år", en: "the period is not a year" },
    expected: { sv: "år med fyra siffror", en: "years of four digits" },
    action: {
      sv: "hämta tabellen som årsvärden; månader och kvartal läses inte",
      en: "fetch the table as yearly figures; months and quarters are not read",
    },
  });
}
