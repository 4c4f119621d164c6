import type { Cube } from "../cube.ts";
import { figureAt } from "../cube.ts";
import { CubeError, text } from "../error.ts";
import type { Figure } from "../figure.ts";
import { categoryIndex, dimensionIndex, stridesOf } from "./stride.ts";

/** One cell: its place, the category of each dimension in order, and the figure. */
export interface Cell {
  index: number;
  ids: string[];
  figure: Figure;
}

/**
 * Index of a cell named by one category per dimension; a dimension with a single category may be left out.
 * @throws CubeError where a dimension or category is unknown or left open
 */
export function cellIndex(cube: Pick<Cube, "dimensions">, ids: Readonly<Record<string, string>>): number {
  for (const id of Object.keys(ids)) dimensionIndex(cube, id);
  const strides = stridesOf(cube.dimensions);
  let index = 0;
  for (const [at, dimension] of cube.dimensions.entries()) {
    const id = Object.hasOwn(ids, dimension.id) ? ids[dimension.id] : undefined;
    if (id === undefined && dimension.categories.length !== 1) throw open(dimension.id, ids);
    index += id === undefined ? 0 : categoryIndex(dimension, id) * strides[at]!;
  }
  return index;
}

/** The figure of a cell named by one category per dimension. */
export const figureOf = (cube: Cube, ids: Readonly<Record<string, string>>): Figure =>
  figureAt(cube, cellIndex(cube, ids));

/** Every cell in order, with its category ids. */
export function* cells(cube: Cube): Generator<Cell> {
  const { dimensions } = cube;
  const at = dimensions.map(() => 0);
  for (let index = 0; index < cube.values.length; index++) {
    yield {
      index,
      ids: dimensions.map(({ categories }, dimension) => categories[at[dimension]!]!.id),
      figure: figureAt(cube, index),
    };
    for (let dimension = at.length - 1; dimension >= 0; dimension--) {
      if (++at[dimension]! < dimensions[dimension]!.categories.length) break;
      at[dimension] = 0;
    }
  }
}

const open = (dimension: string, ids: Readonly<Record<string, string>>): CubeError =>
  new CubeError({
    kind: "argument",
    what: text(
      `Cellen är inte entydig: ${dimension} saknas`,
      `The cell is not told: ${dimension} is left out`,
    ),
    value: ids,
    expected: text("ett värde för varje dimension", "a category for each dimension"),
    action: text(`Ange ${dimension}.`, `Give ${dimension}.`),
  });
