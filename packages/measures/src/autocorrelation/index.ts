import type { Measure } from "../catalogue/measure.ts";

/** Does like lie beside like? */
export const AUTOCORRELATION: readonly Measure[] = [];
