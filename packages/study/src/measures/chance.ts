import type { MeasureResult } from "@tvars/api";
import type { Counts, Measure } from "@tvars/measures";
import type { ChanceQuery } from "../study.ts";

/** The result with its test against chance, where one was asked for. */
export async function addTest(
  result: MeasureResult,
  _measure: Measure,
  _counts: Counts,
  _level: number,
  { test }: ChanceQuery,
): Promise<MeasureResult> {
  if (test === undefined || result.value === null) return result;
  return result;
}
