import type { System } from "../table/system.ts";

/**
 * Cells that may change around one, through small equalities before large ones: those that can change with it while most others stand still.
 * @returns at most about `most` cells, the one itself first
 */
export function nearestFirst(
  { cellStarts, cellRows, rowStarts, rowCells }: System,
  moves: (cell: number) => boolean,
  cell: number,
  most: number,
): number[] {
  const found = [cell];
  const seen = new Set(found);
  const rowsSeen = new Set<number>();
  // Equalities that wait, by how many cells they hold: powers of two are order enough.
  const waiting: number[][] = [];
  for (let next = 0; found.length < most;) {
    for (; next < found.length; next++)
      for (let e = cellStarts[found[next]!]!; e < cellStarts[found[next]! + 1]!; e++) {
        const row = cellRows[e]!;
        if (rowsSeen.has(row)) continue;
        rowsSeen.add(row);
        const size = 31 - Math.clz32(rowStarts[row + 1]! - rowStarts[row]!);
        (waiting[size] ??= []).push(row);
      }
    const row = waiting.find((rows) => rows !== undefined && rows.length > 0)?.shift();
    if (row === undefined) break;
    for (let k = rowStarts[row]!; k < rowStarts[row + 1]! && found.length < most; k++) {
      const other = rowCells[k]!;
      if (seen.has(other) || !moves(other)) continue;
      seen.add(other);
      found.push(other);
    }
  }
  return found;
}
