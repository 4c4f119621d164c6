import type { Measure } from "../catalogue/measure.ts";
import { dissimilarity } from "./dissimilarity.ts";

export { dissimilarity, dissimilarityOf } from "./dissimilarity.ts";

/** Measures of two groups, or of one group against the rest, without regard to where areas lie. */
export const SINGLE: readonly Measure[] = [dissimilarity];
