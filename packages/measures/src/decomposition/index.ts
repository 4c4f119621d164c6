import type { Measure } from "../catalogue/measure.ts";

/** What a value, or the difference of two, is made of. */
export const DECOMPOSITION: readonly Measure[] = [];
