import type { System } from "../table/system.ts";

/** Prime below 2²⁶, so that products stay whole in a double. */
const P = 67_108_859;

/**
 * Hidden cells that the shown ones determine exactly: those alone in a row of the reduced system. Elimination modulo a
 * prime has no rounding; a chance zero is possible with a probability near 1/P per step, and only hides a disclosure
 * from this test, never from the program that follows.
 */
export function determined(
  { rowStarts, rowCells, rowSigns }: System,
  hidden: Uint8Array,
  { mostEntries = 2_000_000 }: { mostEntries?: number } = {},
): { cells: Set<number>; complete: boolean } {
  const pivots = new Map<number, Map<number, number>>();
  const holders = new Map<number, Set<number>>();
  let entries = 0;
  const order = Array.from({ length: rowStarts.length - 1 }, (_, row) => row).sort(
    (a, b) => rowStarts[a + 1]! - rowStarts[a]! - (rowStarts[b + 1]! - rowStarts[b]!) || a - b,
  );
  let complete = true;
  for (const r of order) {
    const row = new Map<number, number>();
    for (let k = rowStarts[r]!; k < rowStarts[r + 1]!; k++) {
      const cell = rowCells[k]!;
      if (hidden[cell] === 1) addTo(row, cell, rowSigns[k]! > 0 ? 1 : P - 1);
    }
    for (const cell of row.keys()) {
      const pivot = pivots.get(cell);
      const factor = row.get(cell);
      if (pivot !== undefined && factor !== undefined) combine(row, pivot, P - factor);
    }
    const lead = leadOf(row, holders);
    if (lead === undefined) continue;
    scale(row, inverse(row.get(lead)!));
    for (const holder of holders.get(lead) ?? []) {
      const other = pivots.get(holder)!;
      const before = new Set(other.keys());
      combine(other, row, P - other.get(lead)!);
      entries += other.size - before.size;
      for (const cell of row.keys())
        if (other.has(cell)) hold(cell, holder);
        else holders.get(cell)?.delete(holder);
    }
    holders.delete(lead);
    pivots.set(lead, row);
    for (const cell of row.keys()) if (cell !== lead) hold(cell, lead);
    entries += row.size;
    if (entries > mostEntries) {
      complete = false;
      break;
    }
  }
  const cells = new Set([...pivots].filter(([, row]) => row.size === 1).map(([cell]) => cell));
  return { cells, complete };

  function hold(cell: number, by: number): void {
    (holders.get(cell) ?? holders.set(cell, new Set()).get(cell)!).add(by);
  }
}

/** The cell fewest reduced rows hold: keeps the rows sparse. */
function leadOf(
  row: ReadonlyMap<number, number>,
  holders: ReadonlyMap<number, Set<number>>,
): number | undefined {
  let best: number | undefined;
  let least = Infinity;
  for (const cell of row.keys()) {
    const count = holders.get(cell)?.size ?? 0;
    if (count < least) [best, least] = [cell, count];
  }
  return best;
}

function addTo(row: Map<number, number>, cell: number, by: number): void {
  const value = ((row.get(cell) ?? 0) + by) % P;
  if (value === 0) row.delete(cell);
  else row.set(cell, value);
}

function combine(row: Map<number, number>, other: ReadonlyMap<number, number>, factor: number): void {
  for (const [cell, value] of other) addTo(row, cell, (value * factor) % P);
}

function scale(row: Map<number, number>, factor: number): void {
  for (const [cell, value] of row) row.set(cell, (value * factor) % P);
}

/** a⁻¹ modulo P by Fermat. */
function inverse(a: number): number {
  let [result, base, exponent] = [1, a % P, P - 2];
  while (exponent > 0) {
    if (exponent % 2 === 1) result = (result * base) % P;
    base = (base * base) % P;
    exponent = Math.floor(exponent / 2);
  }
  return result;
}
