import type { FigureTable } from "./build.ts";
import { sortedRows } from "./grow.ts";

const key = ({ version, code }: { version: string; code: string }): string => `${version}:${code}`;

/** Areas in order of version and code, years in order: the same figures give the same bytes in whatever order they came. */
export function sorted(table: FigureTable): FigureTable {
  const areas = [...table.areas].sort((a, b) => (key(a) < key(b) ? -1 : 1));
  const areaTo = new Map(areas.map((area, at) => [key(area), at]));
  const dimensions = table.dimensions.map((dimension) => ({
    ...dimension,
    categories:
      dimension.id === "year"
        ? [...dimension.categories].sort((a, b) => Number(a.id) - Number(b.id))
        : dimension.categories,
  }));
  const moves = [
    Int32Array.from(table.areas, (area) => areaTo.get(key(area))!),
    ...dimensions.map(({ categories }, at) =>
      Int32Array.from(table.dimensions[at]!.categories, (category) => categories.indexOf(category)),
    ),
  ];
  const { columns } = table;
  for (const [at, codes] of columns.codes.entries())
    for (let row = 0; row < columns.length; row += 1) codes[row] = moves[at]![codes[row]!]!;
  const sizes = [areas.length, ...dimensions.map(({ categories }) => categories.length)];
  return { ...table, areas, dimensions, columns: columns.pick(sortedRows(columns, sizes)) };
}
