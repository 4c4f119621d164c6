import type { Measure } from "../catalogue/measure.ts";

/** Measures of many groups at once. */
export const MULTI: readonly Measure[] = [];
