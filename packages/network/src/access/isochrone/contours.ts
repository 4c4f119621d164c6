import type { Field } from "./field.ts";

/** Rings with x and y in turn, the first point last again. Outer ones run counter-clockwise, holes clockwise. */
export interface Polygon {
  readonly outer: Float64Array;
  readonly holes: readonly Float64Array[];
}

// For each way the four corners can be (1 south-west, 2 south-east, 4 north-east, 8 north-west) the sides that a line goes from and to,
// with what is reached on its left: 0 south, 1 east, 2 north, 3 west. Opposite corners are not joined, which claims less ground.
const LINES: readonly (readonly [from: number, to: number])[][] = [
  [],
  [[0, 3]],
  [[1, 0]],
  [[1, 3]],
  [[2, 1]],
  [
    [0, 3],
    [2, 1],
  ],
  [[2, 0]],
  [[2, 3]],
  [[3, 2]],
  [[0, 2]],
  [
    [1, 0],
    [3, 2],
  ],
  [[1, 2]],
  [[3, 1]],
  [[0, 1]],
  [[3, 0]],
  [],
];

/** The outlines of the samples that are reached, by marching squares; between two reached and unreached samples with values on a line. */
export function contours(field: Field): Polygon[] {
  const { columns, rows, left } = field;
  // A side by the sample it starts from: even to the east, odd to the north.
  const next = new Map<number, number>();
  const isIn = (at: number): boolean => left[at]! >= 0;
  for (let r = 0; r + 1 < rows; r += 1)
    for (let c = 0; c + 1 < columns; c += 1) {
      const at = r * columns + c;
      const kind =
        (isIn(at) ? 1 : 0) |
        (isIn(at + 1) ? 2 : 0) |
        (isIn(at + columns + 1) ? 4 : 0) |
        (isIn(at + columns) ? 8 : 0);
      if (kind === 0 || kind === 15) continue;
      const sides = [2 * at, 2 * (at + 1) + 1, 2 * (at + columns), 2 * at + 1];
      for (const [from, to] of LINES[kind]!) next.set(sides[from]!, sides[to]!);
    }
  const rings: Float64Array[] = [];
  for (const start of next.keys()) {
    if (!next.has(start)) continue;
    const points: number[] = [];
    let side = start;
    for (;;) {
      points.push(...pointOn(field, side));
      const to = next.get(side)!;
      next.delete(side);
      side = to;
      if (side === start) break;
    }
    points.push(points[0]!, points[1]!);
    rings.push(straightened(points));
  }
  return nested(rings);
}

/** Where a side is crossed: by how much is left at its reached end and lacking at the other, half-way where that is not known. */
function pointOn({ x0, y0, cellM, columns, left }: Field, side: number): [number, number] {
  const at = side >> 1;
  const north = (side & 1) === 1;
  const other = north ? at + columns : at + 1;
  const [a, b] = [left[at]!, left[other]!];
  // On unreached ground nothing is known but that no way leads there: as far as what is left lets, at most half the side.
  const rest = Math.max(a, b) / 1000;
  const reach = Math.min(0.5, rest / cellM);
  const share = a >= 0 ? reach : 1 - reach;
  const x = x0 + (at % columns) * cellM;
  const y = y0 + Math.floor(at / columns) * cellM;
  return north ? [x, y + share * cellM] : [x + share * cellM, y];
}

/** Without the points that lie on the line between their neighbours. */
function straightened(points: readonly number[]): Float64Array {
  const kept: number[] = [points[0]!, points[1]!];
  for (let k = 2; k + 3 < points.length; k += 2) {
    const [ax, ay] = [kept.at(-2)!, kept.at(-1)!];
    const [bx, by, cx, cy] = [points[k]!, points[k + 1]!, points[k + 2]!, points[k + 3]!];
    if (Math.abs((bx - ax) * (cy - ay) - (by - ay) * (cx - ax)) > 1e-9) kept.push(bx, by);
  }
  kept.push(points.at(-2)!, points.at(-1)!);
  return Float64Array.from(kept);
}

/** Twice the area, above 0 for counter-clockwise. */
export function ringArea(ring: Float64Array): number {
  let area = 0;
  for (let k = 2; k < ring.length; k += 2) area += ring[k - 2]! * ring[k + 1]! - ring[k]! * ring[k - 1]!;
  return area / 2;
}

/** Holes go to the smallest outer ring around them. */
function nested(rings: readonly Float64Array[]): Polygon[] {
  const outers = rings
    .filter((ring) => ringArea(ring) > 0)
    .map((outer) => ({ outer, holes: [] as Float64Array[] }));
  outers.sort((a, b) => ringArea(a.outer) - ringArea(b.outer));
  for (const ring of rings)
    if (ringArea(ring) < 0) outers.find(({ outer }) => isInside(outer, ring[0]!, ring[1]!))?.holes.push(ring);
  return outers.reverse();
}

/** Whether a point lies in a ring, by the crossings of a line to the east. */
export function isInside(ring: Float64Array, x: number, y: number): boolean {
  let inside = false;
  for (let k = 2; k < ring.length; k += 2) {
    const [ax, ay, bx, by] = [ring[k - 2]!, ring[k - 1]!, ring[k]!, ring[k + 1]!];
    if (ay > y !== by > y && x < ax + ((y - ay) / (by - ay)) * (bx - ax)) inside = !inside;
  }
  return inside;
}
