import { workbench } from "./apart/workbench.ts";
import type { Measure, MeasureData, Result } from "@tvars/measures";

/** Up to this many areas any measure is done before a request could have been noticed to wait. */
const FEW_AREAS = 500;
/** And up to this many, any measure of counts alone: some ten times the areas of the country. */
const MANY_AREAS = 60_000;

/**
 * The value of a measure. Measures of counts alone are done at once, in milliseconds for the whole country; those that look at
 * distances, or draw permutations, in a thread of their own where there are many areas.
 */
export async function evaluateMeasure(
  measure: Measure,
  data: MeasureData,
  options: Record<string, unknown>,
): Promise<Result> {
  const most = measure.quick === undefined ? FEW_AREAS : MANY_AREAS;
  if (data.counts.areas <= most || data.reach !== undefined) return measure(data, options);
  return workbench.run({ do: "evaluate", measure: measure.info.id, data, options });
}
