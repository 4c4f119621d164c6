import { type Counts, countsOf } from "../../src/index.ts";
import { vectorCsv } from "./vectors.ts";

/** Pupils by race in each school, from rows of state, district, school, race, n. */
export function schools(file: "schools00.csv" | "schools05.csv"): {
  counts: Counts;
  names: string[];
  races: string[];
} {
  const rows = vectorCsv("own-tests", "elbersb-segregation-1.1.0.9000", file);
  const school = rows.text("school");
  const race = rows.text("race");
  const names = [...new Set(school)];
  const races = [...new Set(race)];
  const at = new Map(names.map((name, position) => [name, position]));
  const columns = races.map(() => new Float64Array(names.length));
  rows.number("n").forEach((n, row) => {
    columns[races.indexOf(race[row]!)]![at.get(school[row]!)!]! += n;
  });
  return { counts: countsOf(columns), names, races };
}
