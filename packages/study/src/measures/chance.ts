import type { MeasureResult } from "@tvars/api";
import type { Text } from "@tvars/cube";
import { nullTest } from "@tvars/measures";
import type { Counts, Measure, MeasureData } from "@tvars/measures";
import type { ChanceQuery } from "../study.ts";
import { workbench } from "./apart/workbench.ts";
import { joined } from "./words.ts";

/** The result with its test against chance, where one was asked for. Simulated in a process of its own; the same seed gives the same. */
export async function addTest(
  result: MeasureResult,
  measure: Measure,
  data: MeasureData,
  options: Record<string, unknown>,
  level: number,
  { test: model, replicates = 500, seed = 1 }: ChanceQuery,
): Promise<MeasureResult> {
  if (model === undefined || result.value === null) return result;
  const { counts, rounded } = wholePersons(data.counts);
  const given = { ...data, counts };
  const simulation = {
    model,
    replicates,
    seed,
    ...(Object.keys(options).length > 0 ? { measureOptions: options } : {}),
  };
  const draws = await workbench.run({
    do: "null",
    measure: measure.info.id,
    data: given,
    options: simulation,
  });
  const { p, mean, low, high, note } = nullTest(measure, given, { ...simulation, level, draws });
  return {
    ...result,
    test: { model, replicates, seed, p, mean, low, high, level },
    note: joined(result.note, note, rounded ? ROUNDED : undefined),
  };
}

const ROUNDED: Text = {
  sv: "Antalen avrundades till hela personer för prövningen.",
  en: "The counts were rounded to whole persons for the test.",
};

/** Persons are drawn, so counts made of shares are rounded first. */
export function wholePersons(counts: Counts): { counts: Counts; rounded: boolean } {
  const whole = counts.groups.every((column) => column.every(Number.isInteger));
  if (whole) return { counts, rounded: false };
  const groups = counts.groups.map((column) => column.map(Math.round));
  const totals = counts.totals.map((_, area) => groups.reduce((sum, column) => sum + column[area]!, 0));
  return { counts: { areas: counts.areas, groups, totals }, rounded: true };
}
