import type { Grouping, MeasureInfo } from "@tvars/api";
import type { State } from "../../url/state.ts";

export type Query = Record<string, string | number | null | undefined>;

/** What is measured: the address where it says, else what the data suggest. */
export interface Chosen {
  grouping: Grouping;
  groups: string[];
  /** One group against all others. */
  rest: boolean;
  division: "regso" | "deso";
  year: number;
  measure: MeasureInfo;
  /** A measure the address asks for that cannot be made of these groups, or does not exist. */
  unfit: { id: string; info: MeasureInfo | undefined } | null;
  beside: MeasureInfo[];
  /** Measures that can be made of these groups. */
  possible: MeasureInfo[];
  /** What every question about it begins with. */
  query: Query;
}

const BESIDE_TWO = ["theil-h", "isolation", "interaction"];
const BESIDE_MANY = ["dissimilarity-multi"];

export const fits = ({ groups: need }: MeasureInfo, count: number, ordered: boolean): boolean =>
  need === "none" ||
  (need === "two" && count === 2) ||
  (need === "many" && count >= 2) ||
  (need === "ordered" && ordered && count >= 3);

export function chosenOf(
  state: State,
  wantedYear: number,
  groupings: readonly Grouping[],
  catalogue: readonly MeasureInfo[],
): Chosen | undefined {
  const grouping =
    groupings.find(({ id }) => id === state.grouping) ??
    groupings.find(({ id }) => id === "background") ??
    groupings[0];
  if (!grouping) return undefined;
  const known = state.groups.filter((id) => grouping.groups.some((group) => group.id === id));
  // A table that suggests none begins with all of its groups.
  const suggested = grouping.suggested.length > 0 ? grouping.suggested : grouping.groups.map(({ id }) => id);
  // Their order carries meaning where groups are ordered; elsewhere the first is the one the answer is about.
  const groups = known.length > 0 ? [...new Set(known)] : suggested;
  const rest = groups.length === 1;
  const possible = catalogue.filter((info) => fits(info, rest ? 2 : groups.length, grouping.ordered));
  const byId = (id: string): MeasureInfo | undefined => possible.find((info) => info.id === id);
  const asIs = state.measure === null ? undefined : byId(state.measure);
  const measure = asIs ?? byId("dissimilarity") ?? byId("theil-h") ?? possible[0];
  if (!measure) return undefined;
  const unfit =
    state.measure === null || asIs
      ? null
      : { id: state.measure, info: catalogue.find(({ id }) => id === state.measure) };
  const wanted =
    state.beside.length > 0 ? state.beside : rest || groups.length === 2 ? BESIDE_TWO : BESIDE_MANY;
  const beside = [...new Set(wanted)].flatMap((id) => byId(id) ?? []).filter(({ id }) => id !== measure.id);
  const year = grouping.years.includes(wantedYear)
    ? wantedYear
    : (grouping.years.findLast((one) => one <= wantedYear) ?? grouping.years.at(-1) ?? wantedYear);
  const division = state.division === "deso" && grouping.divisions.includes("deso") ? "deso" : "regso";
  return {
    grouping,
    groups,
    rest,
    division,
    year,
    measure,
    unfit,
    beside,
    possible,
    query: {
      grouping: grouping.id,
      groups: groups.join(","),
      place: state.place,
      division: division === "regso" ? null : division,
      year,
    },
  };
}
