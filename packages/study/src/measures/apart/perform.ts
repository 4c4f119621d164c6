import {
  MeasuresError,
  bootstrapDraws,
  compareDraws,
  defineMeasure,
  nullDraws,
  profileBand,
  profileOver,
} from "@tvars/measures";
import type { Measure, MeasureData, Profile, Scales } from "@tvars/measures";
import { measureNamed } from "../catalogue.ts";
import type { Done, ScaleDone, ScaleTask, Task } from "./task.ts";

/** Does a task; the answer is the same whichever process it is done in. */
export function perform(task: Task): Done[Task["do"]] {
  const measure = measureNamed(task.measure);
  switch (task.do) {
    case "evaluate":
      return measure(task.data, task.options);
    case "bootstrap":
      return bootstrapDraws(measure, task.data, task.options);
    case "null":
      return nullDraws(measure, task.data, task.options);
    case "compare":
      return compareDraws(measure, task.before, task.after, task.options);
    case "scale":
      return scaled(measure, task.data, task.scales);
  }
}

function scaled(measure: Measure, data: MeasureData, { persons, metres, ...options }: ScaleTask): ScaleDone {
  const over = (scales: Scales): Profile => profileWithBand(measure, data, scales, options);
  return {
    persons: persons.length > 0 ? over({ over: "people", at: persons }) : undefined,
    metres: over({ over: "metres", at: metres, kernel: "uniform" }),
  };
}

/** The profile, and its simultaneous band where replicates are asked for and the measure exists in resampled data. */
function profileWithBand(
  measure: Measure,
  data: MeasureData,
  scales: Scales,
  { level, replicates, seed }: Omit<ScaleTask, "persons" | "metres">,
): Profile {
  const profile = profileOver(measure, data, scales);
  if (replicates === 0) return profile;
  const { needs: _needs, ...info } = measure.info;
  const profiled = defineMeasure({
    ...info,
    measure: (given) => {
      const drawn = profileOver(measure, given, scales);
      return { value: drawn.value[0]!, profile: drawn, note: { sv: "", en: "" } };
    },
  });
  try {
    const { low, high } = profileBand(profiled as Measure, data, { level, replicates, seed });
    return { ...profile, low, high };
  } catch (error) {
    // A group too small to be drawn in every replicate leaves the profile without a band, not without values.
    if (error instanceof MeasuresError) return profile;
    throw error;
  }
}
