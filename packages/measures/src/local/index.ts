import type { Measure } from "../catalogue/measure.ts";

/** What each area is like beside the whole. */
export const LOCAL: readonly Measure[] = [];
