import { MeasuresError } from "../error.ts";
import { zOf } from "../numeric/normal.ts";
import { DEFAULT_LEVEL, checkColumns, checkLevel } from "./estimate.ts";
import type { Estimate } from "./estimate.ts";

/** Below this many people a life expectancy says little; the practice of official public-health statistics. */
export const LEAST_POPULATION = 5000;

export interface LifeTableInput {
  /** First year of age of each group, ascending; the last group is open. */
  readonly from: ArrayLike<number>;
  readonly deaths: ArrayLike<number>;
  /** Person-years: mean population times years. */
  readonly population: ArrayLike<number>;
}

export interface LifeTableOptions {
  level?: number;
  /** Part of a year that those who die in their first year live on average; half of the interval in all other groups. */
  firstYearPart?: number;
  /** 0 to allow any population. */
  leastPopulation?: number;
}

export interface LifeTable {
  /** Years left at the start of each age group. */
  expectancy: Estimate[];
  /** Probability of dying within the group; survivors of 100,000 at its start. */
  dying: Float64Array;
  survivors: Float64Array;
}

/**
 * Abridged life table of Chiang (1984, method II) with the variance of Silcocks, Jenner & Reza (2001), which counts the open last group too.
 * Normal limits.
 * @throws MeasuresError `undefined` for fewer people than `leastPopulation`, no deaths in the last group, or a group without people;
 * `input` for ages that do not ascend, negative numbers, or more deaths than people.
 */
export function lifeTable(
  { from, deaths, population }: LifeTableInput,
  { level = DEFAULT_LEVEL, firstYearPart = 0.1, leastPopulation = LEAST_POPULATION }: LifeTableOptions = {},
): LifeTable {
  const groups = checkColumns(from, deaths, "ages and deaths");
  checkColumns(deaths, population, "deaths and population");
  checkAges({ from, deaths, population }, leastPopulation);
  const last = groups - 1;
  const survivors = new Float64Array(groups);
  const dying = new Float64Array(groups);
  const part = (g: number): number => (from[g] === 0 && from[g + 1] === 1 ? firstYearPart : 0.5);
  let alive = 100_000;
  for (let g = 0; g < groups; g += 1) {
    survivors[g] = alive;
    const years = g === last ? 0 : from[g + 1]! - from[g]!;
    const rate = deaths[g]! / population[g]!;
    dying[g] = g === last ? 1 : Math.min(1, (years * rate) / (1 + years * (1 - part(g)) * rate));
    alive *= 1 - dying[g]!;
  }
  const z = zOf(checkLevel(level));
  const expectancy: Estimate[] = Array.from({ length: groups });
  let lived = 0;
  let spread = 0;
  let next = 0;
  for (let g = last; g >= 0; g -= 1) {
    const l = survivors[g]!;
    if (g === last) {
      const rate = deaths[g]! / population[g]!;
      lived = l / rate;
      spread = (l * l) / (deaths[g]! * rate * rate);
    } else {
      const years = from[g + 1]! - from[g]!;
      const died = l * dying[g]!;
      lived += years * (l - died + part(g) * died);
      const q = dying[g]!;
      // Without deaths the rate's variance is 0 by this formula; the group is then certain, as Chiang has it.
      const variance = deaths[g] === 0 ? 0 : (q * q * (1 - q)) / deaths[g]!;
      spread += l * l * ((1 - part(g)) * years + next) ** 2 * variance;
    }
    const value = l > 0 ? lived / l : 0;
    const standardError = l > 0 ? Math.sqrt(spread) / l : 0;
    expectancy[g] = {
      value,
      standardError,
      interval: {
        low: value - z * standardError,
        high: value + z * standardError,
        level,
        method: "Chiang II with Silcocks' variance, normal",
      },
    };
    next = value;
  }
  return { expectancy, dying, survivors };
}

function checkAges({ from, deaths, population }: LifeTableInput, leastPopulation: number): void {
  const last = from.length - 1;
  let people = 0;
  for (let g = 0; g <= last; g += 1) {
    if (g > 0 && !(from[g]! > from[g - 1]!))
      throw new MeasuresError("input", {
        value: `${from[g]} after ${from[g - 1]}`,
        expected: "ages that ascend",
        action: "Order the groups from the youngest to the oldest.",
      });
    if (!(deaths[g]! >= 0 && population[g]! >= 0 && deaths[g]! <= population[g]!))
      throw new MeasuresError("input", {
        value: `${deaths[g]} deaths among ${population[g]} people from ${from[g]} years`,
        expected: "deaths of 0 or more, no more than the people",
        action: "Check that both are for the same years and area.",
      });
    if (population[g] === 0)
      throw new MeasuresError("undefined", {
        value: `nobody from ${from[g]} years`,
        expected: "people in every age group",
        action: "Take several years together, or a larger area.",
      });
    people += population[g]!;
  }
  if (people < leastPopulation)
    throw new MeasuresError("undefined", {
      value: `${people} person-years`,
      expected: `${leastPopulation} or more`,
      action: "Take several years or areas of one type together; below this the figure mostly shows chance.",
    });
  if (deaths[last] === 0)
    throw new MeasuresError("undefined", {
      value: `no deaths from ${from[last]} years`,
      expected: "deaths in the open last group",
      action: "Take several years together, or let the last group start earlier.",
    });
}
