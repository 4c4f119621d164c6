import { randomOf } from "@tvars/network";
import { type Values, type Weighing, weigh } from "./weigh.ts";

export type Random = () => number;

export interface DrawnRanks {
  /** 5th and 95th percentile of each measure's rank over the draws. */
  low: number[];
  high: number[];
  /** Share of the draws in which a scores higher than b; equals count half to each. */
  beats: (a: number, b: number) => number;
}

interface Options {
  draws: number;
  seed: number;
  /** Weights are drawn from a Dirichlet distribution about those given: κ·w. The larger κ the nearer they stay; Infinity keeps them. */
  kappa: number;
  /** Longer lists keep ranks only, and who comes before whom of these pairs: of all there would be millions. */
  pairs?: readonly (readonly [a: number, b: number])[];
}

/**
 * How much a ranking hangs on its weights and on figures that are not certain: in each draw new weights (Dirichlet κ·w) and new figures
 * (`drawValues`), all weighed anew. A part that is not known is drawn even from 0 to 1: the measure may be the worst or the best by it.
 * The same seed gives the same answer.
 */
export function drawRanks(
  count: number,
  drawValues: (random: Random) => Values,
  { weights, isLowerBetter }: Weighing,
  { draws, seed, kappa, pairs = everyPair(count) }: Options,
): DrawnRanks {
  const random = randomOf(seed);
  const ranks = Array.from({ length: count }, () => new Uint32Array(draws));
  const wins = new Float64Array(pairs.length);
  const order = Uint32Array.from({ length: count }, (_, at) => at);
  for (let draw = 0; draw < draws; draw++) {
    const drawn = Number.isFinite(kappa) ? dirichlet(random, weights, kappa) : weights;
    const { parts } = weigh(drawValues(random), { weights: drawn, isLowerBetter });
    const scores = parts.map((row) =>
      row.reduce(
        (sum: number, part, criterion) =>
          drawn[criterion] === 0 ? sum : sum + drawn[criterion]! * (part ?? random()),
        0,
      ),
    );
    order.sort((a, b) => scores[b]! - scores[a]! || a - b);
    let rank = 1;
    order.forEach((own, nth) => {
      if (nth > 0 && scores[own] !== scores[order[nth - 1]!]) rank = nth + 1;
      ranks[own]![draw] = rank;
    });
    pairs.forEach(([a, b], at) => {
      wins[at]! += scores[a]! > scores[b]! ? 1 : scores[a] === scores[b] ? 0.5 : 0;
    });
  }
  const sorted = ranks.map((own) => own.sort());
  const at = (share: number): number => Math.min(draws - 1, Math.max(0, Math.round(share * (draws - 1))));
  return {
    low: sorted.map((own) => own[at(0.05)]!),
    high: sorted.map((own) => own[at(0.95)]!),
    beats: beatsOf(pairs, wins, draws),
  };
}

const everyPair = (count: number): [number, number][] =>
  Array.from({ length: count }, (_, a) =>
    Array.from({ length: count - a - 1 }, (__, k): [number, number] => [a, a + 1 + k]),
  ).flat();

function beatsOf(pairs: readonly (readonly [number, number])[], wins: Float64Array, draws: number) {
  const shares = new Map(pairs.map(([a, b], at) => [`${a} ${b}`, wins[at]! / draws]));
  return (a: number, b: number): number => shares.get(`${a} ${b}`) ?? 1 - (shares.get(`${b} ${a}`) ?? NaN);
}

/** Dirichlet(κ·w): gammas over their sum. A weight of 0 stays 0. */
export function dirichlet(random: Random, weights: readonly number[], kappa: number): number[] {
  const gammas = weights.map((weight) => (weight > 0 ? gamma(random, kappa * weight) : 0));
  const all = gammas.reduce((sum, one) => sum + one, 0);
  return all > 0 ? gammas.map((one) => one / all) : [...weights];
}

/** A gamma variate of unit scale (Marsaglia & Tsang 2000); below shape 1 by G(a) = G(a + 1) U^(1/a). */
export function gamma(random: Random, shape: number): number {
  if (shape < 1) return gamma(random, shape + 1) * (1 - random()) ** (1 / shape);
  const d = shape - 1 / 3;
  const c = 1 / Math.sqrt(9 * d);
  for (;;) {
    const x = normal(random);
    const v = (1 + c * x) ** 3;
    if (v <= 0) continue;
    if (Math.log(1 - random()) < 0.5 * x * x + d - d * v + d * Math.log(v)) return d * v;
  }
}

/** A standard normal variate (Box & Muller 1958). */
export const normal = (random: Random): number =>
  Math.sqrt(-2 * Math.log(1 - random())) * Math.cos(2 * Math.PI * random());

/** A factor with mean 1 and the given relative standard deviation, never below 0: lognormal. */
export function spread(random: Random, relative: number): number {
  if (!(relative > 0)) return 1;
  const s2 = Math.log1p(relative * relative);
  return Math.exp(Math.sqrt(s2) * normal(random) - s2 / 2);
}

/** A count about a mean as Poisson counts spread: the mean plus its root times a normal variate, never below 0; exact enough from 20 on. */
export const about = (random: Random, mean: number): number =>
  Math.max(0, mean + Math.sqrt(Math.max(0, mean)) * normal(random));
