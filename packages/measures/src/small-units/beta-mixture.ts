import { betaTails } from "../numeric/beta.ts";
import { digamma, lnGamma } from "../numeric/gamma.ts";
import { orderByShare } from "../single/gini.ts";
import { minimise } from "./minimise.ts";

/** One of the distributions that a mixture is made of. */
export interface BetaPart {
  weight: number;
  a: number;
  b: number;
}

/** Precision a + b is kept within these: outside, areas have one share to all purposes, or only none and all. */
const LEAST_LN = Math.log(1e-4);
const MOST_LN = Math.log(1e7);

/**
 * The mixture of beta distributions of the share p under which the counts are most likely, x_i being binomial of t_i persons at p_i
 * (Rathelot 2012). All areas weigh alike; those without people say nothing.
 * @param x persons of the group by area
 * @param y everybody else, same length and order
 * @param parts how many beta distributions
 */
export function betaMixtureOf(x: Float64Array, y: Float64Array, parts: number): BetaPart[] {
  const order = orderByShare(x, y).filter((i) => x[i]! + y[i]! > 0);
  const n = order.length;
  const k = Float64Array.from(order, (i) => x[i]!);
  const rest = Float64Array.from(order, (i) => y[i]!);
  const logs = new Float64Array(parts);
  const slopesA = new Float64Array(parts);
  const slopesB = new Float64Array(parts);

  // Unknowns: for each part the logit of its mean, the logarithm of its precision, and of its weight less that of the last.
  const minusLogLikelihood = (at: Float64Array, slope: Float64Array): number => {
    const mix = partsAt(at, parts);
    const fixed = mix.map(({ a, b }) => ({
      all: lnGamma(a + b) - lnGamma(a) - lnGamma(b),
      a: digamma(a),
      b: digamma(b),
      sum: digamma(a + b),
    }));
    slope.fill(0);
    let total = 0;
    for (let i = 0; i < n; i += 1) {
      let highest = -Infinity;
      for (let c = 0; c < parts; c += 1) {
        const { weight, a, b } = mix[c]!;
        const size = k[i]! + rest[i]!;
        logs[c] =
          Math.log(weight) +
          fixed[c]!.all +
          lnGamma(k[i]! + a) +
          lnGamma(rest[i]! + b) -
          lnGamma(size + a + b);
        highest = Math.max(highest, logs[c]!);
      }
      let sum = 0;
      for (let c = 0; c < parts; c += 1) sum += Math.exp(logs[c]! - highest);
      total += highest + Math.log(sum);
      for (let c = 0; c < parts; c += 1) {
        const belongs = Math.exp(logs[c]! - highest) / sum;
        const { weight, a, b } = mix[c]!;
        if (c < parts - 1) slope[3 * c + 2]! -= belongs - weight;
        if (belongs < 1e-18) continue;
        const all = digamma(k[i]! + rest[i]! + a + b) - fixed[c]!.sum;
        slopesA[c]! += belongs * (digamma(k[i]! + a) - fixed[c]!.a - all);
        slopesB[c]! += belongs * (digamma(rest[i]! + b) - fixed[c]!.b - all);
      }
    }
    for (let c = 0; c < parts; c += 1) {
      const { a, b } = mix[c]!;
      const lnPrecision = at[3 * c + 1]!;
      const inside = lnPrecision > LEAST_LN && lnPrecision < MOST_LN;
      slope[3 * c]! -= ((a * b) / (a + b)) * (slopesA[c]! - slopesB[c]!);
      if (inside) slope[3 * c + 1]! -= a * slopesA[c]! + b * slopesB[c]!;
    }
    slopesA.fill(0);
    slopesB.fill(0);
    for (let at = 0; at < slope.length; at += 1) slope[at]! /= n;
    return -total / n;
  };

  return partsAt(minimise(minusLogLikelihood, startOf(k, rest, parts), 1e-8), parts);
}

/** Expected |p − m| of the mixture over 2m(1 − m), m its mean: the D of areas of any size whose shares follow it. */
export function dissimilarityOfMixture(mix: readonly BetaPart[]): number {
  const mean = mix.reduce((sum, { weight, a, b }) => sum + (weight * a) / (a + b), 0);
  let deviation = 0;
  for (const { weight, a, b } of mix) {
    const own = a / (a + b);
    const below = betaTails(mean, a, b).lower;
    const belowByP = betaTails(mean, a + 1, b).lower;
    deviation += weight * (mean * (2 * below - 1) + own * (1 - 2 * belowByP));
  }
  return deviation / (2 * mean * (1 - mean));
}

function partsAt(at: Float64Array, parts: number): BetaPart[] {
  let highest = 0;
  for (let c = 0; c < parts - 1; c += 1) highest = Math.max(highest, at[3 * c + 2]!);
  const weights = Array.from({ length: parts }, (_, c) =>
    Math.exp((c < parts - 1 ? at[3 * c + 2]! : 0) - highest),
  );
  const all = weights.reduce((sum, weight) => sum + weight, 0);
  return weights.map((weight, c) => {
    const logit = Math.max(-30, Math.min(30, at[3 * c]!));
    const precision = Math.exp(Math.max(LEAST_LN, Math.min(MOST_LN, at[3 * c + 1]!)));
    return {
      weight: Math.max(weight / all, 1e-300),
      a: precision / (1 + Math.exp(-logit)),
      b: precision / (1 + Math.exp(logit)),
    };
  });
}

/** Areas by ascending share cut into equal parts, each with its mean and what its variance beyond the binomial says of the precision. */
function startOf(k: Float64Array, rest: Float64Array, parts: number): Float64Array {
  const start = new Float64Array(3 * parts - 1);
  for (let c = 0; c < parts; c += 1) {
    const from = Math.floor((c * k.length) / parts);
    const to = Math.max(from + 1, Math.floor(((c + 1) * k.length) / parts));
    let members = 0.5;
    let all = 1;
    for (let i = from; i < to; i += 1) {
      members += k[i]!;
      all += k[i]! + rest[i]!;
    }
    const mean = members / all;
    let square = 0;
    for (let i = from; i < to; i += 1) square += (k[i]! / (k[i]! + rest[i]!) - mean) ** 2;
    const variance = Math.max(square / (to - from), 1e-6);
    start[3 * c] = Math.log(mean / (1 - mean));
    start[3 * c + 1] = Math.log(Math.max(0.5, Math.min(1e4, (mean * (1 - mean)) / variance)));
  }
  return start;
}
