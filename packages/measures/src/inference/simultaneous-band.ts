import type { Measure } from "../catalogue/measure.ts";
import type { Counts } from "../data/counts.ts";
import type { MeasureData } from "../data/measure-data.ts";
import { MeasuresError } from "../error.ts";
import type { Profile } from "../result.ts";
import { type BootstrapKind, drawBootstrap } from "./bootstrap.ts";
import { dataOf, replicate, type SimulationOptions } from "./replicates.ts";
import { ascending, checkLevel, momentsOf, quantileOf } from "./summary.ts";

export interface Band {
  low: Float64Array;
  high: Float64Array;
  /** Half the width in standard errors: above the 1.96 of a single point. */
  critical: number;
  standardErrors: Float64Array;
  level: number;
}

/**
 * A band that holds the whole profile with the probability `level`, not each point alone: value − bias ± c·se, c the quantile of the largest
 * |replicate − mean|/se along the profile (sup-t; Montiel Olea & Plagborg-Møller 2019).
 * @param profile the observed values
 * @param replicates resampled profiles of the same length, two or more
 * @throws MeasuresError `input` where lengths differ
 */
export function simultaneousBand(
  profile: ArrayLike<number>,
  replicates: readonly ArrayLike<number>[],
  { level = 0.95 }: { level?: number } = {},
): Band {
  checkLevel(level);
  const wrong = replicates.find((each) => each.length !== profile.length);
  if (wrong || replicates.length < 2)
    throw new MeasuresError("input", {
      value: wrong ? `a replicate of ${wrong.length} points` : `${replicates.length} replicates`,
      expected: `two replicates or more of ${profile.length} points`,
      action: "Resample with the same thresholds as the profile.",
    });
  const points = Array.from(profile, (_, at) =>
    momentsOf(Float64Array.from(replicates, (each) => each[at]!)),
  );
  const largest = Float64Array.from(replicates, (each) => {
    let most = 0;
    points.forEach(({ mean, sd }, at) => {
      if (sd > 0) most = Math.max(most, Math.abs(each[at]! - mean) / sd);
    });
    return most;
  });
  const critical = quantileOf(ascending(largest), level);
  const at = (side: number): Float64Array =>
    Float64Array.from(points, ({ mean, sd }, point) => 2 * profile[point]! - mean + side * critical * sd);
  return {
    low: at(-1),
    high: at(1),
    critical,
    standardErrors: Float64Array.from(points, ({ sd }) => sd),
    level,
  };
}

export interface ProfileBandOptions extends SimulationOptions {
  /** persons unless told: the areas and their distances stay. */
  kind?: BootstrapKind;
  level?: number;
}

/**
 * The profile of a measure with a simultaneous band from resampled data.
 * @throws MeasuresError `input` for a measure without a profile
 */
export function profileBand<Options extends object>(
  measure: Measure<Options>,
  given: MeasureData | Counts,
  options: ProfileBandOptions = {},
): Profile & Band {
  const { kind = "persons", level = 0.95, measureOptions } = options;
  const { profile } = measure(given, measureOptions as Options);
  if (!profile)
    throw new MeasuresError("input", {
      value: measure.info.id,
      expected: "a measure with a profile over scale",
      action: "Choose a measure whose result has one, or use bootstrap for its value.",
    });
  const draw = drawBootstrap(kind, dataOf(given), measure as Measure);
  const rows: Float64Array[] = [];
  replicate(
    options,
    (random) => {
      rows.push(Float64Array.from(measure(draw(random), measureOptions as Options).profile!.value));
      return 0;
    },
    draw.ahead,
  );
  return { ...profile, ...simultaneousBand(profile.value, rows, { level }) };
}
