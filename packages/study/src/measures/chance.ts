import type { MeasureResult } from "@tvars/api";
import type { Text } from "@tvars/cube";
import { MeasuresError, bootstrap, nullTest } from "@tvars/measures";
import type { Counts, Measure, MeasureData, Result } from "@tvars/measures";
import type { ChanceQuery } from "../study.ts";
import { workbench } from "./apart/workbench.ts";
import { joined } from "./words.ts";

/** What is simulated: a measure with its own options, of some data. */
interface Simulated {
  measure: Measure;
  data: MeasureData;
  options: Record<string, unknown>;
  level: number;
}

const replicatesOf = ({ replicates = 500, seed = 1 }: ChanceQuery, options: Record<string, unknown>) => ({
  replicates,
  seed,
  ...(Object.keys(options).length > 0 ? { measureOptions: options } : {}),
});

/**
 * The measure's answer with an interval from resampled persons or areas, where one was asked for. Simulated in a process of its own; the
 * same seed gives the same.
 */
export async function withBootstrap(
  result: Result,
  { measure, data, options, level }: Simulated,
  query: ChanceQuery,
): Promise<Result> {
  const { bootstrap: kind } = query;
  if (kind === undefined) return result;
  const { counts, rounded } = wholePersons(data.counts);
  const given = { ...data, counts };
  const simulation = { kind, ...replicatesOf(query, options) };
  const task = { measure: measure.info.id, data: given, options: simulation };
  try {
    const draws = await workbench.run({ do: "bootstrap", ...task });
    const { interval, standardError, note } = bootstrap(measure, given, { ...simulation, level, draws });
    return {
      ...result,
      interval,
      standardError,
      note: joined(result.note, note, rounded ? ROUNDED : undefined),
    };
  } catch (error) {
    return { ...result, note: joined(result.note, unfit(error)) };
  }
}

/** The result with its test against chance, where one was asked for; what chance gives on average is then its expectation, too. */
export async function withTest(
  result: MeasureResult,
  { measure, data, options, level }: Simulated,
  query: ChanceQuery,
): Promise<MeasureResult> {
  const { test: model } = query;
  if (model === undefined || result.value === null) return result;
  const { counts, rounded } = wholePersons(data.counts);
  const given = { ...data, counts };
  const simulation = { model, ...replicatesOf(query, options) };
  try {
    const task = { measure: measure.info.id, data: given, options: simulation };
    const draws = await workbench.run({ do: "null", ...task });
    const { p, mean, low, high, note } = nullTest(measure, given, { ...simulation, level, draws });
    const { replicates, seed } = simulation;
    return {
      ...result,
      expected: result.expected ?? mean,
      test: { model, replicates, seed, p, mean, low, high, level },
      note: joined(result.note, note, rounded ? ROUNDED : undefined),
    };
  } catch (error) {
    return { ...result, note: joined(result.note, unfit(error)) };
  }
}

/** A simulation that does not fit a measure leaves its value, which then says why it has none. @throws any other error */
function unfit(error: unknown): Text {
  if (!(error instanceof MeasuresError)) throw error;
  return {
    sv: `Kunde inte simuleras (${error.expected}).`,
    en: `Could not be simulated: expected ${error.expected}. ${error.action}`,
  };
}

const ROUNDED: Text = {
  sv: "Antalen avrundades till hela personer för simuleringen.",
  en: "The counts were rounded to whole persons for the simulation.",
};

/** Persons are drawn, so counts made of shares are rounded first. */
export function wholePersons(counts: Counts): { counts: Counts; rounded: boolean } {
  const whole = counts.groups.every((column) => column.every(Number.isInteger));
  if (whole) return { counts, rounded: false };
  const groups = counts.groups.map((column) => column.map(Math.round));
  const totals = counts.totals.map((_, area) => groups.reduce((sum, column) => sum + column[area]!, 0));
  return { counts: { areas: counts.areas, groups, totals }, rounded: true };
}
