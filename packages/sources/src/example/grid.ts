/**
 * A lattice over the example region whose cells are small in the city and large in the countryside, so that one
 * raster of 176,400 cells draws both a block and a parish. Areas are sets of cells; their borders are lattice edges.
 */
export const CELLS = 420;

/** City centre, SWEREF 99 TM (E, N): in the open Baltic south-east of Gotland, where nobody takes it for a real place. */
export const CENTRE_E = 717_500;
export const CENTRE_N = 6_282_500;
export const HALF_WIDTH_M = 17_500;

const HALF_CELLS = CELLS / 2;
const CITY_CELL_M = 36;
const STRETCH = (HALF_WIDTH_M - HALF_CELLS * CITY_CELL_M) / HALF_CELLS ** 3;

/** Metres east (or north) of the centre of lattice line `line`, 0..CELLS; fractions allowed. */
export function lineM(line: number): number {
  const s = line - HALF_CELLS;
  return s * CITY_CELL_M + STRETCH * s * s * s;
}

/** The lattice line at `m` metres from the centre: the inverse of `lineM`. */
export function lineAt(m: number): number {
  let low = 0;
  let high = CELLS;
  for (let i = 0; i < 40; i++) {
    const middle = (low + high) / 2;
    if (lineM(middle) < m) low = middle;
    else high = middle;
  }
  return (low + high) / 2;
}

const MIDDLE_M = Float64Array.from({ length: CELLS }, (_, i) => lineM(i + 0.5));
const SIDE_M = Float64Array.from({ length: CELLS }, (_, i) => lineM(i + 1) - lineM(i));
const LINE_OF_M = Int16Array.from({ length: 2 * HALF_WIDTH_M + 1 }, (_, m) =>
  Math.min(CELLS - 1, Math.max(0, Math.floor(lineAt(m - HALF_WIDTH_M)))),
);

export const cellCount = CELLS * CELLS;
export const column = (cell: number): number => cell % CELLS;
export const row = (cell: number): number => Math.floor(cell / CELLS);
export const eastM = (cell: number): number => MIDDLE_M[cell % CELLS]!;
export const northM = (cell: number): number => MIDDLE_M[row(cell)]!;
export const cellAreaKm2 = (cell: number): number => (SIDE_M[cell % CELLS]! * SIDE_M[row(cell)]!) / 1e6;

/** The cell that holds a point given in metres from the centre; -1 outside. */
export function cellAt(xM: number, yM: number): number {
  const i = LINE_OF_M[Math.round(xM) + HALF_WIDTH_M];
  const j = LINE_OF_M[Math.round(yM) + HALF_WIDTH_M];
  return i === undefined || j === undefined ? -1 : j * CELLS + i;
}

/** Calls `visit` with each edge neighbour of a cell and the distance to its middle in metres. */
export function neighbours(cell: number, visit: (neighbour: number, distanceM: number) => void): void {
  const i = cell % CELLS;
  const j = row(cell);
  if (i > 0) visit(cell - 1, MIDDLE_M[i]! - MIDDLE_M[i - 1]!);
  if (i < CELLS - 1) visit(cell + 1, MIDDLE_M[i + 1]! - MIDDLE_M[i]!);
  if (j > 0) visit(cell - CELLS, MIDDLE_M[j]! - MIDDLE_M[j - 1]!);
  if (j < CELLS - 1) visit(cell + CELLS, MIDDLE_M[j + 1]! - MIDDLE_M[j]!);
}
