import type { Category, Cube, Dimension } from "../cube.ts";
import { CubeError, text } from "../error.ts";

/** How far apart two neighbours along each dimension lie; the last dimension varies fastest. */
export function stridesOf(dimensions: readonly Dimension[]): number[] {
  const strides: number[] = Array.from({ length: dimensions.length });
  let stride = 1;
  for (let at = dimensions.length - 1; at >= 0; at--) {
    strides[at] = stride;
    stride *= dimensions[at]!.categories.length;
  }
  return strides;
}

/** Position of a dimension in the cube. @throws CubeError where there is none of that id */
export function dimensionIndex({ dimensions }: Pick<Cube, "dimensions">, id: string): number {
  const at = dimensions.findIndex((dimension) => dimension.id === id);
  if (at >= 0) return at;
  throw new CubeError({
    kind: "argument",
    what: text("Kuben saknar dimensionen", "The cube has no such dimension"),
    value: id,
    expected: listed(dimensions.map((dimension) => dimension.id)),
    action: text("Välj en av dem.", "Choose one of them."),
  });
}

/** Position of a category in its dimension. @throws CubeError where there is none of that id */
export function categoryIndex({ id: dimension, categories }: Dimension, id: string): number {
  const at = categories.findIndex((category) => category.id === id);
  if (at >= 0) return at;
  throw noCategory(dimension, id, categories);
}

/** Category id → position, for many look-ups. */
export const categoryPositions = ({ categories }: Dimension): Map<string, number> =>
  new Map(categories.map(({ id }, at) => [id, at]));

export const noCategory = (dimension: string, id: string, categories: readonly Category[]): CubeError =>
  new CubeError({
    kind: "argument",
    what: text(`Dimensionen ${dimension} saknar värdet`, `The dimension ${dimension} has no such category`),
    value: id,
    expected: listed(categories.map((category) => category.id)),
    action: text("Välj ett av dem.", "Choose one of them."),
  });

const listed = (ids: string[]): CubeError["problem"]["expected"] => {
  const shown = ids.slice(0, 8).join(", ");
  const more = ids.length - 8;
  return more > 0 ? text(`${shown} … (${more} till)`, `${shown} … (${more} more)`) : text(shown || "–");
};
