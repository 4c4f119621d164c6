import { text } from "@tvars/cube";
import { DisclosureError } from "../error.ts";
import { nestingOf, type TableDimension } from "./dimension.ts";

/** Figures over dimensions, row-major: the last dimension varies fastest. */
export interface Table {
  /** What is counted. Cells of the same measure and the same categories are one cell in linked tables. */
  measure: string;
  dimensions: readonly TableDimension[];
  /** NaN: the agency itself does not know (missing) unless `notApplicable` says that there is nothing to know. */
  values: Float64Array;
  notApplicable?: Uint8Array;
  /** How many persons, workplaces or companies stand behind each cell. */
  contributors?: Float64Array;
  /** The largest contributions of each cell, greatest first; amounts need the two largest, (n, k) the n largest. */
  largest?: readonly (readonly number[])[];
  /** 1: shown whatever happens, because it is public already. 2: known to be hidden in an earlier release. */
  fixed?: Uint8Array;
}

export const FIXED = { free: 0, published: 1, hidden: 2 } as const;

export const tableSize = (dimensions: readonly TableDimension[]): number =>
  dimensions.reduce((size, { categories }) => size * categories.length, 1);

/** How far apart neighbours along each dimension lie in `values`. */
export function tableStrides(dimensions: readonly TableDimension[]): Int32Array {
  const strides = new Int32Array(dimensions.length);
  let step = 1;
  for (let d = dimensions.length - 1; d >= 0; d--) {
    strides[d] = step;
    step *= dimensions[d]!.categories.length;
  }
  return strides;
}

/** @throws DisclosureError where the number of values is not the product of the categories */
export function checkTable({ measure, dimensions, values }: Table): void {
  const size = tableSize(dimensions);
  if (values.length === size) return;
  throw new DisclosureError("argument", {
    what: text(`Tabellen ${measure}`, `Table ${measure}`),
    value: values.length,
    expected: text(`${size} celler`, `${size} cells`),
    action: text(
      "Ge ett värde per kombination av kategorier.",
      "Give one value per combination of categories.",
    ),
  });
}

/** The categories of a cell, one per dimension. */
export function categoriesAt({ dimensions }: Pick<Table, "dimensions">, cell: number): string[] {
  const names: string[] = [];
  let rest = cell;
  for (let d = dimensions.length - 1; d >= 0; d--) {
    const { categories } = dimensions[d]!;
    names.unshift(categories[rest % categories.length]!);
    rest = Math.floor(rest / categories.length);
  }
  return names;
}

/**
 * A table with every total filled in from its base cells: each total is the sum over the base categories within it.
 * Contributors are summed alike; the largest contributions are merged. What stands in total cells before is overwritten.
 */
export function withTotals(table: Table): Table {
  checkTable(table);
  const strides = tableStrides(table.dimensions);
  const values = table.values.slice();
  const contributors = table.contributors?.slice();
  const largest = table.largest?.map((list) => list.slice());
  for (const [d, dimension] of table.dimensions.entries()) {
    const { bases, basesOf, size } = nestingOf(dimension);
    const isBase = new Set(bases);
    const stride = strides[d]!;
    for (let cell = 0; cell < values.length; cell++) {
      const category = Math.floor(cell / stride) % size;
      if (isBase.has(category)) continue;
      const origin = cell - category * stride;
      let [sum, people] = [0, 0];
      const merged: number[] = [];
      for (const base of basesOf[category]!) {
        sum += values[origin + base * stride]!;
        people += contributors?.[origin + base * stride] ?? 0;
        if (largest !== undefined) merged.push(...largest[origin + base * stride]!);
      }
      values[cell] = sum;
      if (contributors !== undefined) contributors[cell] = people;
      if (largest !== undefined) largest[cell] = merged.sort((a, b) => b - a).slice(0, 5);
    }
  }
  return { ...table, values, ...(contributors && { contributors }), ...(largest && { largest }) };
}
