import type { ByType } from "@tvars/api";
import { absent, figure } from "@tvars/cube";
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
 * Areas and population by type, and each type's share of the typed population, 0–1.
 * A missing population makes its type's sum missing, never smaller; areas without a type are counted apart.
 */
export function sumByType(areas: readonly TypedArea[]): TypeSums {
  const groups = Array.from({ length: 6 }, () => ({ areas: 0, sum: 0, known: true, flags: new Set<Flag>() }));
  for (const { type, population } of areas) {
    const group = groups[type] ?? groups[0]!;
    group.areas += 1;
    if (population.value === null) group.known = false;
    else group.sum += population.value;
    population.flags?.forEach((flag) => group.flags.add(flag));
  }
  const of = ({ sum, known, flags }: (typeof groups)[number]): Figure =>
    known ? figure(sum, [...flags]) : absent("missing", [...flags]);
  const typed = groups.slice(1);
  const total = typed.every(({ known }) => known) ? typed.reduce((all, { sum }) => all + sum, 0) : NaN;
  const allFlags = [...new Set(typed.flatMap(({ flags }) => [...flags]))];
  return {
    types: typed.map((group, index) => ({
      type: (index + 1) as ByType["type"],
      areas: group.areas,
      population: of(group),
      share: total > 0 ? figure(group.sum / total, allFlags) : absent("missing", allFlags),
    })),
    untyped: { areas: groups[0]!.areas, population: of(groups[0]!) },
    population: Number.isNaN(total) ? absent("missing", allFlags) : figure(total, allFlags),
  };
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
