import { type Evidence, lacking, type Task } from "./task.ts";

/**
 * Checks evidence against the system, without trusting how it was found: only hidden cells change, every equality
 * holds, every bound holds, whole tables stay whole, nobody's own cell is leaned on, and the cell goes as far as it must.
 */
export function holds(
  task: Task,
  { cell, up, down, upCells, upChange, downCells, downChange }: Evidence,
): boolean {
  const { primary } = task;
  return (
    lacking(primary, cell, up, down) === 0 &&
    isTable(task, cell, upCells, upChange) &&
    isTable(task, cell, downCells, downChange) &&
    (up === 0 || reaches(cell, upCells, upChange, up)) &&
    (down === 0 || reaches(cell, downCells, downChange, -down))
  );
}

const reaches = (cell: number, cells: Int32Array, change: Float64Array, by: number): boolean =>
  Math.abs(change[cells.indexOf(cell)]! - by) <= 1e-6 * Math.max(1, Math.abs(by));

function isTable(
  { system, hidden, known }: Task,
  cell: number,
  cells: Int32Array,
  change: Float64Array,
): boolean {
  const { values, lower, upper, whole, cellStarts, cellRows, cellSigns } = system;
  const sums = new Map<number, number>();
  let scale = 1;
  for (let k = 0; k < cells.length; k++) {
    const other = cells[k]!;
    const value = values[other]! + change[k]!;
    const slack = 1e-6 * Math.max(1, Math.abs(values[other]!));
    if (hidden[other] === 0 || (known[other] === 1 && other !== cell)) return false;
    if (value < lower[other]! - slack || value > upper[other]! + slack) return false;
    if (whole && !Number.isInteger(change[k]!)) return false;
    scale = Math.max(scale, Math.abs(change[k]!));
    for (let e = cellStarts[other]!; e < cellStarts[other + 1]!; e++)
      sums.set(cellRows[e]!, (sums.get(cellRows[e]!) ?? 0) + cellSigns[e]! * change[k]!);
  }
  for (const sum of sums.values()) if (Math.abs(sum) > (whole ? 0 : 1e-6 * scale)) return false;
  return true;
}
