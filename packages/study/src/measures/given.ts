import type { MeasureGiven, MeasureGivenAnswer, MeasureResult } from "@tvars/api";
import { MeasuresError, adjacencyOf, countsOf, groupAndRest } from "@tvars/measures";
import type { Measure, MeasureData } from "@tvars/measures";
import { StudyError } from "../error.ts";
import type { ChanceQuery, MeasureOptions } from "../study.ts";
import { measuresNamed } from "./catalogue.ts";
import { withBootstrap, withTest } from "./chance.ts";
import { evaluateMeasure } from "./evaluate.ts";
import { REST, groupSums } from "./counted.ts";
import type { Group } from "./counted.ts";
import { optionsFor } from "./options.ts";
import { numbered } from "./place-data.ts";
import { asGivenProblem, asStudyError, oneGroupAlone } from "./problems.ts";
import { resultOf, withoutValue } from "./result.ts";

/** Columns ready to be measured: data in the library's shape, with the groups' names. */
export interface Columns {
  data: MeasureData;
  groups: Group[];
  /** Areas that were left out before, with the reason. */
  leftOut?: { status: string; text: { sv: string; en: string } }[];
}

export interface ColumnsQuery extends ChanceQuery {
  measures: readonly string[];
  options?: MeasureOptions;
  level?: number;
  perArea?: boolean;
}

/** Measures of columns given as JSON. */
export async function measureGiven(given: MeasureGiven): Promise<MeasureGivenAnswer> {
  return measureColumns(columnsOf(given), given);
}

/** Measures of columns; a measure without a value among others that have one says why. */
export async function measureColumns(
  { data, groups, leftOut = [] }: Columns,
  { measures, options = {}, level = 0.95, perArea = false, ...chance }: ColumnsQuery,
): Promise<MeasureGivenAnswer> {
  const named = measuresNamed(measures);
  checkOneGroup(named, groups);
  const optionsOf = optionsFor(named, options);
  const results: MeasureResult[] = [];
  for (const measure of named) {
    try {
      const simulated = { measure, data, options: optionsOf(measure), level };
      const value = await evaluateMeasure(measure, data, { ...simulated.options, level });
      const result = await withBootstrap(value, simulated, chance);
      const shown = resultOf(measure, data, result, {
        groups,
        unit: { sv: "personer", en: "persons" },
        leftOut: leftOut.length,
        flags: [],
        made: false,
      });
      if (perArea && result.perArea) shown.perArea = [...result.perArea];
      results.push(await withTest(shown, simulated, chance));
    } catch (error) {
      if (named.length === 1 || !(error instanceof MeasuresError)) throw asStudyError(measure.info, error);
      results.push(withoutValue(measure, error, leftOut.length));
    }
  }
  const statuses = [...new Set(leftOut.map(({ status }) => status))].sort();
  return {
    groups: groupSums(groups, [...data.counts.groups]),
    areas: {
      used: data.counts.areas,
      empty: data.counts.totals.filter((total) => total === 0).length,
      leftOut: leftOut.length,
      reasons: statuses.map((status) => {
        const of = leftOut.filter((one) => one.status === status);
        return { status, count: of.length, text: of[0]!.text };
      }),
    },
    results,
  };
}

function checkOneGroup(measures: readonly Measure[], groups: readonly Group[]): void {
  if (groups.length === 1 && measures.some(({ info }) => info.groups !== "none"))
    throw oneGroupAlone(groups[0]!.id);
}

const same = (name: string) => ({ id: name, label: { sv: name, en: name } });

/** One group with a total becomes the group and the rest. @throws StudyError `bad-request` */
export function withTotal(
  groups: readonly { id: string; column: Float64Array }[],
  total: Float64Array | undefined,
): { counts: MeasureData["counts"]; groups: Group[] } {
  const [first] = groups;
  if (groups.length === 1 && total)
    return { counts: groupAndRest(first!.column, total), groups: [same(first!.id), REST] };
  const counts = countsOf(groups.map(({ column }) => column));
  return { counts, groups: groups.map(({ id }) => same(id)) };
}

function columnsOf(given: MeasureGiven): Columns {
  const groups = Object.entries(given.groups).map(([id, values]) => ({
    id,
    column: Float64Array.from(values),
  }));
  const areas = groups[0]!.column.length;
  checkLengths(given, areas);
  try {
    const { counts, groups: named } = withTotal(groups, given.total && Float64Array.from(given.total));
    const { centres, groundM2, perimeterM, adjacency, values, nesting } = given;
    return {
      groups: named,
      data: {
        counts,
        ...(centres ? { centres: { x: Float64Array.from(centres.x), y: Float64Array.from(centres.y) } } : {}),
        ...(groundM2
          ? {
              ground: {
                m2: Float64Array.from(groundM2),
                ...(perimeterM ? { perimeterM: Float64Array.from(perimeterM) } : {}),
              },
            }
          : {}),
        ...(adjacency
          ? {
              adjacency: adjacencyOf(
                counts.areas,
                adjacency.map(({ a, b, borderM }) => (borderM === undefined ? [a, b] : [a, b, borderM])),
              ),
            }
          : {}),
        ...(values ? { values: Float64Array.from(values) } : {}),
        ...(nesting ? { nesting: nesting.map((level) => numbered(level).numbers) } : {}),
      },
    };
  } catch (error) {
    if (error instanceof MeasuresError) throw asGivenProblem(error);
    throw error;
  }
}

/** Columns whose lengths differ belong to different areas. */
function checkLengths(given: MeasureGiven, areas: number): void {
  const columns: [string, { length: number } | undefined][] = [
    ...Object.entries(given.groups),
    ["total", given.total],
    ["centres.x", given.centres?.x],
    ["centres.y", given.centres?.y],
    ["groundM2", given.groundM2],
    ["perimeterM", given.perimeterM],
    ["values", given.values],
    ...(given.nesting ?? []).map((level, at): [string, { length: number }] => [`nesting[${at}]`, level]),
  ];
  const odd = columns.find(([, column]) => column && column.length !== areas);
  if (!odd) return;
  throw new StudyError(
    "bad-request",
    {
      sv: `Kolumnen ${odd[0]} har ${odd[1]!.length} värden, men det finns ${areas} områden.`,
      en: `Column ${odd[0]} has ${odd[1]!.length} values, but there are ${areas} areas.`,
    },
    {
      value: odd[1]!.length,
      expected: { sv: `${areas} värden`, en: `${areas} values` },
      action: {
        sv: "Ge varje kolumn ett värde för varje område, i samma ordning.",
        en: "Give every column one value for each area, in the same order.",
      },
    },
  );
}
