import type { Cube } from "../cube.ts";
import { CubeError, text } from "../error.ts";
import { everyCategory, gather } from "./gather.ts";
import { categoryPositions, dimensionIndex, noCategory } from "./stride.ts";

/**
 * The part of a cube with the named categories, in the order named; other dimensions whole.
 * @throws CubeError where a dimension or category is unknown
 */
export function selectCube(cube: Cube, ids: Readonly<Record<string, readonly string[]>>): Cube {
  for (const id of Object.keys(ids)) dimensionIndex(cube, id);
  const picks = cube.dimensions.map((dimension) => {
    const wanted = Object.hasOwn(ids, dimension.id) ? ids[dimension.id] : undefined;
    if (!wanted) return everyCategory(dimension);
    const positions = categoryPositions(dimension);
    return wanted.map((id) => {
      const at = positions.get(id);
      if (at === undefined) throw noCategory(dimension.id, id, dimension.categories);
      return at;
    });
  });
  return gather(cube, [...cube.dimensions.keys()], picks);
}

/** The same figures with the dimensions in another order. @throws CubeError where the order does not name each once */
export function reorderCube(cube: Cube, order: readonly string[]): Cube {
  const from = order.map((id) => dimensionIndex(cube, id));
  if (new Set(from).size !== cube.dimensions.length || from.length !== cube.dimensions.length)
    throw new CubeError({
      kind: "argument",
      what: text("Ordningen är inte fullständig", "The order is not complete"),
      value: order,
      expected: text(cube.dimensions.map(({ id }) => id).join(", ")),
      action: text("Nämn varje dimension en gång.", "Name each dimension once."),
    });
  return gather(
    cube,
    from,
    from.map((at) => everyCategory(cube.dimensions[at]!)),
  );
}
