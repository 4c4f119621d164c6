import type { Measure } from "../catalogue/measure.ts";

/** Measures that know where areas lie, which touch and how large they are. */
export const SPATIAL: readonly Measure[] = [];
