import { workbench } from "./apart/workbench.ts";
import type { Measure, MeasureData, Result } from "@tvars/measures";

/** Up to this many areas any measure is done before a request could have been noticed to wait. */
const FEW_AREAS = 500;

/**
 * The value of a measure. Measures of counts alone are done at once, in milliseconds for the whole country; those that look at
 * distances, or draw permutations, in a thread of their own where there are many areas.
 */
export async function evaluateMeasure(
  measure: Measure,
  data: MeasureData,
  options: Record<string, unknown>,
): Promise<Result> {
  if (measure.quick !== undefined || data.counts.areas <= FEW_AREAS || data.reach !== undefined)
    return measure(data, options);
  return workbench.run({ do: "evaluate", measure: measure.info.id, data, options });
}
