import type { Measure } from "../catalogue/measure.ts";
import { absoluteCentralisation } from "./absolute-centralisation.ts";
import { absoluteClustering } from "./absolute-clustering.ts";
import { absoluteConcentration } from "./absolute-concentration.ts";
import { delta } from "./delta.ts";
import { distanceDecayInteraction } from "./distance-decay-interaction.ts";
import { distanceDecayIsolation } from "./distance-decay-isolation.ts";
import { distortion } from "./distortion.ts";
import { localRelativeCentralisation } from "./local-relative-centralisation.ts";
import { meanProximity } from "./mean-proximity.ts";
import { morrill } from "./morrill.ts";
import { relativeCentralisation } from "./relative-centralisation.ts";
import { relativeClustering } from "./relative-clustering.ts";
import { relativeConcentration } from "./relative-concentration.ts";
import { spatialProximityProfile } from "./spatial-proximity-profile.ts";
import { spatialProximity } from "./spatial-proximity.ts";
import { wongBoundary } from "./wong-boundary.ts";
import { wongPerimeter } from "./wong-perimeter.ts";

export { absoluteCentralisation } from "./absolute-centralisation.ts";
export { absoluteClustering } from "./absolute-clustering.ts";
export { absoluteConcentration, absoluteConcentrationOf } from "./absolute-concentration.ts";
export { centralisationOf } from "./centralisation.ts";
export { CENTRE_RULES, type CentreOptions, type CentreRule } from "./centre.ts";
export type { NearSums } from "./decay-sums.ts";
export { delta, deltaOf } from "./delta.ts";
export { distanceDecayInteraction } from "./distance-decay-interaction.ts";
export { distanceDecayIsolation } from "./distance-decay-isolation.ts";
export { metFrom } from "./distance-decay.ts";
export { distortionOf } from "./distortion-of.ts";
export { type DistortionOptions, distortion } from "./distortion.ts";
export {
  type LocalCentralisationOptions,
  localCentralisationOf,
  localRelativeCentralisation,
} from "./local-relative-centralisation.ts";
export { type MeanProximityOptions, meanProximity } from "./mean-proximity.ts";
export { type MorrillOptions, differenceBySteps, morrill, morrillOf } from "./morrill.ts";
export { mostDistorted } from "./most-distorted.ts";
export { type NearnessOptions, SELF_DISTANCES, type SelfDistance, nearSumsOf } from "./nearness.ts";
export { type Proximities, proximitiesOf } from "./proximity.ts";
export { relativeCentralisation } from "./relative-centralisation.ts";
export { relativeClustering } from "./relative-clustering.ts";
export {
  type RelativeConcentrationOptions,
  relativeConcentration,
  relativeConcentrationOf,
} from "./relative-concentration.ts";
export {
  type ProximityProfile,
  type ProximityProfileOptions,
  proximityProfileOf,
  spatialProximityProfile,
} from "./spatial-proximity-profile.ts";
export { spatialProximity } from "./spatial-proximity.ts";
export { type WongBoundaryOptions, wongBoundary, wongBoundaryOf } from "./wong-boundary.ts";
export { type WongPerimeterOptions, wongPerimeter, wongPerimeterOf } from "./wong-perimeter.ts";

/** Measures that know where areas lie, which touch and how large they are. */
export const SPATIAL: readonly Measure[] = [
  delta,
  absoluteConcentration,
  relativeConcentration,
  absoluteCentralisation,
  relativeCentralisation,
  localRelativeCentralisation,
  absoluteClustering,
  relativeClustering,
  spatialProximity,
  meanProximity,
  distanceDecayIsolation,
  distanceDecayInteraction,
  morrill,
  wongBoundary,
  wongPerimeter,
  spatialProximityProfile,
  distortion,
];
