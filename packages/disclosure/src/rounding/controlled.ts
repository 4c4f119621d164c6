import { type Highs, Program, solve } from "../solver/highs.ts";
import type { System } from "../table/system.ts";
import { checkBase } from "./conventional.ts";

export interface ControlledRounding {
  values: Float64Array;
  /** The greatest |rounded − true|. Below the base when `steps` is 1. */
  greatestError: number;
  /** How many bases the values may lie from the next multiple: 1 where zero-restricted rounding exists. */
  steps: number;
}

/**
 * Controlled rounding: every figure becomes a multiple of the base, every equality of the linked tables still holds, and
 * the sum of distances is least (Salazar 2005). Each figure goes to a multiple next to it; multiples stay. Where no
 * such table exists (three dimensions or more), figures may go one base further, and `steps` tells so.
 * Only a whole table can be rounded: cells the agency does not know are rounded as unknowns.
 * @returns undefined where no additive table was found in the time
 */
export function roundControlled(
  highs: Highs,
  { cells, values, rowStarts, rowCells, rowSigns }: System,
  base: number,
  { seconds = 60, most = 4 }: { seconds?: number; most?: number } = {},
): ControlledRounding | undefined {
  checkBase(base);
  for (let steps = 1; steps <= most; steps++) {
    const program = new Program();
    const floors = values.map((value) => Math.floor(value / base + 1e-9));
    for (let cell = 0; cell < cells; cell++) {
      // Value = base · (floor + column); the cost is the distance of the multiple, less a constant, linear for one step.
      const rest = values[cell]! / base - floors[cell]!;
      const stays = rest < 1e-9;
      const low = stays && steps === 1 ? 0 : Math.max(-floors[cell]!, 1 - steps);
      program.column(1 - 2 * rest, Math.min(0, low), stays && steps === 1 ? 0 : steps, true);
    }
    if (steps > 1) penalise(program, cells);
    for (let row = 0; row < rowStarts.length - 1; row++) {
      let right = 0;
      const entries: [number, number][] = [];
      for (let k = rowStarts[row]!; k < rowStarts[row + 1]!; k++) {
        entries.push([rowCells[k]!, rowSigns[k]!]);
        right -= rowSigns[k]! * floors[rowCells[k]!]!;
      }
      program.row(right, right, entries);
    }
    const solution = solve(highs, program, { seconds });
    if (solution === undefined) continue;
    const rounded = floors.map((floor, cell) => base * (floor + Math.round(solution.values[cell]!)) + 0);
    const greatestError = rounded.reduce(
      (most, value, cell) => Math.max(most, Math.abs(value - values[cell]!)),
      0,
    );
    return { values: rounded, greatestError, steps };
  }
  return undefined;
}

/** Going beyond the next multiple, either way, costs more than any choice between the two next ones. */
function penalise(program: Program, cells: number): void {
  for (let cell = 0; cell < cells; cell++) {
    const [low, high] = [program.colLower[cell]!, program.colUpper[cell]!];
    const beyond = program.column(10, 0, Infinity);
    if (high > 1)
      program.row(-Infinity, 1, [
        [cell, 1],
        [beyond, -1],
      ]);
    if (low < 0)
      program.row(0, Infinity, [
        [cell, 1],
        [beyond, 1],
      ]);
  }
}
