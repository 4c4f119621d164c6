/** Points sorted into square cells, row by row: those of cell c are `order[first[c]] … order[first[c + 1] − 1]`. */
export interface PointGrid {
  readonly cellM: number;
  readonly x0: number;
  readonly y0: number;
  readonly wide: number;
  readonly high: number;
  readonly first: Uint32Array;
  /** Positions of the points, cell by cell. */
  readonly order: Uint32Array;
}

/** Sorts points (all, or those named) into cells; cells grow where the extent would need more than 32 million. */
export function pointGrid(
  xM: Float64Array,
  yM: Float64Array,
  cellM: number,
  points: Uint32Array = Uint32Array.from(xM, (_, i) => i),
): PointGrid {
  let [x0, y0, x1, y1] = [Infinity, Infinity, -Infinity, -Infinity];
  for (const point of points) {
    x0 = Math.min(x0, xM[point]!);
    x1 = Math.max(x1, xM[point]!);
    y0 = Math.min(y0, yM[point]!);
    y1 = Math.max(y1, yM[point]!);
  }
  if (points.length === 0) [x0, y0, x1, y1] = [0, 0, 0, 0];
  const sideM = Math.max(cellM, Math.sqrt(((x1 - x0) * (y1 - y0)) / 32e6));
  const wide = Math.floor((x1 - x0) / sideM) + 1;
  const high = Math.floor((y1 - y0) / sideM) + 1;
  const first = new Uint32Array(wide * high + 1);
  const cell = new Uint32Array(points.length);
  for (let i = 0; i < points.length; i++) {
    const point = points[i]!;
    cell[i] = Math.floor((xM[point]! - x0) / sideM) + wide * Math.floor((yM[point]! - y0) / sideM);
    first[cell[i]! + 1]!++;
  }
  for (let c = 0; c < wide * high; c++) first[c + 1]! += first[c]!;
  const next = first.slice();
  const order = new Uint32Array(points.length);
  for (let i = 0; i < points.length; i++) order[next[cell[i]!]!++] = points[i]!;
  return { cellM: sideM, x0, y0, wide, high, first, order };
}

/** Calls with every point of the cells within a distance of a place: all points that near, and some farther. */
export function eachNear(
  grid: PointGrid,
  xM: number,
  yM: number,
  withinM: number,
  visit: (point: number) => void,
): void {
  const { cellM, x0, y0, wide, high, first, order } = grid;
  const c0 = Math.max(0, Math.floor((xM - withinM - x0) / cellM));
  const c1 = Math.min(wide - 1, Math.floor((xM + withinM - x0) / cellM));
  const r1 = Math.min(high - 1, Math.floor((yM + withinM - y0) / cellM));
  if (c0 > c1) return;
  for (let r = Math.max(0, Math.floor((yM - withinM - y0) / cellM)); r <= r1; r++)
    for (let k = first[c0 + r * wide]!, end = first[c1 + r * wide + 1]!; k < end; k++) visit(order[k]!);
}
