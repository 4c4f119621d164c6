import type { Category, Cube } from "../cube.ts";
import { figureAt } from "../cube.ts";
import type { Figure } from "../figure.ts";
import { reorderCube } from "./select.ts";
import { dimensionIndex } from "./stride.ts";

export interface PivotRow {
  /** One category per remaining dimension, in order. */
  categories: Category[];
  /** One figure per column. */
  figures: Figure[];
}

export interface Pivot {
  columns: Category[];
  rows: PivotRow[];
}

/** A table whose columns are the categories of one dimension, and whose rows are all combinations of the others. */
export function pivot(cube: Cube, columnDimension: string): Pivot {
  const at = dimensionIndex(cube, columnDimension);
  const rest = cube.dimensions.filter((_, index) => index !== at);
  const turned = reorderCube(cube, [...rest.map(({ id }) => id), columnDimension]);
  const columns = cube.dimensions[at]!.categories;
  const count = columns.length === 0 ? 0 : turned.values.length / columns.length;
  const rows = Array.from({ length: count }, (_, row): PivotRow => {
    let left = row;
    const categories = rest.map((): Category => ({ id: "", label: { sv: "", en: "" } }));
    for (let d = rest.length - 1; d >= 0; d--) {
      const own = rest[d]!.categories;
      categories[d] = own[left % own.length]!;
      left = Math.floor(left / own.length);
    }
    return {
      categories,
      figures: columns.map((_, column) => figureAt(turned, row * columns.length + column)),
    };
  });
  return { columns, rows };
}
