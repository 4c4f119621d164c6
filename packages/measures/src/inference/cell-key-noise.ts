import { MeasuresError } from "../error.ts";
import type { Random } from "../numeric/random.ts";

/** Noise of a Cell-Key protection. */
export interface CellKeyNoise {
  /** The largest change of a count, up or down. */
  maxNoise: number;
  /** Variance of the noise of larger counts; the largest that `maxNoise` allows without peaks at its ends (D(D + 1)/3) unless told. */
  variance?: number;
}

/** Draws the noise that a count gets. */
export type NoiseDraw = (random: Random, count: number) => number;

/**
 * Noise as the tables of perturbation of the Cell-Key method have it (Thompson, Broadfoot & Elazar 2013; Giessing 2016): whole, mean 0, at
 * most `maxNoise` either way, never below 0 persons, zeros kept, and of all such the one of greatest entropy, p_k ∝ exp(αk − λk²). Counts
 * smaller than `maxNoise` can fall less than they rise, and where they cannot have the variance get the most that mean 0 allows.
 * @throws MeasuresError `input` where maxNoise is not a whole number of 1 or more or the variance is not possible
 */
export function cellKeyNoise({ maxNoise, variance }: CellKeyNoise): NoiseDraw {
  const most = (maxNoise * (maxNoise + 1)) / 3;
  if (!Number.isInteger(maxNoise) || maxNoise < 1 || maxNoise > 100)
    throw new MeasuresError("input", {
      value: maxNoise,
      expected: "the largest change of a count, a whole number from 1 to 100",
      action: "Give that of the protection, for example 2.",
    });
  if (variance !== undefined && !(variance > 0 && variance <= most))
    throw new MeasuresError("input", {
      value: variance,
      expected: `a variance above 0 and at most ${most.toFixed(3)}, for changes of at most ${maxNoise}`,
      action: "Give a smaller variance or a larger change.",
    });
  const tables = Array.from({ length: maxNoise + 1 }, (_, count) =>
    count === 0 ? undefined : cumulated(-count, maxNoise, variance),
  );
  return (random, count) => {
    if (count <= 0) return 0;
    const table = tables[Math.min(count, maxNoise)]!;
    const lowest = -Math.min(count, maxNoise);
    const u = random();
    let at = 0;
    while (at < table.length - 1 && u >= table[at]!) at += 1;
    return lowest + at;
  };
}

/** Cumulated probabilities of lowest … highest with mean 0 and, where it can be had, the variance. */
function cumulated(lowest: number, highest: number, variance: number | undefined): Float64Array {
  let sum = 0;
  return flattest(lowest, highest, variance === undefined ? 0 : narrowing(lowest, highest, variance)).map(
    (mass) => (sum += mass),
  );
}

/** The λ that gives the variance, which falls as λ grows; below 0 where the ends must be likelier than the middle. */
function narrowing(lowest: number, highest: number, variance: number): number {
  const at = (lambda: number): number => varianceOf(flattest(lowest, highest, lambda), lowest);
  let low = -1;
  let high = 1;
  while (at(high) > variance && high < 64) high *= 2;
  while (at(low) < variance && low > -64) low *= 2;
  for (let halving = 0; halving < 60; halving += 1) {
    const middle = (low + high) / 2;
    if (at(middle) > variance) low = middle;
    else high = middle;
  }
  return high;
}

/** p_k ∝ exp(αk − λk²) with the α that makes the mean 0. */
function flattest(lowest: number, highest: number, lambda: number): Float64Array {
  const masses = (alpha: number): Float64Array => {
    const exponents = Float64Array.from({ length: highest - lowest + 1 }, (_, at) => {
      const k = lowest + at;
      return alpha * k - lambda * k * k;
    });
    const most = exponents.reduce((a, b) => Math.max(a, b));
    const raw = exponents.map((exponent) => Math.exp(exponent - most));
    const sum = raw.reduce((all, mass) => all + mass, 0);
    return raw.map((mass) => mass / sum);
  };
  let high = 50 + Math.abs(lambda) * highest;
  let low = -high;
  for (let halving = 0; halving < 60; halving += 1) {
    const middle = (low + high) / 2;
    if (meanOf(masses(middle), lowest) > 0) high = middle;
    else low = middle;
  }
  return masses((low + high) / 2);
}

const meanOf = (masses: Float64Array, lowest: number): number =>
  masses.reduce((all, mass, at) => all + mass * (lowest + at), 0);

const varianceOf = (masses: Float64Array, lowest: number): number =>
  masses.reduce((all, mass, at) => all + mass * (lowest + at) ** 2, 0);
