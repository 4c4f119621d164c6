import type { MeasureData, Need } from "../data/measure-data.ts";
import type { Counts } from "../data/counts.ts";
import { MeasuresError } from "../error.ts";
import type { Result } from "../result.ts";
import type { Text } from "../text.ts";

export const FAMILIES = [
  "single",
  "multi",
  "local",
  "small-units",
  "ordered",
  "inequality",
  "spatial",
  "context",
  "autocorrelation",
  "decomposition",
  "rates",
] as const;
export type Family = (typeof FAMILIES)[number];

/** Two groups (or one against the rest), any number, groups in order from low to high, or none. */
export type GroupNeed = "two" | "many" | "ordered" | "none";

/** What every measure understands beside its own options. */
export interface CommonOptions {
  /** Coverage of the interval; 0.95 unless told. */
  level?: number;
}

/** One option of a measure, described so that screen, command line and API can ask for it. */
export interface OptionInfo {
  id: string;
  kind: "number" | "choice" | "boolean" | "numbers";
  default: number | string | boolean | readonly number[];
  choices?: readonly string[];
  unit?: string;
  what: Text;
}

export interface MeasureInfo {
  /** The field's name in kebab-case. */
  id: string;
  /** Other names it is asked for by: the letter of the literature, other packages' names. */
  aliases?: readonly string[];
  symbol: string;
  family: Family;
  name: Text;
  groups: GroupNeed;
  needs?: readonly Need[];
  /** At least one of these; the first that is given is used. */
  needsOneOf?: readonly (Need | "reach")[];
  /** In the symbols of the literature: x_i, y_i, t_i in area i; X, Y, T their sums; P = X/T. */
  formula: string;
  sources: readonly string[];
  range: { low: number; high: number; lowMeans: Text; highMeans: Text };
  /** What `perArea` of the result holds; absent where there is none. */
  perArea?: Text;
  sensitiveTo: Text;
  /** How not to read it. */
  notToRead: Text;
  options?: readonly OptionInfo[];
}

/** A measure: a function that also says what it is. */
export interface Measure<Options extends object = object> {
  (data: MeasureData | Counts, options?: Options & CommonOptions): Result;
  readonly info: MeasureInfo;
  /**
   * The value alone from counts alone, with default options, as fast as it can be had: what simulations call. NaN where the measure is
   * undefined. Absent for measures that need more than counts.
   */
  readonly quick?: (counts: Counts) => number;
}

interface Definition<Options extends object> extends MeasureInfo {
  measure: (data: MeasureData, options: Options & CommonOptions) => Result;
  quick?: (counts: Counts) => number;
}

const isCounts = (data: MeasureData | Counts): data is Counts => "totals" in data;

/** Makes a measure of its description and its function, and checks what every measure must have before it is called. */
export function defineMeasure<Options extends object = object>({
  measure,
  quick,
  ...info
}: Definition<Options>): Measure<Options> {
  const checked = (given: MeasureData | Counts, options: Options & CommonOptions = {} as Options): Result => {
    const data = isCounts(given) ? { counts: given } : given;
    checkGroups(info, data);
    checkNeeds(info, data);
    return measure(data, options);
  };
  return Object.assign(checked, { info, quick });
}

function checkGroups({ id, groups }: MeasureInfo, { counts }: MeasureData): void {
  const k = counts.groups.length;
  if (groups === "two" && k !== 2)
    throw new MeasuresError("input", {
      value: `${k} groups`,
      expected: `two groups for ${id}`,
      action: "Choose two groups, or one group and the total.",
    });
  if ((groups === "many" || groups === "ordered") && k < 2)
    throw new MeasuresError("input", {
      value: `${k} group`,
      expected: `two groups or more for ${id}`,
      action: "Give one column of counts for each group.",
    });
}

function checkNeeds({ id, needs = [], needsOneOf = [] }: MeasureInfo, data: MeasureData): void {
  const has: Record<Need | "reach", boolean> = {
    centres: data.centres !== undefined,
    ground: data.ground !== undefined,
    perimeters: data.ground?.perimeterM !== undefined,
    adjacency: data.adjacency !== undefined,
    borders: data.adjacency?.borderM !== undefined,
    values: data.values !== undefined,
    nesting: (data.nesting?.length ?? 0) > 0,
    reach: data.reach !== undefined,
  };
  const missing = needs.filter((need) => !has[need]);
  if (missing.length > 0)
    throw new MeasuresError("needs", {
      value: `no ${missing.join(", no ")}`,
      expected: `${needs.join(", ")} for ${id}`,
      action: "Give the geometry, adjacency or column that holds it.",
    });
  if (needsOneOf.length > 0 && !needsOneOf.some((need) => has[need]))
    throw new MeasuresError("needs", {
      value: `no ${needsOneOf.join(", no ")}`,
      expected: `one of ${needsOneOf.join(", ")} for ${id}`,
      action: "Give the geometry of the areas, or which of them touch.",
    });
}
