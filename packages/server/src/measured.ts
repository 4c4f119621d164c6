import type { MeasuredDivision, NullModel } from "@tvars/api";

/** What the routes about measures read from an address; every further parameter is an option of a measure. */
export interface Measured {
  measure: string;
  grouping: string;
  groups?: string;
  rest?: "true" | "false";
  place: string;
  division: MeasuredDivision;
  level: number;
  year?: number;
  from?: number;
  to?: number;
  test?: NullModel;
  replicates?: number;
  seed?: number;
}

const KNOWN = new Set([
  "measure",
  "measures",
  "grouping",
  "groups",
  "rest",
  "place",
  "division",
  "areas",
  "level",
  "year",
  "from",
  "to",
  "test",
  "replicates",
  "seed",
  "format",
  "lang",
]);

/** An address's parameters as a question of the study. */
export function measuredQuery<Query extends Omit<Measured, "measure" | "division">>({
  groups,
  rest,
  ...query
}: Query) {
  const options = Object.entries(query).filter(([name]) => !KNOWN.has(name)) as [string, string][];
  const asked = Object.entries(query).filter(
    ([name]) => KNOWN.has(name) && name !== "format" && name !== "lang",
  );
  return {
    ...(Object.fromEntries(asked) as Omit<Query, "groups" | "rest">),
    groups: groups?.split(",").filter((id) => id !== ""),
    rest: rest === undefined ? undefined : rest === "true",
    options: Object.fromEntries(options),
  };
}
