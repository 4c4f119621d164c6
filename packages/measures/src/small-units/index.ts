import type { Measure } from "../catalogue/measure.ts";

/** Two-group measures corrected for what chance alone makes of small areas. */
export const SMALL_UNITS: readonly Measure[] = [];
