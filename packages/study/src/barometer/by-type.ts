import type { ByType } from "@tvars/api";
import { absent, figure, sumFigures } from "@tvars/cube";
import type { Figure, Flag } from "@tvars/cube";

/** One area's part in a sum by type: its type (0 = none) and its population. */
export interface TypedArea {
  type: number;
  population: Figure;
}

export interface TypeSums {
  types: ByType[];
  untyped: { areas: number; population: Figure };
  population: Figure;
}

/**
 * Areas and population by type, and each type's share of the typed population, 0–1. A missing or suppressed population makes
 * its type's sum so, never smaller; areas without a type are counted apart.
 */
export function sumByType(areas: readonly TypedArea[]): TypeSums {
  const groups: Figure[][] = [[], [], [], [], [], []];
  for (const { type, population } of areas) (groups[type] ?? groups[0]!).push(population);
  // A type that no area has is nobody, which is known; a sum of no figures would not be.
  const sums = groups.map((parts) => (parts.length === 0 ? figure(0) : sumFigures(parts)));
  const [none, ...typed] = sums as [Figure, ...Figure[]];
  const population = sumFigures(typed);
  return {
    types: typed.map((sum, index) => ({
      type: (index + 1) as ByType["type"],
      areas: groups[index + 1]!.length,
      population: sum,
      share: shareOf(sum, population),
    })),
    untyped: { areas: groups[0]!.length, population: none },
    population,
  };
}

/** Hidden or missing where the whole is, since every share is of the whole. */
function shareOf(part: Figure, whole: Figure): Figure {
  if (whole.value === null || part.value === null)
    return absent(whole.status === "suppressed" ? "suppressed" : "missing", whole.flags);
  return whole.value > 0 ? figure(part.value / whole.value, whole.flags) : absent("missing", whole.flags);
}

/** Population-weighted mean; missing when no area has both. */
export function weightedMean(values: readonly Figure[], weights: readonly Figure[]): Figure {
  let sum = 0;
  let total = 0;
  const flags = new Set<Flag>();
  values.forEach(({ value }, index) => {
    const weight = weights[index]!.value;
    if (value === null || weight === null) return;
    sum += value * weight;
    total += weight;
    weights[index]!.flags?.forEach((flag) => flags.add(flag));
  });
  return total > 0 ? figure(sum / total, [...flags]) : absent("missing");
}
