import type { Measure } from "../catalogue/measure.ts";
import { lifeExpectancy } from "./measures/life-expectancy.ts";
import { standardisedRate } from "./measures/standardised-rate.ts";
import { observedToExpected } from "./measures/standardised-ratio.ts";
import { share } from "./measures/share.ts";
import { absoluteGap } from "./measures/absolute-gap.ts";
import { relativeGap } from "./measures/relative-gap.ts";
import { slopeIndexOfInequality } from "./measures/slope-index-of-inequality.ts";
import { relativeIndexOfInequality } from "./measures/relative-index-of-inequality.ts";
import { populationAttributableRisk } from "./measures/population-attributable-risk.ts";
import { populationAttributableFraction } from "./measures/population-attributable-fraction.ts";
import { rateVariance } from "./measures/between-group-variance.ts";
import { theilOfRates } from "./measures/rate-theil.ts";
import { meanLogDeviationOfRates } from "./measures/rate-mean-log-deviation.ts";
import { disparityIndex } from "./measures/index-of-disparity.ts";
import { absoluteConcentrationIndex } from "./measures/absolute-concentration-index.ts";
import { empiricalBayesShare } from "./measures/empirical-bayes.ts";
import { localEmpiricalBayesShare } from "./measures/local-empirical-bayes.ts";
import { spatialShare } from "./measures/spatial-rate.ts";
import { neighbourSmoothedShare } from "./measures/neighbour-smoothed.ts";
import { posteriorShare } from "./measures/posterior-share.ts";
import { funnelDispersion } from "./measures/funnel-dispersion.ts";

export { attributableFraction, attributableRisk, levinFraction } from "./attributable.ts";
export { gapOf, gapToMean } from "./comparison.ts";
export type { ComparisonOptions, Gap } from "./comparison.ts";
export {
  COUNT_METHODS,
  byarLimits,
  countInterval,
  countIntervals,
  exactCountLimits,
  midPCountLimits,
  rateOf,
} from "./count-interval.ts";
export type { CountMethod, CountOptions, RateOptions } from "./count-interval.ts";
export {
  DIRECT_METHODS,
  directRate,
  repeatVariance,
  standardisedRateDifference,
  standardisedRateRatio,
} from "./direct-standardisation.ts";
export type { DirectMethod, DirectOptions, Strata } from "./direct-standardisation.ts";
export type { CaseKind, Cases, Estimate } from "./estimate.ts";
export { FUNNEL_LABELS, OVERDISPERSION, funnelLimits, funnelOf } from "./funnel.ts";
export type { Funnel, FunnelLabel, FunnelOptions, Overdispersion } from "./funnel.ts";
export type { GroupRates } from "./group-rates.ts";
export {
  rateAbsoluteConcentration,
  betweenGroupVariance,
  indexOfDisparity,
  rateMeanLogDeviation,
  rateTheil,
} from "./group-spread.ts";
export {
  comparativeFigure,
  expectedCases,
  indirectRate,
  standardisedRatio,
} from "./indirect-standardisation.ts";
export type { IndirectInput, IndirectOptions } from "./indirect-standardisation.ts";
export { lerouxRates } from "./leroux.ts";
export type { Leroux, LerouxOptions } from "./leroux.ts";
export { LEAST_POPULATION, lifeTable } from "./life-table.ts";
export type { LifeTable, LifeTableInput, LifeTableOptions } from "./life-table.ts";
export { marshallGlobal, marshallLocal, spatialRates } from "./marshall.ts";
export type { Shrunk } from "./marshall.ts";
export { meanOf } from "./mean-interval.ts";
export { PRIOR_METHODS, posteriorRates, priorOf } from "./posterior.ts";
export type { Posterior, PosteriorOptions, Prior, PriorMethod } from "./posterior.ts";
export { peopleQuantilesOf, quantilesOf } from "./quantiles.ts";
export { RATE_RATIO_METHODS, rateDifference, rateRatio } from "./rate-comparison.ts";
export type { RateRatioMethod } from "./rate-comparison.ts";
export { ratesByType } from "./rates-by-type.ts";
export type {
  RatesByType,
  RatesByTypeInput,
  RatesByTypeOptions,
  TypeRate,
  TypeStrata,
} from "./rates-by-type.ts";
export { regressionToMean } from "./regression-to-mean.ts";
export type { RegressionToMean } from "./regression-to-mean.ts";
export { riditsOf } from "./ridit.ts";
export { DIFFERENCE_METHODS, RATIO_METHODS, shareDifference, shareRatio } from "./share-comparison.ts";
export type { DifferenceMethod, RatioMethod } from "./share-comparison.ts";
export {
  betweenGroupVarianceOf,
  indexOfDisparityOf,
  rateMeanLogDeviationOf,
  rateTheilOf,
  shareRangeOf,
} from "./share-spread.ts";
export {
  SHARE_METHODS,
  agrestiCoullLimits,
  clopperPearsonLimits,
  jeffreysLimits,
  shareIntervals,
  shareOf,
  wilsonLimits,
} from "./share-interval.ts";
export type { ShareMethod, ShareOptions } from "./share-interval.ts";
export { RELATIVE_LIMITS, SLOPE_LINKS, slopeIndex } from "./slope-index.ts";
export type { RelativeLimits, SlopeIndex, SlopeInput, SlopeLink } from "./slope-index.ts";
export { SLOPE_FAMILIES, slopeRegression } from "./slope-regression.ts";
export type { SlopeCounts, SlopeFamily } from "./slope-regression.ts";
export { ESP2013 } from "./standard-population.ts";
export type { StandardPopulation } from "./standard-population.ts";
export { KNOWN_BREAKS, trendDifference, trendOf } from "./trend.ts";
export type { SlopesOf, Trend, TrendBreak, TrendInput, TrendOptions, TrendSegment } from "./trend.ts";
export { unmatchedBounds } from "./unmatched.ts";
export type { Bounds, UnmatchedBounds, UnmatchedCause, UnmatchedInput } from "./unmatched.ts";

export {
  share,
  absoluteGap,
  relativeGap,
  slopeIndexOfInequality,
  relativeIndexOfInequality,
  populationAttributableRisk,
  populationAttributableFraction,
  rateVariance,
  theilOfRates,
  meanLogDeviationOfRates,
  disparityIndex,
  absoluteConcentrationIndex,
  empiricalBayesShare,
  localEmpiricalBayesShare,
  spatialShare,
  neighbourSmoothedShare,
  posteriorShare,
  funnelDispersion,
  standardisedRate,
  observedToExpected,
  lifeExpectancy,
};

/** Shares, rates and gaps of an agency's own counts, with intervals. */
export const RATES: readonly Measure[] = [
  share,
  absoluteGap,
  relativeGap,
  slopeIndexOfInequality,
  relativeIndexOfInequality,
  populationAttributableRisk,
  populationAttributableFraction,
  rateVariance,
  theilOfRates,
  meanLogDeviationOfRates,
  disparityIndex,
  absoluteConcentrationIndex,
  empiricalBayesShare,
  localEmpiricalBayesShare,
  spatialShare,
  neighbourSmoothedShare,
  posteriorShare,
  funnelDispersion,
  standardisedRate,
  observedToExpected,
  lifeExpectancy,
];
