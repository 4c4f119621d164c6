import type { System } from "../table/system.ts";

/** Hidden cells that equalities tie together; nothing about one group tells anything about another. */
export function components(
  { cells, cellStarts, cellRows, rowStarts, rowCells }: System,
  hidden: Uint8Array,
): number[][] {
  const seen = new Uint8Array(cells);
  const rowSeen = new Uint8Array(rowStarts.length - 1);
  const groups: number[][] = [];
  for (let start = 0; start < cells; start++) {
    if (hidden[start] === 0 || seen[start] === 1) continue;
    const group = [start];
    seen[start] = 1;
    for (let next = 0; next < group.length; next++)
      for (let e = cellStarts[group[next]!]!; e < cellStarts[group[next]! + 1]!; e++) {
        const row = cellRows[e]!;
        if (rowSeen[row] === 1) continue;
        rowSeen[row] = 1;
        for (let k = rowStarts[row]!; k < rowStarts[row + 1]!; k++) {
          const other = rowCells[k]!;
          if (hidden[other] === 0 || seen[other] === 1) continue;
          seen[other] = 1;
          group.push(other);
        }
      }
    groups.push(group);
  }
  return groups;
}
