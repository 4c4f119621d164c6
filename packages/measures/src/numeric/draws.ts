import { logFactorial } from "./log-factorial.ts";
import { hypergeometricMass } from "./mass.ts";
import type { Random } from "./random.ts";

/** Below this mean, counting up from zero is faster than rejection. */
const SMALL_MEAN = 10;

/**
 * Successes among `trials` of probability p. Inversion for small means, else transformed rejection with squeeze
 * (BTRS; Hörmann 1993, The generation of binomial random variates). Exact, O(1).
 * @param trials whole, 0 or more
 * @param p 0–1
 */
export function binomial(random: Random, trials: number, p: number): number {
  if (p > 0.5) return trials - binomial(random, trials, 1 - p);
  if (!(trials * p > 0)) return 0;
  return trials * p < SMALL_MEAN
    ? smallBinomial(random, trials, p, Math.exp(trials * Math.log1p(-p)))
    : largeBinomial(random, trials, p, Math.sqrt(trials * p * (1 - p)));
}

/** By inversion; `none` is the probability of no success. */
export function smallBinomial(random: Random, trials: number, p: number, none: number): number {
  const odds = p / (1 - p);
  const step = (trials + 1) * odds;
  let u = random();
  let mass = none;
  let k = 0;
  while (u > mass) {
    u -= mass;
    k += 1;
    mass *= step / k - odds;
    // The last digits of the masses do not sum to one: begin anew rather than run past the end.
    if (k > trials || mass <= 0) {
      u = random();
      mass = none;
      k = 0;
    }
  }
  return k;
}

/** By BTRS, for p ≤ ½ and trials · p ≥ 10. */
export function largeBinomial(random: Random, trials: number, p: number, sd: number): number {
  const b = 1.15 + 2.53 * sd;
  const a = -0.0873 + 0.0248 * b + 0.01 * p;
  const centre = trials * p + 0.5;
  const inner = 0.92 - 4.2 / b;
  for (;;) {
    const u = random() - 0.5;
    const v = random();
    const us = 0.5 - Math.abs(u);
    const k = Math.floor(((2 * a) / us + b) * u + centre);
    if (us >= 0.07 && v <= inner) return k;
    if (k < 0 || k > trials) continue;
    const height = v * (((2.83 + 5.1 / b) * sd) / (a / (us * us) + b));
    const mode = Math.floor((trials + 1) * p);
    const density =
      logFactorial(mode) +
      logFactorial(trials - mode) -
      logFactorial(k) -
      logFactorial(trials - k) +
      (k - mode) * Math.log(p / (1 - p));
    if (Math.log(height) <= density) return k;
  }
}

/**
 * A Poisson count of a mean. Inversion for small means, else transformed rejection with squeeze (PTRS; Hörmann 1993,
 * The transformed rejection method for generating Poisson random variables). Exact, O(1).
 * @param mean 0 or more
 */
export function poisson(random: Random, mean: number): number {
  if (!(mean > 0)) return 0;
  return mean < SMALL_MEAN
    ? smallPoisson(random, mean, Math.exp(-mean))
    : largePoisson(random, mean, Math.sqrt(mean));
}

/** By inversion; `none` is exp(−mean). */
export function smallPoisson(random: Random, mean: number, none: number): number {
  let u = random();
  let mass = none;
  let k = 0;
  while (u > mass) {
    u -= mass;
    k += 1;
    mass *= mean / k;
    if (mass < 1e-300) {
      u = random();
      mass = none;
      k = 0;
    }
  }
  return k;
}

/** By PTRS, for means of 10 or more; `sd` is the root of the mean. */
export function largePoisson(random: Random, mean: number, sd: number): number {
  const b = 0.931 + 2.53 * sd;
  const a = -0.059 + 0.02483 * b;
  const inner = 0.9277 - 3.6224 / (b - 2);
  for (;;) {
    const u = random() - 0.5;
    const v = random();
    const us = 0.5 - Math.abs(u);
    const k = Math.floor(((2 * a) / us + b) * u + mean + 0.43);
    if (us >= 0.07 && v <= inner) return k;
    if (k < 0 || (us < 0.013 && v > us)) continue;
    const height = (v * (1.1239 + 1.1328 / (b - 3.4))) / (a / (us * us) + b);
    if (Math.log(height) <= k * Math.log(mean) - mean - logFactorial(k)) return k;
  }
}

/**
 * Members of a group among `drawn` persons taken without replacement from `all`, of whom `members` belong to it.
 * Inversion from the mode outwards: exact, about one standard deviation of steps.
 * @param all whole; `members` and `drawn` whole, 0 … all
 */
export function hypergeometric(random: Random, all: number, members: number, drawn: number): number {
  const least = Math.max(0, drawn + members - all);
  const most = Math.min(members, drawn);
  if (least === most) return least;
  const mode = Math.floor(((drawn + 1) * (members + 1)) / (all + 2));
  const atMode = hypergeometricMass(all, members, drawn, mode);
  for (;;) {
    let u = random() - atMode;
    if (u <= 0) return mode;
    let below = mode;
    let above = mode;
    let massBelow = atMode;
    let massAbove = atMode;
    while (below > least || above < most) {
      if (above < most) {
        massAbove *=
          ((members - above) * (drawn - above)) / ((above + 1) * (all - members - drawn + above + 1));
        above += 1;
        u -= massAbove;
        if (u <= 0) return above;
      }
      if (below > least) {
        massBelow *=
          (below * (all - members - drawn + below)) / ((members - below + 1) * (drawn - below + 1));
        below -= 1;
        u -= massBelow;
        if (u <= 0) return below;
      }
      if (massAbove + massBelow < 1e-300) break;
    }
  }
}

/**
 * Spreads `trials` over cells with probability proportional to `weights`, as conditional binomials. Exact, O(cells).
 * Fills and returns `into`. Drawing many times from the same weights, `multinomialOver` is faster.
 */
export function multinomial(
  random: Random,
  trials: number,
  weights: ArrayLike<number>,
  into: Float64Array = new Float64Array(weights.length),
): Float64Array {
  let left = 0;
  for (let cell = 0; cell < weights.length; cell += 1) left += weights[cell]!;
  let remaining = trials;
  for (let cell = 0; cell < weights.length; cell += 1) {
    const weight = weights[cell]!;
    const count = weight >= left ? remaining : binomial(random, remaining, weight / left);
    into[cell] = count;
    remaining -= count;
    left -= weight;
  }
  return giveRest(remaining, weights, into);
}

/** Subtracting weights one by one may leave the last a hair above what it should be: nobody is lost. */
function giveRest(remaining: number, weights: ArrayLike<number>, into: Float64Array): Float64Array {
  if (remaining === 0) return into;
  let last = weights.length - 1;
  while (last > 0 && !(weights[last]! > 0)) last -= 1;
  into[last]! += remaining;
  return into;
}

/**
 * How many of `drawn` persons, taken without replacement, come from each cell of `sizes` persons: conditional hypergeometric
 * draws. Fills and returns `into`. Drawing many times, `fixedMargins` is faster.
 */
export function multivariateHypergeometric(
  random: Random,
  drawn: number,
  sizes: ArrayLike<number>,
  into: Float64Array = new Float64Array(sizes.length),
): Float64Array {
  let left = 0;
  for (let cell = 0; cell < sizes.length; cell += 1) left += sizes[cell]!;
  let remaining = drawn;
  for (let cell = 0; cell < sizes.length; cell += 1) {
    const size = sizes[cell]!;
    const count = hypergeometric(random, left, size, remaining);
    into[cell] = count;
    remaining -= count;
    left -= size;
  }
  return into;
}

/** Puts the items in an order drawn at random, in place (Fisher & Yates; Durstenfeld 1964). */
export function shuffle<Items extends { length: number; [at: number]: number }>(
  random: Random,
  items: Items,
): Items {
  for (let last = items.length - 1; last > 0; last -= 1) {
    const other = Math.floor(random() * (last + 1));
    const item = items[last]!;
    items[last] = items[other]!;
    items[other] = item;
  }
  return items;
}
