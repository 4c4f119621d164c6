import { MeasuresError } from "../error.ts";
import { countInterval } from "./count-interval.ts";
import type { CountMethod } from "./count-interval.ts";
import { directRate } from "./direct-standardisation.ts";
import { checkCases, checkColumns, columnCases } from "./estimate.ts";
import type { Estimate } from "./estimate.ts";

/** Population by stratum here, and cases and population by stratum in the reference whose rates are applied. */
export interface IndirectInput {
  /** Cases here in all; strata need not be known. */
  readonly observed: number;
  readonly population: ArrayLike<number>;
  readonly referenceCases: ArrayLike<number>;
  readonly referencePopulation: ArrayLike<number>;
}

export interface IndirectOptions {
  level?: number;
  /** "mid-p" is less cautious than "exact" where counts are small. */
  method?: CountMethod;
}

/** Cases to be expected here if each stratum had the reference's rate: Σ n_i R_i. */
export function expectedCases({
  population,
  referenceCases,
  referencePopulation,
}: Omit<IndirectInput, "observed">): number {
  const strata = checkColumns(population, referencePopulation, "population here and in the reference");
  checkColumns(referenceCases, referencePopulation, "cases and population of the reference");
  let expected = 0;
  for (let i = 0; i < strata; i += 1) {
    if (population[i] === 0) continue;
    checkCases(
      columnCases(referenceCases, referencePopulation, i),
      "events",
      ` in stratum ${i} of the reference`,
    );
    expected += (population[i]! * referenceCases[i]!) / referencePopulation[i]!;
  }
  return expected;
}

/**
 * Observed ÷ expected cases (SMR, SIR), with the limits of the observed count. 1 as in the reference. Ratios of two places cannot be
 * compared with one another where their age structures differ; use a directly standardised rate for that.
 * @throws MeasuresError `undefined` when no case is expected.
 */
export function standardisedRatio(
  observed: number,
  expected: number,
  { level, method }: IndirectOptions = {},
): Estimate {
  if (!(expected > 0 && expected < Infinity))
    throw new MeasuresError(expected === 0 ? "undefined" : "input", {
      value: `${expected} expected cases`,
      expected: "an expected number above 0",
      action: "Choose a reference where the event does occur.",
    });
  const { low, high, ...how } = countInterval(observed, { level, method });
  return {
    value: observed / expected,
    standardError: Math.sqrt(observed) / expected,
    interval: { low: low / expected, high: high / expected, ...how },
  };
}

/** Indirectly standardised rate: the ratio of observed to expected times the reference's crude rate, per `per`. */
export function indirectRate(
  input: IndirectInput,
  { per = 1, ...options }: IndirectOptions & { per?: number } = {},
): Estimate {
  const ratio = standardisedRatio(input.observed, expectedCases(input), options);
  let cases = 0;
  let population = 0;
  for (let i = 0; i < input.referencePopulation.length; i += 1) {
    cases += input.referenceCases[i]!;
    population += input.referencePopulation[i]!;
  }
  const crude = (cases / population) * per;
  return {
    value: ratio.value * crude,
    standardError: ratio.standardError! * crude,
    interval: { ...ratio.interval, low: ratio.interval.low * crude, high: ratio.interval.high * crude },
  };
}

/**
 * Comparative mortality figure: cases the reference population would have had at the rates here, ÷ those it had. 1 as in the reference.
 * The reference's rates are taken as known. Limits as for a directly standardised rate.
 */
export function comparativeFigure(
  cases: ArrayLike<number>,
  population: ArrayLike<number>,
  referenceCases: ArrayLike<number>,
  referencePopulation: ArrayLike<number>,
  { level }: { level?: number } = {},
): Estimate {
  const rate = directRate({ cases, population, standard: referencePopulation }, { level });
  let had = 0;
  let persons = 0;
  for (let i = 0; i < referencePopulation.length; i += 1) {
    had += referenceCases[i]!;
    persons += referencePopulation[i]!;
  }
  if (!(had > 0))
    throw new MeasuresError("undefined", {
      value: `${had} cases in the reference`,
      expected: "cases to compare with",
      action: "Choose a reference where the event does occur.",
    });
  const scale = persons / had;
  return {
    value: rate.value * scale,
    standardError: rate.standardError! * scale,
    interval: { ...rate.interval, low: rate.interval.low * scale, high: rate.interval.high * scale },
  };
}
