import { MeasuresError } from "../error.ts";
import type { Interval } from "../result.ts";

/** A value with its interval. Intervals are about the chance behind the counts, also where everyone was counted (a super-population). */
export interface Estimate {
  value: number;
  interval: Interval;
  standardError?: number;
  /** Two-sided p-value of no difference, where the estimate compares. */
  p?: number;
}

/** Cases among a population (persons, dwellings, journeys; or person-years for a rate). Cases may be fractional, never negative. */
export interface Cases {
  readonly cases: number;
  readonly population: number;
}

/** Cases of persons: never more than the population. Cases of events: as many as happen. */
export type CaseKind = "persons" | "events";

export const DEFAULT_LEVEL = 0.95;

/**
 * @throws MeasuresError `undefined` for a population of 0; `input` for a negative or missing number, or more persons than there are.
 */
export function checkCases({ cases, population }: Cases, kind: CaseKind, where = ""): void {
  if (population === 0)
    throw new MeasuresError("undefined", {
      value: `a population of 0${where}`,
      expected: "somebody to have the property",
      action: "Leave out areas or types without people.",
    });
  if (!(cases >= 0 && cases < Infinity && population > 0 && population < Infinity))
    throw new MeasuresError("input", {
      value: `${cases} of ${population}${where}`,
      expected: "cases of 0 or more and a population above 0",
      action: "Leave out what is missing or suppressed; missing is not 0.",
    });
  if (kind === "persons" && cases > population)
    throw new MeasuresError("input", {
      value: `${cases} of ${population}${where}`,
      expected: "no more persons with the property than persons",
      action: "Check that both count the same people, or say that the cases are events.",
    });
}

/** @throws MeasuresError `input` for a coverage that is not between 0 and 1. */
export function checkLevel(level: number): number {
  if (level > 0 && level < 1) return level;
  throw new MeasuresError("input", {
    value: level,
    expected: "a coverage above 0 and below 1",
    action: "A coverage of 95 per cent is written 0.95.",
  });
}

export const columnCases = (cases: ArrayLike<number>, population: ArrayLike<number>, at: number): Cases => ({
  cases: cases[at]!,
  population: population[at]!,
});

/** @throws MeasuresError `input` when two columns differ in length or are empty. */
export function checkColumns(a: ArrayLike<number>, b: ArrayLike<number>, what: string): number {
  if (a.length > 0 && a.length === b.length) return a.length;
  throw new MeasuresError("input", {
    value: `${a.length} and ${b.length} numbers`,
    expected: `as many of each, one or more: ${what}`,
    action: "Give one of each for every area, type or stratum, in the same order.",
  });
}
