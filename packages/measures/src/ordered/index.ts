import type { Measure } from "../catalogue/measure.ts";

/** Measures of groups in order, such as income classes from low to high. */
export const ORDERED: readonly Measure[] = [];
