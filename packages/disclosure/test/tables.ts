/** Small tables of every shape, made from numbers: for the tests of this package. */
import { type Relation, type Table, type TableDimension, withTotals } from "@tvars/disclosure";
import fc from "fast-check";

export const flat = (id: string, parts: readonly string[]): TableDimension => ({
  id,
  categories: [...parts, "Total"],
  relations: [{ total: "Total", parts }],
  total: "Total",
});

/** A dimension in levels: leaf codes, and how they are grouped, level by level. */
export function tree(id: string, leaves: readonly string[], levels: readonly Relation[]): TableDimension {
  const totals = levels.map(({ total }) => total);
  return { id, categories: [...leaves, ...totals], relations: levels, total: totals.at(-1)! };
}

/** Fills the base cells in order, and all totals. */
export function tableOf(
  measure: string,
  dimensions: readonly TableDimension[],
  base: readonly number[],
  more: Partial<Table> = {},
): Table {
  const size = dimensions.reduce((product, { categories }) => product * categories.length, 1);
  const totals = dimensions.map(({ relations = [] }) => new Set(relations.map(({ total }) => total)));
  const values = new Float64Array(size);
  let next = 0;
  for (let at = 0; at < size; at++) {
    let rest = at;
    let isBase = true;
    for (let d = dimensions.length - 1; d >= 0; d--) {
      const { categories } = dimensions[d]!;
      if (totals[d]!.has(categories[rest % categories.length]!)) isBase = false;
      rest = Math.floor(rest / categories.length);
    }
    if (isBase) values[at] = base[next++ % base.length]!;
  }
  return withTotals({ measure, dimensions, values, ...more });
}

const names = (prefix: string, count: number): string[] =>
  Array.from({ length: count }, (_, i) => `${prefix}${i}`);

/** Areas in kommuner in one riket; sometimes with area types across. */
export const areas: fc.Arbitrary<TableDimension> = fc
  .tuple(fc.array(fc.integer({ min: 1, max: 4 }), { minLength: 1, maxLength: 3 }), fc.boolean())
  .map(([sizes, crossed]) => {
    const leaves: string[] = [];
    const kommuner = sizes.map((size, k) => {
      const parts = names(`r${k}.`, size);
      leaves.push(...parts);
      return { total: `k${k}`, parts };
    });
    const riket = { total: "riket", parts: kommuner.map(({ total }) => total) };
    if (!crossed || leaves.length < 2) return tree("area", leaves, [...kommuner, riket]);
    const types = [0, 1].map((type) => ({
      total: `type${type}`,
      parts: leaves.filter((_, i) => i % 2 === type),
    }));
    const byType = { total: "riket", parts: types.map(({ total }) => total) };
    const categories = [...leaves, ...kommuner.map(({ total }) => total), "type0", "type1", "riket"];
    return { id: "area", categories, relations: [...kommuner, riket, ...types, byType], total: "riket" };
  });

export const groups = (id: string): fc.Arbitrary<TableDimension> =>
  fc.integer({ min: 2, max: 4 }).map((count) => flat(id, names(id, count)));

export const counts = fc.array(
  fc.oneof(
    { weight: 2, arbitrary: fc.integer({ min: 0, max: 6 }) },
    { weight: 3, arbitrary: fc.integer({ min: 5, max: 60 }) },
  ),
  { minLength: 30, maxLength: 60 },
);

/** One table, or two that share areas. */
export const tables: fc.Arbitrary<Table[]> = fc.oneof(
  fc.tuple(areas, groups("sex"), counts).map(([area, sex, base]) => [tableOf("n", [area, sex], base)]),
  fc.tuple(groups("sex"), groups("age"), counts).map(([sex, age, base]) => [tableOf("n", [sex, age], base)]),
  fc
    .tuple(areas, groups("sex"), groups("age"), counts)
    .map(([area, sex, age, base]) => [tableOf("n", [area, sex, age], base)]),
  fc.tuple(areas, groups("sex"), groups("age"), counts).map(([area, sex, age, base]) => {
    const whole = tableOf("n", [area, sex, age], base);
    return [without(whole, 2), without(whole, 1)];
  }),
);

/** The table of a dimension's total alone. */
export function without(table: Table, d: number): Table {
  const { categories, total } = table.dimensions[d]!;
  const keep = categories.indexOf(total!);
  const inner = table.dimensions.slice(d + 1).reduce((product, one) => product * one.categories.length, 1);
  const values = table.values.filter((_, at) => Math.floor(at / inner) % categories.length === keep);
  return { ...table, dimensions: table.dimensions.filter((_, at) => at !== d), values };
}
