import type { AreaPage } from "@tvars/api";
import type { Version } from "@tvars/areas";
import { figureAt } from "@tvars/cube";
import type { Engine } from "@tvars/engine";
import type { Data } from "../data/data.ts";
import { snapshotOf } from "../data/data.ts";

/** Shares of residents, per cent, that caveats look at. */
export interface AgeShares {
  year: number;
  young: number;
  old: number;
}

const OLD = ["65-69", "70-74", "75-79", "80+"];

/** Population by age group of one area; the year asked for, or the nearest within a year. Empty where none is stored. */
export async function agesOf(
  data: Data,
  engine: Engine,
  version: Version,
  code: string,
  year: number,
): Promise<{ year: number; ages: AreaPage["ages"] }> {
  const snapshot = snapshotOf(data, "TAB6574");
  const years = data.population.get(version)?.years ?? [];
  const near = [year, year + 1, year - 1].find((candidate) => years.includes(candidate));
  if (!snapshot || near === undefined) return { year, ages: [] };
  const cube = await engine.cube({
    from: [snapshot],
    by: ["age"],
    where: { version: [version], area: [code], year: [near], sex: ["total"], measure: ["population"] },
  });
  const ages = cube.dimensions[0]!.categories.map(({ id, label }, index) => ({
    age: id,
    label,
    population: figureAt(cube, index),
  }));
  return { year: near, ages: ages.filter(({ age }) => age !== "total") };
}

export function ageShares({ year, ages }: { year: number; ages: AreaPage["ages"] }): AgeShares | undefined {
  const of = (groups: readonly string[]): number =>
    ages
      .filter(({ age }) => groups.includes(age))
      .reduce((sum, { population }) => sum + (population.value ?? NaN), 0);
  const total = ages.reduce((sum, { population }) => sum + (population.value ?? NaN), 0);
  if (!(total > 0)) return undefined;
  return { year, young: (100 * of(["20-24"])) / total, old: (100 * of(OLD)) / total };
}
