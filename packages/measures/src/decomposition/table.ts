import type { Counts } from "../data/counts.ts";

/** Units in rows, groups in columns, row after row: cells that belong together lie together. */
export interface Table {
  readonly rows: number;
  readonly columns: number;
  readonly cells: Float64Array;
}

/** The chosen areas and groups of counts as a table, in the order chosen. */
export function tableOf(counts: Counts, areas: ArrayLike<number>, groups: ArrayLike<number>): Table {
  const rows = areas.length;
  const columns = groups.length;
  const cells = new Float64Array(rows * columns);
  for (let g = 0; g < columns; g += 1) {
    const column = counts.groups[groups[g]!]!;
    for (let u = 0; u < rows; u += 1) cells[u * columns + g] = column[areas[u]!]!;
  }
  return { rows, columns, cells };
}

/** The same as counts: one column for each group. */
export function countsOfTable({ rows, columns, cells }: Table): Counts {
  const groups = Array.from({ length: columns }, (_, g) => {
    const column = new Float64Array(rows);
    for (let u = 0; u < rows; u += 1) column[u] = cells[u * columns + g]!;
    return column;
  });
  return { areas: rows, groups, totals: rowSums({ rows, columns, cells }) };
}

export function rowSums({ rows, columns, cells }: Table): Float64Array {
  const sums = new Float64Array(rows);
  for (let u = 0, at = 0; u < rows; u += 1) {
    let sum = 0;
    for (let g = 0; g < columns; g += 1, at += 1) sum += cells[at]!;
    sums[u] = sum;
  }
  return sums;
}

export function columnSums({ rows, columns, cells }: Table): Float64Array {
  const sums = new Float64Array(columns);
  for (let u = 0, at = 0; u < rows; u += 1)
    for (let g = 0; g < columns; g += 1, at += 1) sums[g]! += cells[at]!;
  return sums;
}

export const identityRows = (rows: number): Int32Array => Int32Array.from({ length: rows }, (_, row) => row);
