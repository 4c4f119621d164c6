import type { Measure } from "../catalogue/measure.ts";

/** Inequality of a quantity between areas, weighted by people. */
export const INEQUALITY: readonly Measure[] = [];
