import { measureOf } from "../catalogue/catalogue.ts";
import type { MeasureData } from "../data/measure-data.ts";
import { type BootstrapDrawOptions, bootstrapDraws } from "../inference/bootstrap.ts";
import { type CompareDrawOptions, compareDraws } from "../inference/compare-test.ts";
import { type NullOptions, nullDraws } from "../inference/null-test.ts";

/** A slice of a simulation, in words that can be sent to another thread. */
export type Task =
  | { simulation: "null"; measure: string; data: MeasureData; options: NullOptions }
  | { simulation: "bootstrap"; measure: string; data: MeasureData; options: BootstrapDrawOptions }
  | {
      simulation: "compare";
      measure: string;
      data: MeasureData;
      after: MeasureData;
      options: CompareDrawOptions;
    };

export function drawsOf(task: Task): Float64Array {
  const measure = measureOf(task.measure);
  switch (task.simulation) {
    case "null":
      return nullDraws(measure, task.data, task.options);
    case "bootstrap":
      return bootstrapDraws(measure, task.data, task.options);
    case "compare":
      return compareDraws(measure, task.data, task.after, task.options);
  }
}
