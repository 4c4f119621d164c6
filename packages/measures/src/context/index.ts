import type { Measure } from "../catalogue/measure.ts";
import { egohoodDissimilarity } from "./egohood-dissimilarity.ts";
import { egohoodTheilH } from "./egohood-theil-h.ts";
import { exposureMutualInformation } from "./exposure-mutual-information.ts";
import { feitosaDissimilarity } from "./feitosa-dissimilarity.ts";
import { feitosaExposure } from "./feitosa-exposure.ts";
import { feitosaInformationTheory } from "./feitosa-information-theory.ts";
import { feitosaIsolation } from "./feitosa-isolation.ts";
import { kNearestProfile } from "./k-nearest-profile.ts";
import { macroMicroRatio } from "./macro-micro-ratio.ts";
import { multiscalarProfile } from "./multiscalar-profile.ts";
import { spatialDissimilarityRo } from "./spatial-dissimilarity-ro.ts";
import { spatialExposure } from "./spatial-exposure.ts";
import { spatialInformationTheory } from "./spatial-information-theory.ts";
import { spatialRelativeDiversity } from "./spatial-relative-diversity.ts";

export { DECAYS, decayOf } from "./decays.ts";
export type { Calibration, DecayName } from "./decays.ts";
export { egohood } from "./egohood.ts";
export {
  dissimilarityAround,
  exposureAround,
  informationTheoryAround,
  relativeDiversityAround,
} from "./environment.ts";
export type { Weighted } from "./environment.ts";
export { environmentsOver } from "./environments-over.ts";
export type { Environments, Scale, Scales } from "./environments-over.ts";
export { NEAREST_MEASURES, nearestMeasure } from "./k-nearest.ts";
export type { NearestMeasure, NearestWeights } from "./k-nearest.ts";
export { neighbourExposure } from "./exposure-mutual-information.ts";
export type { NeighbourExposure } from "./exposure-mutual-information.ts";
export { KERNELS, kernelOf } from "./kernels.ts";
export type { Kernel, KernelName } from "./kernels.ts";
export { nearestPeople } from "./nearest-people.ts";
export type { NearestPeople } from "./nearest-people.ts";
export { profileOf, profileOver } from "./profile-over.ts";
export type { OfEnvironment } from "./profile-over.ts";
export { smoothed, smoothedBy } from "./smoothed.ts";
export type { SmoothOptions } from "./smoothed.ts";
export { smoothedOver } from "./smoothed-over.ts";
export type { Place } from "./surroundings.ts";
export {
  egohoodDissimilarity,
  egohoodTheilH,
  exposureMutualInformation,
  feitosaDissimilarity,
  feitosaExposure,
  feitosaInformationTheory,
  feitosaIsolation,
  kNearestProfile,
  macroMicroRatio,
  multiscalarProfile,
  spatialDissimilarityRo,
  spatialExposure,
  spatialInformationTheory,
  spatialRelativeDiversity,
};

/** Measures of what surrounds people: within a distance, among the k nearest, over steps of contiguity. */
export const CONTEXT: readonly Measure[] = [
  spatialInformationTheory,
  spatialRelativeDiversity,
  spatialDissimilarityRo,
  spatialExposure,
  egohoodTheilH,
  egohoodDissimilarity,
  feitosaDissimilarity,
  feitosaInformationTheory,
  feitosaExposure,
  feitosaIsolation,
  kNearestProfile,
  multiscalarProfile,
  macroMicroRatio,
  exposureMutualInformation,
];
