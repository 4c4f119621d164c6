import type { Measure } from "../catalogue/measure.ts";

export { DECAYS, decayOf } from "./decays.ts";
export type { Calibration, DecayName } from "./decays.ts";
export {
  exposureAround,
  informationTheoryAround,
  relativeDiversityAround,
  dissimilarityAround,
} from "./environment.ts";
export type { Weighted } from "./environment.ts";
export { KERNELS, kernelOf } from "./kernels.ts";
export type { Kernel, KernelName } from "./kernels.ts";
export { nearestPeople } from "./nearest-people.ts";
export type { NearestPeople } from "./nearest-people.ts";
export { smoothed, smoothedBy } from "./smoothed.ts";
export type { SmoothOptions } from "./smoothed.ts";
export { smoothedOver } from "./smoothed-over.ts";
export type { Place } from "./surroundings.ts";

/** Measures of what surrounds people: within a distance, among the k nearest, over steps of contiguity. */
export const CONTEXT: readonly Measure[] = [];
