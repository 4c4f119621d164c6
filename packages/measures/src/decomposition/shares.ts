import type { Table } from "./table.ts";
import { columnSums, rowSums } from "./table.ts";

/**
 * The part of each unit in M: p_u Σ_g p_g|u ln(p_g|u / p_g), into `parts`; returns their sum, M in nats. Empty units have 0.
 * @param table units × groups, counts or shares
 */
export function mutualInformationShares(table: Table, parts: Float64Array): number {
  const { rows, columns, cells } = table;
  const units = rowSums(table);
  const groups = columnSums(table);
  let all = 0;
  for (const sum of groups) all += sum;
  let M = 0;
  for (let u = 0, at = 0; u < rows; u += 1) {
    let part = 0;
    const scale = all / units[u]!;
    for (let g = 0; g < columns; g += 1, at += 1) {
      const cell = cells[at]!;
      if (cell > 0) part += cell * Math.log((cell * scale) / groups[g]!);
    }
    parts[u] = part / all;
    M += parts[u]!;
  }
  return M;
}

/** Entropy in nats of persons or shares by group. */
export function entropyOf(margin: Float64Array): number {
  let all = 0;
  for (const value of margin) all += value;
  let entropy = 0;
  for (const value of margin) if (value > 0) entropy -= (value / all) * Math.log(value / all);
  return entropy;
}

/** The part of each unit in H = M / E, E the entropy of the groups. NaN where there is but one group. */
export function theilHShares(table: Table, parts: Float64Array): number {
  const M = mutualInformationShares(table, parts);
  const E = entropyOf(columnSums(table));
  for (let u = 0; u < parts.length; u += 1) parts[u]! /= E;
  return M / E;
}

/** The part of each unit in D = ½ Σ |x_u/X − y_u/Y| of the two columns of a table. */
export function dissimilarityShares(table: Table, parts: Float64Array): number {
  const [X, Y] = columnSums(table) as unknown as [number, number];
  let D = 0;
  for (let u = 0; u < table.rows; u += 1) {
    parts[u] = Math.abs(table.cells[2 * u]! / X - table.cells[2 * u + 1]! / Y) / 2;
    D += parts[u]!;
  }
  return D;
}
