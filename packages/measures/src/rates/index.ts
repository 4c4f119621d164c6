import type { Measure } from "../catalogue/measure.ts";

/** Shares, rates and gaps of an agency's own counts, with intervals. */
export const RATES: readonly Measure[] = [];
