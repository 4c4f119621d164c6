import type { Measure } from "../catalogue/measure.ts";
import { absoluteCentralisation } from "./absolute-centralisation.ts";
import { absoluteConcentration } from "./absolute-concentration.ts";
import { delta } from "./delta.ts";
import { morrill } from "./morrill.ts";
import { relativeCentralisation } from "./relative-centralisation.ts";
import { relativeConcentration } from "./relative-concentration.ts";
import { wongBoundary } from "./wong-boundary.ts";
import { wongPerimeter } from "./wong-perimeter.ts";

export { absoluteCentralisation } from "./absolute-centralisation.ts";
export { absoluteConcentration, absoluteConcentrationOf } from "./absolute-concentration.ts";
export { centralisationOf } from "./centralisation.ts";
export { CENTRE_RULES, type CentreOptions, type CentreRule } from "./centre.ts";
export { delta, deltaOf } from "./delta.ts";
export { type MorrillOptions, differenceBySteps, morrill, morrillOf } from "./morrill.ts";
export { relativeCentralisation } from "./relative-centralisation.ts";
export {
  type RelativeConcentrationOptions,
  relativeConcentration,
  relativeConcentrationOf,
} from "./relative-concentration.ts";
export { type WongBoundaryOptions, wongBoundary, wongBoundaryOf } from "./wong-boundary.ts";
export { type WongPerimeterOptions, wongPerimeter, wongPerimeterOf } from "./wong-perimeter.ts";

/** Measures that know where areas lie, which touch and how large they are. */
export const SPATIAL: readonly Measure[] = [
  delta,
  absoluteConcentration,
  relativeConcentration,
  absoluteCentralisation,
  relativeCentralisation,
  morrill,
  wongBoundary,
  wongPerimeter,
];
