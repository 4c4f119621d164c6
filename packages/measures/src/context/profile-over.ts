import type { CommonOptions, Measure } from "../catalogue/measure.ts";
import type { Counts } from "../data/counts.ts";
import type { MeasureData } from "../data/measure-data.ts";
import type { Profile } from "../result.ts";
import { environmentsOver } from "./environments-over.ts";
import type { Scales } from "./environments-over.ts";

/** What a profile is drawn of: the value for people and what surrounds them. */
export type OfEnvironment = (counts: Counts, environment: Counts) => number;

/** A value at several scales: of people in the environment that each scale gives them. */
export function profileOf(value: OfEnvironment, data: MeasureData, scales: Scales = {}): Profile {
  const { scale, at, environments } = environmentsOver(data, scales);
  return {
    scale,
    at,
    value: Float64Array.from(environments, (environment) => value(data.counts, environment)),
  };
}

/**
 * Any measure of counts at several scales: on the people around every area within each bandwidth, among its k nearest people, over steps or in larger
 * divisions (Reardon et al. 2008; Östh et al. 2015; as PySAL's multiscalar profile, without rounding to persons).
 */
export function profileOver<Options extends object>(
  measure: Measure<Options>,
  data: MeasureData,
  { measureOptions, ...scales }: Scales & { measureOptions?: Options & CommonOptions } = {},
): Profile {
  const { quick } = measure;
  const whole = (counts: Counts): number => measure({ ...data, counts }, measureOptions).value;
  const of: OfEnvironment = (_, environment) => {
    const value = quick && measureOptions === undefined ? quick(environment) : NaN;
    // The quick form answers NaN where the measure has a reason to tell.
    return Number.isNaN(value) ? whole(environment) : value;
  };
  return profileOf(of, data, scales);
}
