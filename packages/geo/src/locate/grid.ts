import type { CoverageEdges } from "./edges.ts";

/** A part of a cell's width by which an edge may miss the cell and still be listed in it: room for rounding. */
const ROOM = 1e-7;

/** Square coarse cells over the extent of a coverage. */
export interface Grid {
  west: number;
  south: number;
  cellSize: number;
  columns: number;
  rows: number;
}

/** Square cells, about one per edge. The origin is set off by an odd part of a cell so that no vertex lies on a line. */
export function chooseGrid({ count, boxes }: CoverageEdges, maxCells: number): Grid {
  let [west, south, east, north] = [Infinity, Infinity, -Infinity, -Infinity];
  for (let i = 0; i < boxes.length; i += 4) {
    west = Math.min(west, boxes[i]!);
    south = Math.min(south, boxes[i + 1]!);
    east = Math.max(east, boxes[i + 2]!);
    north = Math.max(north, boxes[i + 3]!);
  }
  if (count === 0 || !(east > west && north > south))
    return { west: 0, south: 0, cellSize: 1, columns: 0, rows: 0 };
  const cells = Math.max(16, Math.min(maxCells, count));
  const cellSize =
    Math.max(
      Math.sqrt(((east - west) * (north - south)) / cells),
      Math.max(east - west, north - south) / cells,
    ) * 1.0000137;
  const columns = Math.ceil((east - west) / cellSize) + 2;
  const rows = Math.ceil((north - south) / cellSize) + 2;
  return {
    west: west - 0.6180339887 * cellSize,
    south: south - 0.4142135623 * cellSize,
    cellSize,
    columns,
    rows,
  };
}

/** Visits the cells of a square grid that an edge passes through, with some room. */
export function eachCell(
  edges: Float64Array,
  northX: number,
  edge: number,
  west: number,
  south: number,
  cellSize: number,
  columns: number,
  rows: number,
  visit: (cell: number) => void,
): void {
  const at = 4 * edge;
  const southY = edges[at]!;
  const southX = edges[at + 2]!;
  const slope = edges[at + 3]!;
  const isLevel = edges[at + 1] === southY;
  const low = Math.max(0, Math.floor((southY - south) / cellSize - ROOM));
  const high = Math.min(rows - 1, Math.floor((edges[at + 1]! - south) / cellSize + ROOM));
  for (let row = low; row <= high; row++) {
    let a = southX;
    let b = northX;
    if (!isLevel) {
      const y0 = south + row * cellSize;
      if (y0 > southY) a = southX + (y0 - southY) * slope;
      if (y0 + cellSize < edges[at + 1]!) b = southX + (y0 + cellSize - southY) * slope;
    }
    const first = Math.max(0, Math.floor((Math.min(a, b) - west) / cellSize - ROOM));
    const last = Math.min(columns - 1, Math.floor((Math.max(a, b) - west) / cellSize + ROOM));
    for (let column = first; column <= last; column++) visit(row * columns + column);
  }
}

/** The edges that pass each cell: those of cell c are `list[start[c]] … list[start[c + 1] − 1]`. */
export interface CellEdges {
  start: Int32Array;
  list: Int32Array;
}

export function edgesPerCell(
  { count, edges, northX, steps }: CoverageEdges,
  { west, south, cellSize, columns, rows }: Grid,
): CellEdges {
  const start = new Int32Array(columns * rows + 1);
  const countCell = (cell: number) => {
    start[cell + 1] = start[cell + 1]! + 1;
  };
  for (let e = 0; e < count; e++)
    if (steps[e] !== 0) eachCell(edges, northX[e]!, e, west, south, cellSize, columns, rows, countCell);
  for (let cell = 0; cell < columns * rows; cell++) start[cell + 1] = start[cell + 1]! + start[cell]!;
  const next = start.slice(0, -1);
  const list = new Int32Array(start[columns * rows]!);
  let edge = 0;
  const fill = (cell: number) => {
    list[next[cell]!] = edge;
    next[cell] = next[cell]! + 1;
  };
  for (; edge < count; edge++)
    if (steps[edge] !== 0) eachCell(edges, northX[edge]!, edge, west, south, cellSize, columns, rows, fill);
  return { start, list };
}

/** The state at the south-west corner of each coarse cell: the sum of the steps of all edges west of it. */
export function cornerStates(
  { count, edges, steps }: CoverageEdges,
  { west, south, cellSize, columns, rows }: Grid,
): Int32Array {
  const states = new Int32Array(columns * rows);
  for (let e = 0; e < count; e++) {
    const southY = edges[4 * e]!;
    const northY = edges[4 * e + 1]!;
    const low = Math.max(0, Math.ceil((southY - south) / cellSize));
    for (let row = low; row < rows; row++) {
      const y = south + row * cellSize;
      if (y >= northY) break;
      if (y < southY) continue;
      const column = Math.max(
        0,
        Math.ceil((edges[4 * e + 2]! + (y - southY) * edges[4 * e + 3]! - west) / cellSize),
      );
      if (column < columns) states[row * columns + column] = states[row * columns + column]! + steps[e]!;
    }
  }
  for (let cell = 1; cell < states.length; cell++)
    if (cell % columns !== 0) states[cell] = states[cell]! + states[cell - 1]!;
  return states;
}
