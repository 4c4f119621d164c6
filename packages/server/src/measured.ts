import {
  type BootstrapKind,
  type MeasuredDivision,
  type NullModel,
  type Route,
  type RouteName,
  routes,
} from "@tvars/api";

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
  bootstrap?: BootstrapKind;
  replicates?: number;
  seed?: number;
}

const OPTION = "option.";

/**
 * An address's parameters as a question of the study. What the route does not know is an option of a measure; one whose name the route has
 * a use for itself is written `option.NAME`.
 */
export function measuredQuery<Query extends Omit<Measured, "measure" | "division">>(
  route: RouteName,
  { groups, rest, ...query }: Query,
) {
  const known = new Set(Object.keys((routes[route] as Route).query?.shape ?? {}));
  const fields = Object.entries(query).filter(([name]) => name !== "format" && name !== "lang");
  const options = fields.filter(([name]) => !known.has(name)) as [string, string][];
  return {
    ...(Object.fromEntries(fields.filter(([name]) => known.has(name))) as Omit<Query, "groups" | "rest">),
    groups: groups?.split(",").filter((id) => id !== ""),
    rest: rest === undefined ? undefined : rest === "true",
    options: Object.fromEntries(
      options.map(([name, value]) => [name.startsWith(OPTION) ? name.slice(OPTION.length) : name, value]),
    ),
  };
}
