import type { Counts } from "../data/counts.ts";
import { MeasuresError } from "../error.ts";
import type { Table } from "./table.ts";
import { columnSums, identityRows, tableOf } from "./table.ts";

/** One level of areas within areas: its sums by group, and in which unit of the level outside each of its units lies. */
export interface Level {
  readonly table: Table;
  /** For each unit the row of the level outside; all 0 at the outermost. */
  readonly outside: Int32Array;
  /** For each of the data's areas the row of this level. */
  readonly of: Int32Array;
}

/**
 * The levels of a nesting from the outermost to the areas themselves; before them the whole as a level of one unit.
 * @param nesting for each area the number of the larger area it lies in; outermost level first
 * @throws MeasuresError `input` when a column has not one whole number for each area, or an inner unit lies in two outer ones
 */
export function levelsOf(counts: Counts, nesting: readonly Int32Array[]): [Level, ...Level[]] {
  const areas = tableOf(counts, identityRows(counts.areas), [...counts.groups.keys()]);
  const whole: Level = {
    table: { rows: 1, columns: areas.columns, cells: columnSums(areas) },
    outside: new Int32Array(1),
    of: new Int32Array(counts.areas),
  };
  const levels: [Level, ...Level[]] = [whole];
  for (const [number, column] of nesting.entries()) {
    checkColumn(column, counts.areas, number);
    levels.push(levelWithin(levels.at(-1)!, areas, column, number));
  }
  levels.push({ table: areas, outside: levels.at(-1)!.of, of: identityRows(counts.areas) });
  return levels;
}

function checkColumn(column: Int32Array, areas: number, level: number): void {
  if (column.length !== areas)
    throw new MeasuresError("input", {
      value: `${column.length} numbers at level ${level + 1}`,
      expected: `${areas}, one for each area`,
      action: "Give for each area the number of the larger area it lies in.",
    });
}

function levelWithin(outer: Level, areas: Table, column: Int32Array, level: number): Level {
  const { columns } = areas;
  const rowOf = new Map<number, number>();
  const outside: number[] = [];
  const of = new Int32Array(areas.rows);
  for (let i = 0; i < areas.rows; i += 1) {
    const unit = column[i]!;
    let row = rowOf.get(unit);
    if (row === undefined) {
      row = rowOf.size;
      rowOf.set(unit, row);
      outside.push(outer.of[i]!);
    } else if (outside[row] !== outer.of[i])
      throw new MeasuresError("input", {
        value: `unit ${unit} of level ${level + 1} in two units of level ${level}`,
        expected: "each unit within one unit of the level outside",
        action: "Give the outermost level first, and number units of a level apart from each other.",
      });
    of[i] = row;
  }
  const cells = new Float64Array(rowOf.size * columns);
  for (let i = 0; i < areas.rows; i += 1)
    for (let g = 0; g < columns; g += 1) cells[of[i]! * columns + g]! += areas.cells[i * columns + g]!;
  return { table: { rows: rowOf.size, columns, cells }, outside: Int32Array.from(outside), of };
}
