import type { Measure } from "../catalogue/measure.ts";
import { indexOfConcentrationAtTheExtremes } from "./index-of-concentration-at-the-extremes.ts";
import { localDissimilarity } from "./local-dissimilarity.ts";
import { localDiversity } from "./local-diversity.ts";
import { localEntropy } from "./local-entropy.ts";
import { localSegregation } from "./local-segregation.ts";
import { localSimpson } from "./local-simpson.ts";
import { localTheilH } from "./local-theil-h.ts";
import { locationQuotient } from "./location-quotient.ts";

export { entropiesOf } from "./entropies.ts";
export { extremesOf, indexOfConcentrationAtTheExtremes } from "./index-of-concentration-at-the-extremes.ts";
export { localDissimilarity } from "./local-dissimilarity.ts";
export { localDiversity, localDiversityOf } from "./local-diversity.ts";
export { localEntropy, localEntropyOf } from "./local-entropy.ts";
export { localSegregation, localSegregationOf } from "./local-segregation.ts";
export { localSimpson, simpsonConcentrationsOf } from "./local-simpson.ts";
export type { LocalSimpsonOptions } from "./local-simpson.ts";
export { localTheilH } from "./local-theil-h.ts";
export { locationQuotient, locationQuotientsOf } from "./location-quotient.ts";

/** What each area is like beside the whole. */
export const LOCAL: readonly Measure[] = [
  localSegregation,
  localTheilH,
  localDissimilarity,
  locationQuotient,
  localEntropy,
  localDiversity,
  localSimpson,
  indexOfConcentrationAtTheExtremes,
];
