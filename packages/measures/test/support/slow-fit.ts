/** Iterative proportional fitting written out: one half step at a time, every margin summed anew. What the fast one is checked against. */
import type { Table } from "../../src/decomposition/table.ts";
import { columnSums, rowSums } from "../../src/decomposition/table.ts";

const shares = (margin: Float64Array): Float64Array => {
  const all = margin.reduce((sum, value) => sum + value, 0);
  return margin.map((value) => value / all);
};

/**
 * Stops after the half step at which every margin is within the precision, as Elbers' package does: at 1e-3 that may be the first.
 * Groups are scaled first.
 */
export function slowFit(source: Table, units: Float64Array, groups: Float64Array, precision: number): Table {
  const { rows, columns } = source;
  const cells = shares(source.cells.map((count) => (count === 0 ? 1e-10 : count)));
  const table = { rows, columns, cells };
  const wanted = { units: shares(units), groups: shares(groups) };
  const off = (now: Float64Array, target: Float64Array): number =>
    now.reduce((most, value, at) => Math.max(most, Math.abs(value - target[at]!)), 0);
  for (let half = 0; ; half += 1) {
    const now = half % 2 === 0 ? columnSums(table) : rowSums(table);
    const target = half % 2 === 0 ? wanted.groups : wanted.units;
    for (let u = 0; u < rows; u += 1)
      for (let g = 0; g < columns; g += 1) {
        const at = half % 2 === 0 ? g : u;
        cells[u * columns + g]! *= target[at]! / now[at]!;
      }
    cells.set(shares(cells));
    if (off(columnSums(table), wanted.groups) <= precision && off(rowSums(table), wanted.units) <= precision)
      return table;
  }
}
