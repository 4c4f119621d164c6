import { MeasuresError } from "../error.ts";
import { betaQuantile } from "../numeric/beta.ts";
import { digamma, gammaQuantile, lnGamma, trigamma } from "../numeric/gamma.ts";
import { greatest } from "../numeric/maximum.ts";
import { DEFAULT_LEVEL, checkCases, checkColumns, checkLevel, columnCases } from "./estimate.ts";
import type { CaseKind } from "./estimate.ts";

/** How the spread of the true rates between areas is found: from the variance of the rates, or as the most likely one. */
export const PRIOR_METHODS = ["likelihood", "moments"] as const;
export type PriorMethod = (typeof PRIOR_METHODS)[number];

/**
 * What is believed of an area before its own count is seen: mean rate and weight. For persons a Beta(mean·weight, (1 − mean)·weight), as if
 * `weight` persons had been seen; for events a Gamma with shape mean·weight and rate weight.
 */
export interface Prior {
  mean: number;
  weight: number;
  method: PriorMethod;
}

export interface Posterior {
  prior: Prior;
  /** Posterior mean, between the area's own rate and the prior mean. */
  rate: Float64Array;
  /** Credible limits: with this probability the area's rate lies between them, given the prior. */
  low: Float64Array;
  high: Float64Array;
  /** Weight of the area's own rate, n/(n + weight). */
  own: Float64Array;
  level: number;
}

export interface PosteriorOptions {
  level?: number;
  method?: PriorMethod;
}

/**
 * Empirical Bayes shares or rates of areas with credible intervals: beta-binomial for persons, gamma-Poisson for events. The prior comes
 * from the areas themselves; its own uncertainty is not in the intervals, so they are somewhat narrow where areas are few.
 * @throws MeasuresError `undefined` without cases, or (persons) with nothing else; `input` for impossible counts.
 */
export function posteriorRates(
  cases: ArrayLike<number>,
  population: ArrayLike<number>,
  kind: CaseKind = "persons",
  { level = DEFAULT_LEVEL, method = "likelihood" }: PosteriorOptions = {},
): Posterior {
  const prior = priorOf(cases, population, kind, method);
  const n = cases.length;
  const tail = (1 - checkLevel(level)) / 2;
  const shape = prior.mean * prior.weight;
  const rate = new Float64Array(n);
  const low = new Float64Array(n);
  const high = new Float64Array(n);
  const own = new Float64Array(n);
  for (let i = 0; i < n; i += 1) {
    const weight = prior.weight + population[i]!;
    const a = shape + cases[i]!;
    rate[i] = a / weight;
    own[i] = population[i]! / weight;
    if (kind === "persons") {
      low[i] = betaQuantile(tail, a, weight - a);
      high[i] = betaQuantile(1 - tail, a, weight - a, tail);
    } else {
      low[i] = gammaQuantile(tail, a) / weight;
      high[i] = gammaQuantile(1 - tail, a, tail) / weight;
    }
  }
  return { prior, rate, low, high, own, level };
}

/**
 * The prior of the areas' true rates. Where areas differ no more than chance makes them, the weight is that of all people together, the
 * most the data can speak for. It is never less than one person, or half an event, so that limits stay apart.
 */
export function priorOf(
  cases: ArrayLike<number>,
  population: ArrayLike<number>,
  kind: CaseKind = "persons",
  method: PriorMethod = "likelihood",
): Prior {
  const n = checkColumns(cases, population, "cases and population");
  let all = 0;
  let people = 0;
  let peopleSquared = 0;
  let areas = 0;
  for (let i = 0; i < n; i += 1) {
    if (population[i] === 0 && cases[i] === 0) continue;
    checkCases(columnCases(cases, population, i), kind, ` in area ${i}`);
    all += cases[i]!;
    people += population[i]!;
    peopleSquared += population[i]! ** 2;
    areas += 1;
  }
  if (!(all > 0) || (kind === "persons" && all === people))
    throw new MeasuresError("undefined", {
      value: `${all} of ${people}`,
      expected: "some with and some without the property",
      action: "Choose another property, more areas or a wider period.",
    });
  const mean = all / people;
  const most = people;
  const least = kind === "persons" ? 1 : 0.5 / mean;
  let squares = 0;
  for (let i = 0; i < n; i += 1)
    if (population[i]! > 0) squares += population[i]! * (cases[i]! / population[i]! - mean) ** 2;
  const chance = kind === "persons" ? mean * (1 - mean) : mean;
  const beyond = squares / chance - (areas - 1);
  const room = people - peopleSquared / people - (kind === "persons" ? areas - 1 : 0);
  // Kleinman (1973): beyond/room is the correlation of two persons of one area; for events it is between-variance ÷ mean.
  const share = beyond / room;
  const moments = share > 0 && areas > 1 ? (kind === "persons" ? 1 / share - 1 : 1 / share) : most;
  const momentWeight = Math.min(most, Math.max(least, moments));
  if (method === "moments" || areas < 2) return { mean, weight: momentWeight, method };
  const weight = Math.min(momentWeight, most / 4);
  const start: readonly [number, number] =
    kind === "persons"
      ? [Math.log(mean * weight), Math.log((1 - mean) * weight)]
      : [Math.log(mean * weight), Math.log(weight)];
  const likelihood = kind === "persons" ? betaBinomial : gammaPoisson;
  const [u, v] = greatest(
    start,
    (u, v) => likelihood(cases, population, Math.exp(u), Math.exp(v)),
    (u, v) => Math.exp(v) + (kind === "persons" ? Math.exp(u) : 0) >= most,
  );
  const [a, b] = [Math.exp(u), Math.exp(v)];
  const found = kind === "persons" ? a + b : b;
  if (found >= most) return { mean, weight: most, method };
  return { mean: a / found, weight: Math.max(least, found), method };
}

function betaBinomial(
  cases: ArrayLike<number>,
  population: ArrayLike<number>,
  a: number,
  b: number,
): { value: number; slope: readonly [number, number]; curvature: readonly [number, number, number] } {
  const [lA, lB, lAB] = [lnGamma(a), lnGamma(b), lnGamma(a + b)];
  const [dA, dB, dAB] = [digamma(a), digamma(b), digamma(a + b)];
  const [tA, tB, tAB] = [trigamma(a), trigamma(b), trigamma(a + b)];
  let [value, ga, gb, haa, hab, hbb] = [0, 0, 0, 0, 0, 0];
  for (let i = 0; i < cases.length; i += 1) {
    const n = population[i]!;
    if (n === 0) continue;
    const x = cases[i]!;
    const [p, q, s] = [a + x, b + n - x, a + b + n];
    value += lnGamma(p) - lA + lnGamma(q) - lB - lnGamma(s) + lAB;
    const all = digamma(s) - dAB;
    const allSlope = trigamma(s) - tAB;
    ga += digamma(p) - dA - all;
    gb += digamma(q) - dB - all;
    haa += trigamma(p) - tA - allSlope;
    hbb += trigamma(q) - tB - allSlope;
    hab -= allSlope;
  }
  return {
    value,
    slope: [a * ga, b * gb],
    curvature: [a * a * haa + a * ga, a * b * hab, b * b * hbb + b * gb],
  };
}

function gammaPoisson(
  cases: ArrayLike<number>,
  population: ArrayLike<number>,
  s: number,
  r: number,
): { value: number; slope: readonly [number, number]; curvature: readonly [number, number, number] } {
  const [lS, dS, tS] = [lnGamma(s), digamma(s), trigamma(s)];
  let [value, gs, gr, hss, hsr, hrr] = [0, 0, 0, 0, 0, 0];
  for (let i = 0; i < cases.length; i += 1) {
    const n = population[i]!;
    if (n === 0) continue;
    const x = cases[i]!;
    const all = r + n;
    const log = Math.log(r / all);
    value += lnGamma(x + s) - lS + s * log + x * Math.log(n / all);
    gs += digamma(x + s) - dS + log;
    gr += s / r - (s + x) / all;
    hss += trigamma(x + s) - tS;
    hsr += 1 / r - 1 / all;
    hrr += (s + x) / (all * all) - s / (r * r);
  }
  return {
    value,
    slope: [s * gs, r * gr],
    curvature: [s * s * hss + s * gs, s * r * hsr, r * r * hrr + r * gr],
  };
}
