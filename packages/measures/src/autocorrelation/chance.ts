import type { OptionInfo } from "../catalogue/measure.ts";
import { MeasuresError } from "../error.ts";
import { normalCdf } from "../numeric/normal.ts";
import { shuffle } from "../numeric/draws.ts";
import { randomOf } from "../numeric/random.ts";

/** Expectation and variance of a statistic when chance alone places the values. */
export interface Moments {
  expected: number;
  variance: number;
}

export interface PermutationOptions {
  /** How often the values are dealt anew; 0 uses the closed form. */
  permutations?: number;
  seed?: number;
}

export const PERMUTATION_OPTIONS: readonly OptionInfo[] = [
  {
    id: "permutations",
    kind: "number",
    default: 0,
    what: {
      sv: "Hur många gånger värdena delas ut på nytt; 0 använder formeln.",
      en: "How many times the values are dealt anew; 0 uses the formula.",
    },
  },
  { id: "seed", kind: "number", default: 1, what: { sv: "Slumpfrö.", en: "Seed." } },
];

/** Two-sided p of the normal approximation. */
export function normalP(value: number, { expected, variance }: Moments): number {
  return variance > 0 ? 2 * normalCdf(-Math.abs(value - expected) / Math.sqrt(variance)) : 1;
}

/** @throws MeasuresError `input` */
export function checkPermutations(permutations: number, least: number): void {
  if (Number.isInteger(permutations) && permutations >= least) return;
  throw new MeasuresError("input", {
    value: permutations,
    expected: `${least} or more permutations`,
    action: "Give for example 999.",
  });
}

/**
 * Two-sided permutation p, (b + 1)/(m + 1) with b the permutations at least as far from the expectation as the value. Permutation r draws
 * from stream r of the seed.
 */
export function permutationP(
  values: Float64Array,
  statistic: (values: Float64Array) => number,
  expected: number,
  { permutations = 999, seed = 1 }: PermutationOptions = {},
): number {
  checkPermutations(permutations, 1);
  const away = Math.abs(statistic(values) - expected);
  // Equal values dealt differently sum in another order; their difference is rounding, not distance.
  const least = away - 1e-12 * Math.max(1, away);
  let extreme = 0;
  for (let r = 0; r < permutations; r += 1) {
    const dealt = values.slice();
    shuffle(randomOf(seed, r), dealt);
    if (Math.abs(statistic(dealt) - expected) >= least) extreme += 1;
  }
  return (extreme + 1) / (permutations + 1);
}

/** p of a value: from the closed form, or from permutations where they are asked for. */
export function pOf(
  values: Float64Array,
  statistic: (values: Float64Array) => number,
  moments: Moments,
  { permutations = 0, seed = 1 }: PermutationOptions,
): number {
  checkPermutations(permutations, 0);
  return permutations > 0
    ? permutationP(values, statistic, moments.expected, { permutations, seed })
    : normalP(statistic(values), moments);
}

/** Benjamini & Hochberg 1995: the smallest false discovery rate at which each is called; same order as given. */
export function falseDiscoveryRate(p: Float64Array): Float64Array {
  const order = [...p.keys()].sort((a, b) => p[b]! - p[a]!);
  const q = new Float64Array(p.length);
  let least = 1;
  order.forEach((i, at) => {
    least = Math.min(least, (p[i]! * p.length) / (p.length - at));
    q[i] = least;
  });
  return q;
}
