import type { Measure } from "../catalogue/measure.ts";
import { bivariateMoran } from "./bivariate-moran.ts";
import { geary } from "./geary.ts";
import { getisOrdG } from "./getis-ord-g.ts";
import { joinCounts } from "./join-counts.ts";
import { localGetisOrd } from "./local-getis-ord.ts";
import { localMoran } from "./local-moran.ts";
import { moran } from "./moran.ts";
import { rateMoran } from "./rate-moran.ts";

export { bivariateMoran, bivariateParts } from "./bivariate-moran.ts";
export { type Moments, type PermutationOptions, falseDiscoveryRate, permutationP } from "./chance.ts";
export { geary, gearyNormal, gearyOf, gearyRandomised } from "./geary.ts";
export { getisOrdG, getisOrdOf, getisOrdRandomised } from "./getis-ord-g.ts";
export {
  type JoinCountOptions,
  type JoinCounts,
  type Sampling,
  joinCountMoments,
  joinCounts,
  joinCountsOf,
} from "./join-counts.ts";
export { type LocalGetisOrdOptions, localGetisOrd, localGetisOrdOf } from "./local-getis-ord.ts";
export { type LocalOptions, conditionalP, localMoran } from "./local-moran.ts";
export { type MoranOptions, moran, moranNormal, moranOf, moranRandomised } from "./moran.ts";
export { type WeightOptions, type Weighting, type Weights, lagOf, weightsOf } from "./neighbours.ts";
export { assuncaoReis, rateMoran } from "./rate-moran.ts";

/** Does like lie beside like? */
export const AUTOCORRELATION: readonly Measure[] = [
  moran,
  geary,
  getisOrdG,
  rateMoran,
  bivariateMoran,
  joinCounts,
  localMoran,
  localGetisOrd,
];
