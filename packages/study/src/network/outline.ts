/** A grid of squares, row by row from the south-west. */
export interface Cells {
  x0: number;
  y0: number;
  wide: number;
  high: number;
  cellM: number;
}

type Ring = [x: number, y: number][];

/** East, north, west, south: a step along a side, as corners of the grid. */
const STEP = [
  [1, 0],
  [0, 1],
  [-1, 0],
  [0, -1],
] as const;

/**
 * The squares that are in, as polygons of an outer ring and its holes. Sides are followed with what is in to the left, so that outer rings run
 * counter-clockwise and holes clockwise; where two squares meet at a corner only, the ring turns left and they stay apart.
 */
export function ringsOf({ x0, y0, wide, high, cellM }: Cells, isIn: (cell: number) => boolean): Ring[][] {
  const has = (c: number, r: number): boolean =>
    c >= 0 && r >= 0 && c < wide && r < high && isIn(c + r * wide);
  // A side is named by the corner it begins at and its direction.
  const isSide = (c: number, r: number, direction: number): boolean => {
    if (direction === 0) return has(c, r) && !has(c, r - 1);
    if (direction === 1) return has(c - 1, r) && !has(c, r);
    if (direction === 2) return has(c - 1, r - 1) && !has(c - 1, r);
    return has(c, r - 1) && !has(c - 1, r - 1);
  };
  const used = new Set<number>();
  const name = (c: number, r: number, direction: number): number => 4 * (c + r * (wide + 1)) + direction;
  const [outer, holes]: [Ring[], Ring[]] = [[], []];
  for (let r = 0; r <= high; r++)
    for (let c = 0; c <= wide; c++)
      for (const first of [0, 2]) {
        if (used.has(name(c, r, first)) || !isSide(c, r, first)) continue;
        const corners: Ring = [];
        let [column, row, direction] = [c, r, first];
        while (!used.has(name(column, row, direction))) {
          used.add(name(column, row, direction));
          const before = direction;
          corners.push([x0 + column * cellM, y0 + row * cellM]);
          column += STEP[direction]![0];
          row += STEP[direction]![1];
          direction = [1, 0, 3].map((turn) => (before + turn) % 4).find((one) => isSide(column, row, one))!;
          // Corners in a row along one side are one side.
          if (direction === before && corners.length > 0) {
            while (direction === before && !used.has(name(column, row, direction))) {
              used.add(name(column, row, direction));
              column += STEP[direction]![0];
              row += STEP[direction]![1];
              direction = [1, 0, 3]
                .map((turn) => (before + turn) % 4)
                .find((one) => isSide(column, row, one))!;
            }
          }
        }
        corners.push(corners[0]!);
        (area2(corners) > 0 ? outer : holes).push(corners);
      }
  const polygons = outer.map((ring) => [ring]);
  for (const hole of holes) {
    const around = polygons
      .filter(([ring]) => contains(ring!, inside(hole, cellM)))
      .sort((a, b) => area2(a[0]!) - area2(b[0]!))[0];
    around?.push(hole);
  }
  return polygons;
}

function area2(ring: Ring): number {
  let sum = 0;
  for (let at = 1; at < ring.length; at++) {
    const [[x1, y1], [x2, y2]] = [ring[at - 1]!, ring[at]!];
    sum += (x1 - ring[0]![0]) * (y2 - ring[0]![1]) - (x2 - ring[0]![0]) * (y1 - ring[0]![1]);
  }
  return sum;
}

/** A point just within a hole: to the right of its first side, by half a square. */
function inside(hole: Ring, cellM: number): [x: number, y: number] {
  const [[x1, y1], [x2, y2]] = [hole[0]!, hole[1]!];
  const length = Math.hypot(x2 - x1, y2 - y1);
  const [ex, ey] = [(x2 - x1) / length, (y2 - y1) / length];
  return [x1 + (ex * cellM) / 2 + (ey * cellM) / 2, y1 + (ey * cellM) / 2 - (ex * cellM) / 2];
}

function contains(ring: Ring, [x, y]: [number, number]): boolean {
  let is = false;
  for (let at = 1; at < ring.length; at++) {
    const [[x1, y1], [x2, y2]] = [ring[at - 1]!, ring[at]!];
    if (y1 > y !== y2 > y && x < x1 + ((y - y1) / (y2 - y1)) * (x2 - x1)) is = !is;
  }
  return is;
}
