import { MeasuresError } from "../error.ts";
import type { Table } from "./table.ts";
import { columnSums, rowSums } from "./table.ts";

export interface IpfOptions {
  /**
   * The fit ends when every margin, as a share of all, is within this of its target. With thousands of areas a share is itself about 1e-4,
   * so that the 1e-3 other packages start from leaves the fit half done.
   */
  precision?: number;
  /** One iteration scales the groups and then the units. */
  maxIterations?: number;
  /**
   * What an empty cell counts as, in persons. With true zeros a fit may not exist; with this one it always does, and no result is moved in
   * a digit that is read.
   */
  emptyCell?: number;
}

export interface IpfTable {
  /** Shares of all, with the wanted unit margins exactly and the wanted group margins to within the precision. */
  table: Table;
  iterations: number;
}

/**
 * Gives a table other margins and keeps its structure, all its odds ratios, by iterative proportional fitting (Deming & Stephan 1940).
 * Only the scale of each row and column is iterated, so one iteration reads the table once and writes nothing.
 * @param source units × groups, counts or shares
 * @param unitTarget wanted margin of each unit, on any scale; above 0
 * @param groupTarget wanted margin of each group, on any scale; above 0
 * @throws MeasuresError `input` for a target that is missing or not above 0; `undefined` when the margins are not met within `maxIterations`
 */
export function proportionalFit(
  source: Table,
  unitTarget: Float64Array,
  groupTarget: Float64Array,
  { precision = 1e-9, maxIterations = 10_000, emptyCell = 1e-10 }: IpfOptions = {},
): IpfTable {
  const { rows, columns } = source;
  checkTarget(unitTarget, rows, "units");
  checkTarget(groupTarget, columns, "groups");
  const cells = source.cells.slice();
  for (let at = 0; at < cells.length; at += 1) if (cells[at] === 0) cells[at] = emptyCell;
  const units = shares(unitTarget);
  const groups = shares(groupTarget);
  const now = shares(columnSums({ rows, columns, cells }));
  const unitScale = new Float64Array(rows);
  const groupScale = groups.map((share, g) => share / now[g]!);
  let off = Infinity;
  for (let iterations = 1; iterations <= maxIterations; iterations += 1) {
    now.fill(0);
    for (let u = 0, row = 0; u < rows; u += 1, row += columns) {
      let sum = 0;
      for (let g = 0; g < columns; g += 1) sum += cells[row + g]! * groupScale[g]!;
      const scale = units[u]! / sum;
      unitScale[u] = scale;
      for (let g = 0; g < columns; g += 1) now[g]! += cells[row + g]! * scale;
    }
    off = 0;
    for (let g = 0; g < columns; g += 1) off = Math.max(off, Math.abs(now[g]! * groupScale[g]! - groups[g]!));
    if (off <= precision) {
      for (let u = 0, at = 0; u < rows; u += 1)
        for (let g = 0; g < columns; g += 1, at += 1) cells[at]! *= unitScale[u]! * groupScale[g]!;
      return { table: { rows, columns, cells }, iterations };
    }
    for (let g = 0; g < columns; g += 1) groupScale[g] = groups[g]! / now[g]!;
  }
  throw new MeasuresError("undefined", {
    value: `margins ${off} from their targets after ${maxIterations} iterations`,
    expected: `${precision} or less`,
    action: "Raise maxIterations, ask for less precision, or join small groups.",
  });
}

function checkTarget(target: Float64Array, length: number, of: string): void {
  if (target.length === length && target.every((value) => value > 0 && value < Infinity)) return;
  throw new MeasuresError("input", {
    value: `a margin of ${target.length} ${of}, the least ${target.reduce((least, value) => Math.min(least, value), Infinity)}`,
    expected: `${length} ${of}, each above 0`,
    action: "Leave out units and groups that are to be empty.",
  });
}

function shares(margin: Float64Array): Float64Array {
  let sum = 0;
  for (const value of margin) sum += value;
  return margin.map((value) => value / sum);
}

/** Margins of a table: its rows' and its columns' sums. */
export const marginsOf = (table: Table): { units: Float64Array; groups: Float64Array } => ({
  units: rowSums(table),
  groups: columnSums(table),
});
