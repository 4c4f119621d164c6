import { AREA_TYPES, isAreaType } from "./area-type.ts";
import { AreaError } from "./error.ts";

export interface TypeShares {
  /** Number of areas per type 1–5. */
  areas: Float64Array;
  /** Shares of the areas that have a type, 0–1; NaN where there is none. */
  areaShare: Float64Array;
  /** Population per type 1–5, over areas that have both a type and a population. */
  population: Float64Array;
  /** Shares of that population, 0–1; NaN where it is zero. */
  populationShare: Float64Array;
  /** Counted apart, never dropped silently. */
  withoutType: { areas: number; population: number };
  withoutPopulation: { areas: number };
}

/**
 * Number of areas and population per area type. `types` holds 1–5, or 0 for no type; `population` is aligned with
 * it, NaN where missing. Areas without a type, and areas without a population, are counted apart.
 * @throws AreaError on another type, a negative population, or lengths that differ.
 */
export function typeShares(types: ArrayLike<number>, population?: ArrayLike<number>): TypeShares {
  if (population && population.length !== types.length)
    throw new AreaError("input", {
      value: `${population.length} populations`,
      expected: `${types.length}, one per type`,
      action: "Align population and types by area code.",
    });
  const areas = new Float64Array(5);
  const people = new Float64Array(5);
  const withoutType = { areas: 0, population: 0 };
  let withoutPopulation = 0;
  for (let i = 0; i < types.length; i++) {
    const type = types[i]!;
    const count = population ? population[i]! : NaN;
    if (count < 0)
      throw new AreaError("input", {
        value: count,
        expected: "a population of 0 or more",
        action: `Check row ${i}.`,
      });
    const known = !Number.isNaN(count);
    if (!known) withoutPopulation++;
    if (type === 0 || Number.isNaN(type)) {
      withoutType.areas++;
      withoutType.population += known ? count : 0;
    } else if (isAreaType(type)) {
      areas[type - 1]!++;
      people[type - 1]! += known ? count : 0;
    } else
      throw new AreaError("input", {
        value: type,
        expected: `an area type ${AREA_TYPES.join(", ")}, or 0 for none`,
        action: `Check row ${i}.`,
      });
  }
  return {
    areas,
    areaShare: shares(areas),
    population: people,
    populationShare: shares(people),
    withoutType,
    withoutPopulation: { areas: withoutPopulation },
  };
}

function shares(counts: Float64Array): Float64Array {
  const total = counts.reduce((sum, count) => sum + count, 0);
  return counts.map((count) => (total === 0 ? NaN : count / total));
}
