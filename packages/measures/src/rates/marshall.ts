import type { Adjacency } from "../data/place.ts";
import { MeasuresError } from "../error.ts";
import { checkColumns } from "./estimate.ts";

/** Rates drawn towards a mean, and how much of each area's own rate is left (0 = none, 1 = all). */
export interface Shrunk {
  rate: Float64Array;
  /** Weight of the area's own rate. */
  own: Float64Array;
  /** What it is drawn towards: the mean of all, or of the neighbourhood. */
  towards: Float64Array;
}

function sumsOf(
  cases: ArrayLike<number>,
  population: ArrayLike<number>,
): { cases: number; people: number; areas: number } {
  const n = checkColumns(cases, population, "cases and population");
  const sums = { cases: 0, people: 0, areas: 0 };
  for (let i = 0; i < n; i += 1) {
    const people = population[i]!;
    if (
      !(cases[i]! >= 0 && cases[i]! < Infinity && people >= 0 && people < Infinity) ||
      (people === 0 && cases[i]! > 0)
    )
      throw new MeasuresError("input", {
        value: `${cases[i]} of ${people} in area ${i}`,
        expected: "cases of 0 or more among a population of 0 or more",
        action: "Leave out areas whose count is missing or suppressed.",
      });
    if (people === 0) continue;
    sums.cases += cases[i]!;
    sums.people += people;
    sums.areas += 1;
  }
  if (sums.people > 0) return sums;
  throw new MeasuresError("undefined", {
    value: "nobody in any area",
    expected: "people somewhere",
    action: "Choose other areas or another year.",
  });
}

/**
 * Marshall's (1991) global empirical Bayes rates: the area's own rate weighs α/(α + m/n_i), where m is the rate of all and α the variance
 * between areas beyond chance, Σ n(r − m)²/Σn − m/n̄, at least 0. An area without people has the mean. O(n).
 * @throws MeasuresError `input` for cases without people, `undefined` for nobody anywhere.
 */
export function marshallGlobal(cases: ArrayLike<number>, population: ArrayLike<number>): Shrunk {
  const n = cases.length;
  const { cases: all, people, areas } = sumsOf(cases, population);
  const mean = all / people;
  let squares = 0;
  for (let i = 0; i < n; i += 1)
    if (population[i]! > 0) squares += population[i]! * (cases[i]! / population[i]! - mean) ** 2;
  const between = Math.max(0, squares / people - (mean * areas) / people);
  return shrink(
    cases,
    population,
    () => mean,
    () => between,
  );
}

/**
 * Marshall's local empirical Bayes rates: the same within each area and its neighbours. O(n + edges).
 * @throws MeasuresError as {@link marshallGlobal}.
 */
export function marshallLocal(
  cases: ArrayLike<number>,
  population: ArrayLike<number>,
  { first, to }: Adjacency,
): Shrunk {
  const whole = sumsOf(cases, population);
  const n = cases.length;
  const means = new Float64Array(n);
  const between = new Float64Array(n);
  for (let i = 0; i < n; i += 1) {
    let near = cases[i]!;
    let people = population[i]!;
    let areas = people > 0 ? 1 : 0;
    for (let e = first[i]!; e < first[i + 1]!; e += 1) {
      near += cases[to[e]!]!;
      people += population[to[e]!]!;
      if (population[to[e]!]! > 0) areas += 1;
    }
    if (people === 0) {
      means[i] = whole.cases / whole.people;
      continue;
    }
    const mean = near / people;
    let squares = population[i]! > 0 ? population[i]! * (cases[i]! / population[i]! - mean) ** 2 : 0;
    for (let e = first[i]!; e < first[i + 1]!; e += 1) {
      const j = to[e]!;
      if (population[j]! > 0) squares += population[j]! * (cases[j]! / population[j]! - mean) ** 2;
    }
    means[i] = mean;
    between[i] = Math.max(0, squares / people - (mean * areas) / people);
  }
  return shrink(
    cases,
    population,
    (i) => means[i]!,
    (i) => between[i]!,
  );
}

/** Rate of each area and its neighbours together, Σ cases ÷ Σ population; a neighbourhood without people has the rate of all. */
export function spatialRates(
  cases: ArrayLike<number>,
  population: ArrayLike<number>,
  { first, to }: Adjacency,
): Float64Array {
  const whole = sumsOf(cases, population);
  return Float64Array.from(cases, (own, i) => {
    let near = own;
    let people = population[i]!;
    for (let e = first[i]!; e < first[i + 1]!; e += 1) {
      near += cases[to[e]!]!;
      people += population[to[e]!]!;
    }
    return people > 0 ? near / people : whole.cases / whole.people;
  });
}

function shrink(
  cases: ArrayLike<number>,
  population: ArrayLike<number>,
  meanAt: (i: number) => number,
  betweenAt: (i: number) => number,
): Shrunk {
  const n = cases.length;
  const shrunk = { rate: new Float64Array(n), own: new Float64Array(n), towards: new Float64Array(n) };
  for (let i = 0; i < n; i += 1) {
    const mean = meanAt(i);
    const between = betweenAt(i);
    const own = population[i] === 0 || between === 0 ? 0 : between / (between + mean / population[i]!);
    shrunk.own[i] = own;
    shrunk.towards[i] = mean;
    shrunk.rate[i] = population[i] === 0 ? mean : mean + own * (cases[i]! / population[i]! - mean);
  }
  return shrunk;
}
