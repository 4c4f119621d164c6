import { type Ahead, type Shelf, binomialAhead, poissonAhead } from "./ahead.ts";
import { aliasOf } from "./alias.ts";
import { binomial, largePoisson, smallBinomial, smallPoisson } from "./draws.ts";
import { logFactorial } from "./log-factorial.ts";
import type { Random } from "./random.ts";

/** Fills `into` with one draw. What can be worked out beforehand is: these are for drawing from the same thing many times. */
export type Sampler = ((random: Random, into: Float64Array) => void) & MayDrawAhead;

interface MayDrawAhead {
  /** Makes the draws, or most of them, for many streams at once; the sampler then uses those, stream by stream. */
  readonly ahead?: Ahead;
}

/** The same, answering also the sum of the draws. It always draws: who would rather have what was drawn ahead takes it. */
type Summing = ((random: Random, into: Float64Array) => number) & { readonly ahead?: Shelf };

/** First rounds that overshoot are drawn anew: as often as a normal number lies above this, 1.2 %. A larger margin leaves more to draw one by one. */
const MARGIN = 2.25;

const sumOf = (weights: ArrayLike<number>): number => {
  let sum = 0;
  for (let cell = 0; cell < weights.length; cell += 1) sum += weights[cell]!;
  return sum;
};

/**
 * Spreads `trials` over cells with probability proportional to `weights`: the multinomial distribution, exact.
 *
 * Independent Poisson counts, given their sum, are multinomial. So a little fewer than `trials` are drawn as Poisson counts, whose set-up
 * does not change between draws, and the few that lack one by one from an alias table. Conditional binomials need a new set-up for
 * every cell of every draw and take about three times as long.
 */
export function multinomialOver(trials: number, weights: ArrayLike<number>): Sampler {
  const n = weights.length;
  const aimed = Math.max(0, trials - MARGIN * Math.sqrt(trials));
  const pick = trials > 0 ? aliasOf(weights) : () => 0;
  if (aimed < n)
    return (random, into) => {
      into.fill(0);
      for (let left = trials; left > 0; left -= 1) into[pick(random)]! += 1;
    };
  const counts = poissonOver(weights, aimed / sumOf(weights));
  const sampler = (random: Random, into: Float64Array): void => {
    let left = trials - (counts.ahead?.take(into) ?? counts(random, into));
    while (left < 0) left = trials - counts(random, into);
    for (; left > 0; left -= 1) into[pick(random)]! += 1;
  };
  return Object.assign(sampler, { ahead: counts.ahead });
}

/**
 * In rejection by PTRS and BTRS a point (u, v) of the unit square, u from −½, is accepted at once in the box |u| ≤ 0.43, v ≤ height.
 * Most points lie there, and one random number w is enough for them: where w/height ≤ 0.86 it is itself uniform over the box's width
 * (the decomposition of PTRD and BTRD; Hörmann 1993).
 */
const BOX = 0.43;

/** The u of a point outside the box, from w/height. */
const outerU = (random: Random, share: number): number => {
  if (share >= 1) return random() - 0.5;
  const beyond = share - 0.93;
  return (beyond < 0 ? -0.5 : 0.5) - beyond;
};

/** Independent Poisson counts of the means weight · scale; answers their sum. */
function poissonOver(weights: ArrayLike<number>, scale: number): Summing {
  const n = weights.length;
  const mean = Float64Array.from(weights, (weight) => weight * scale);
  // For small means the probability of none, else the width of the hat and the inverse of the box's height.
  const first = mean.map((m) => (m < 10 ? Math.exp(-m) : 0.931 + 2.53 * Math.sqrt(m)));
  const inverse = mean.map((m, cell) => (m < 10 ? 0 : 1 / (0.9277 - 3.6224 / (first[cell]! - 2))));
  const sampler = (random: Random, into: Float64Array): number => {
    let sum = 0;
    for (let cell = 0; cell < n; cell += 1) {
      const m = mean[cell]!;
      const b = first[cell]!;
      let k = 0;
      if (m < 10) {
        if (m > 0) k = smallPoisson(random, m, b);
      } else {
        const share = random() * inverse[cell]!;
        const u = share - BOX;
        k =
          u <= BOX
            ? Math.floor(((0.04966 * b - 0.118) / (0.5 - Math.abs(u)) + b) * u + m + 0.43)
            : outerPoisson(random, m, b, share, inverse[cell]!);
      }
      into[cell] = k;
      sum += k;
    }
    return sum;
  };
  return Object.assign(sampler, { ahead: poissonAhead(mean) });
}

/** The rest of PTRS for a first point outside the box. */
function outerPoisson(random: Random, mean: number, b: number, share: number, inverse: number): number {
  const u = outerU(random, share);
  const v = (share >= 1 ? share : random()) / inverse;
  const us = 0.5 - Math.abs(u);
  const a = -0.059 + 0.02483 * b;
  const k = Math.floor(((2 * a) / us + b) * u + mean + 0.43);
  if (k >= 0 && (us >= 0.013 || v <= us)) {
    const height = (v * (1.1239 + 1.1328 / (b - 3.4))) / (a / (us * us) + b);
    if (Math.log(height) <= k * Math.log(mean) - mean - logFactorial(k)) return k;
  }
  return largePoisson(random, mean, (b - 0.931) / 2.53);
}

/** Independent binomial counts of `sizes` trials at the one probability p ≤ ½; answers their sum. */
export function binomialOver(sizes: ArrayLike<number>, p: number): Summing {
  const n = sizes.length;
  const trials = Float64Array.from(sizes);
  // As for Poisson counts; 0 marks the small ones.
  const inverse = trials.map((t) => {
    const b = 1.15 + 2.53 * Math.sqrt(t * p * (1 - p));
    return t * p < 10 ? 0 : 1 / (0.92 - 4.2 / b);
  });
  const first = trials.map((t) =>
    t * p < 10 ? Math.exp(t * Math.log1p(-p)) : 1.15 + 2.53 * Math.sqrt(t * p * (1 - p)),
  );
  const sampler = (random: Random, into: Float64Array): number => {
    let sum = 0;
    for (let cell = 0; cell < n; cell += 1) {
      const t = trials[cell]!;
      const b = first[cell]!;
      const inv = inverse[cell]!;
      let k = 0;
      if (inv === 0) {
        if (t > 0 && p > 0) k = smallBinomial(random, t, p, b);
      } else {
        const share = random() * inv;
        const u = share - BOX;
        k =
          u <= BOX
            ? Math.floor(((0.0496 * b + 0.02 * p - 0.1746) / (0.5 - Math.abs(u)) + b) * u + t * p + 0.5)
            : outerBinomial(random, t, p, b, share, inv);
      }
      into[cell] = k;
      sum += k;
    }
    return sum;
  };
  return Object.assign(sampler, { ahead: binomialAhead(trials, p) });
}

/** The rest of BTRS for a first point outside the box. */
function outerBinomial(
  random: Random,
  trials: number,
  p: number,
  b: number,
  share: number,
  inverse: number,
): number {
  const u = outerU(random, share);
  const v = (share >= 1 ? share : random()) / inverse;
  const us = 0.5 - Math.abs(u);
  const a = -0.0873 + 0.0248 * b + 0.01 * p;
  const k = Math.floor(((2 * a) / us + b) * u + trials * p + 0.5);
  if (k >= 0 && k <= trials) {
    const sd = (b - 1.15) / 2.53;
    const height = (v * (2.83 + 5.1 / b) * sd) / (a / (us * us) + b);
    const mode = Math.floor((trials + 1) * p);
    const density =
      logFactorial(mode) +
      logFactorial(trials - mode) -
      logFactorial(k) -
      logFactorial(trials - k) +
      (k - mode) * Math.log(p / (1 - p));
    if (Math.log(height) <= density) return k;
  }
  return binomial(random, trials, p);
}

/**
 * Places groups of given sums in cells of given sizes, every person as likely to stand anywhere: a table with both margins fixed
 * (multivariate hypergeometric; Patefield 1981), exact, and never a row for each person.
 *
 * Independent binomial counts at one probability, given their sum, are multivariate hypergeometric. So a little fewer than the group
 * are drawn as binomials and the few that lack put one by one on persons not yet taken, found by drawing a person among all and
 * drawing anew if taken. The smallest group goes first, so that most persons are free.
 * @param sizes whole persons of each cell
 * @param sums whole persons of each group, which together fill the cells
 */
export function fixedMargins(
  sizes: Float64Array,
  sums: readonly number[],
): ((random: Random, groups: readonly Float64Array[]) => void) & MayDrawAhead {
  const n = sizes.length;
  const order = sums.map((_, group) => group).sort((a, b) => sums[a]! - sums[b]!);
  const all = sumOf(sizes);
  const person = all > 0 ? aliasOf(sizes) : () => 0;
  const aim = (group: number, among: number): number =>
    among === 0
      ? 0
      : Math.max(0, sums[group]! - MARGIN * Math.sqrt(sums[group]! * (1 - sums[group]! / among))) / among;
  const firstGroup = binomialOver(sizes, aim(order[0]!, all));
  const free = new Float64Array(n);
  const place = (random: Random, groups: readonly Float64Array[]): void => {
    free.set(sizes);
    let among = all;
    for (let at = 0; at + 1 < order.length; at += 1) {
      const group = order[at]!;
      const into = groups[group]!;
      const p = aim(group, among);
      let ahead = at === 0 ? firstGroup.ahead?.take(into) : undefined;
      let left: number;
      do {
        left = sums[group]!;
        if (at === 0) {
          left -= ahead ?? firstGroup(random, into);
          ahead = undefined;
        } else
          for (let cell = 0; cell < n; cell += 1) {
            const k = binomial(random, free[cell]!, p);
            into[cell] = k;
            left -= k;
          }
      } while (left < 0);
      for (let cell = 0; cell < n; cell += 1) free[cell]! -= into[cell]!;
      while (left > 0) {
        const cell = person(random);
        if (random() * sizes[cell]! >= free[cell]!) continue;
        into[cell]! += 1;
        free[cell]! -= 1;
        left -= 1;
      }
      among -= sums[group]!;
    }
    groups[order.at(-1)!]!.set(free);
  };
  return Object.assign(place, { ahead: firstGroup.ahead });
}
