import type { System } from "../table/system.ts";
import { STATE } from "../table/system.ts";
import type { Primary } from "../rules/primary.ts";

/** What a method of secondary suppression gets, and what it changes: `hidden`. */
export interface Task {
  system: System;
  /** 1: no value is shown for the cell. Primary cells, and what nobody knows, are hidden from the start. */
  hidden: Uint8Array;
  /** Price of hiding a cell that is not hidden; Infinity: must be shown. */
  cost: Float64Array;
  /** Cells the rules hide, with what must be left to an attacker. Per cell of the system. */
  primary: Primary;
  /** 1: one contributor stands behind the cell and knows it. No protection leans on such a cell of others. */
  known: Uint8Array;
}

/** How one primary cell is protected: two other tables that agree with all that is shown. */
export interface Evidence {
  cell: number;
  /** How far the cell goes up and down in them. */
  up: number;
  down: number;
  /** What differs from the true table, cell by cell. */
  upCells: Int32Array;
  upChange: Float64Array;
  downCells: Int32Array;
  downChange: Float64Array;
}

export interface Outcome {
  /** Per primary cell that has been protected. */
  evidence: Map<number, Evidence>;
  /** Primary cells that could not be protected with what may be hidden. */
  open: number[];
}

export type CostModel = "small-first" | "fewest" | "least-total";

/**
 * Prices of hiding. `small-first` (default): 1 + log₂(1 + |value|), so that few and small cells go;
 * `fewest`: every cell 1; `least-total`: the value itself. Zeros are never hidden where the rules show zeros.
 */
export function costsOf(
  { values, state, cells }: System,
  { model = "small-first", zeros = "shown" }: { model?: CostModel; zeros?: "shown" | "hidden" } = {},
): Float64Array {
  const cost = new Float64Array(cells);
  for (let cell = 0; cell < cells; cell++) {
    const size = Math.abs(values[cell]!);
    const fixed = state[cell] === STATE.published || (size === 0 && zeros === "shown");
    if (fixed) cost[cell] = Infinity;
    else
      cost[cell] =
        model === "fewest" ? 1 : model === "least-total" ? Math.max(size, 1e-6) : 1 + Math.log2(1 + size);
  }
  return cost;
}

/** What is still lacking of a requirement; 0 when it is met. */
export function lacking(primary: Primary, cell: number, up: number, down: number): number {
  const tiny = 1e-7 * (1 + primary.sliding[cell]! + primary.upper[cell]!);
  const short =
    Math.max(0, primary.lower[cell]! - down) +
    Math.max(0, primary.upper[cell]! - up) +
    Math.max(0, primary.sliding[cell]! - up - down);
  return short <= tiny ? 0 : short;
}
