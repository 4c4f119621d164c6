import type { Category, Cube, Dimension } from "../cube.ts";
import { cubeSize, figureAt, setFigure } from "../cube.ts";
import type { Figure } from "../figure.ts";
import { categoryPositions, dimensionIndex, noCategory, stridesOf } from "./stride.ts";
import { sumFigures } from "./sum.ts";

export interface MapOptions {
  /** How figures that land in one category become one; a sum that honours status unless told. */
  combine?: (parts: readonly Figure[]) => Figure;
}

/**
 * Figures by new categories of a dimension: `into` says where each old category goes (several, one or none), for
 * example areas into area types, or single years of age into classes. A new category that gets nothing is missing.
 * @throws CubeError where `into` names a category that is not among the new
 */
export function mapDimension(
  cube: Cube,
  dimension: string,
  categories: readonly Category[],
  into: (category: Category) => string | readonly string[] | undefined,
  { combine = sumFigures }: MapOptions = {},
): Cube {
  const at = dimensionIndex(cube, dimension);
  const old = cube.dimensions[at]!;
  const target: Dimension = { ...old, categories: [...categories] };
  const positions = categoryPositions(target);
  const sources = categories.map((): number[] => []);
  for (const [from, category] of old.categories.entries())
    for (const id of [into(category) ?? []].flat()) {
      const to = positions.get(id);
      if (to === undefined) throw noCategory(dimension, id, categories);
      sources[to]!.push(from);
    }
  const dimensions = cube.dimensions.with(at, target);
  const size = cubeSize(dimensions);
  const result: Cube = {
    ...cube,
    dimensions,
    values: new Float64Array(size),
    status: new Uint8Array(size),
    flags: new Uint8Array(size),
  };
  const inner = stridesOf(cube.dimensions)[at]!;
  const outer = old.categories.length * inner;
  for (let cell = 0; cell < size; cell++) {
    const to = Math.floor(cell / inner) % categories.length;
    const start = Math.floor(cell / (categories.length * inner)) * outer + (cell % inner);
    const parts = sources[to]!.map((from) => figureAt(cube, start + from * inner));
    setFigure(result, cell, combine(parts));
  }
  return result;
}
