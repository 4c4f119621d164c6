import type { Measure } from "../catalogue/measure.ts";

/** Measures of what surrounds people: within a distance, among the k nearest, over steps of contiguity. */
export const CONTEXT: readonly Measure[] = [];
