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
  // A side by the sample it starts from: even to the east, odd to the north. Holds the next side plus 1.
  const next = new Uint32Array(2 * columns * rows);
  const starts: number[] = [];
  for (let r = 0; r + 1 < rows; r += 1) {
    let at = r * columns;
    let west = (left[at]! >= 0 ? 1 : 0) | (left[at + columns]! >= 0 ? 8 : 0);
    for (const end = at + columns - 1; at < end; at += 1) {
      const east = (left[at + 1]! >= 0 ? 2 : 0) | (left[at + columns + 1]! >= 0 ? 4 : 0);
      const kind = west | east;
      // south-east of this square is south-west of the next, north-east is north-west
      west = ((east & 2) >> 1) | ((east & 4) << 1);
      if (kind === 0 || kind === 15) continue;
      for (const [from, to] of LINES[kind]!) {
        const side = sideOf(at, from, columns);
        next[side] = sideOf(at, to, columns) + 1;
        starts.push(side);
      }
    }
  }
  const rings: Float64Array[] = [];
  for (const start of starts) {
    if (next[start] === 0) continue;
    const points: number[] = [];
    let side = start;
    do {
      addPointOn(field, side, points);
      const to = next[side]! - 1;
      next[side] = 0;
      side = to;
    } while (side !== start);
    points.push(points[0]!, points[1]!);
    rings.push(straightened(points));
  }
  return nested(rings);
}

/** A side of the square whose south-west sample is `at`. */
function sideOf(at: number, which: number, columns: number): number {
  if (which === 0) return 2 * at;
  if (which === 1) return 2 * at + 3;
  return which === 2 ? 2 * (at + columns) : 2 * at + 1;
}

/** Where a side is crossed: by how much is left at its reached end and lacking at the other, half-way where that is not known. */
function addPointOn({ x0, y0, cellM, columns, left }: Field, side: number, points: number[]): void {
  const at = side >> 1;
  const north = (side & 1) === 1;
  const a = left[at]!;
  const b = left[north ? at + columns : at + 1]!;
  // On unreached ground nothing is known but that no way leads there: as far as what is left lets, at most half the side.
  const reach = Math.min(0.5, Math.max(a, b) / 1000 / cellM);
  const share = a >= 0 ? reach : 1 - reach;
  const row = Math.floor(at / columns);
  const x = x0 + (at - row * columns) * cellM;
  const y = y0 + row * cellM;
  if (north) points.push(x, y + share * cellM);
  else points.push(x + share * cellM, y);
}

/** Without the points that lie on the line between their neighbours. */
function straightened(points: readonly number[]): Float64Array {
  const kept = new Float64Array(points.length);
  kept[0] = points[0]!;
  kept[1] = points[1]!;
  let end = 2;
  for (let k = 2; k + 3 < points.length; k += 2) {
    const ax = kept[end - 2]!;
    const ay = kept[end - 1]!;
    const bx = points[k]!;
    const by = points[k + 1]!;
    if (Math.abs((bx - ax) * (points[k + 3]! - ay) - (by - ay) * (points[k + 2]! - ax)) <= 1e-9) continue;
    kept[end] = bx;
    kept[end + 1] = by;
    end += 2;
  }
  kept[end] = points[points.length - 2]!;
  kept[end + 1] = points[points.length - 1]!;
  return kept.slice(0, end + 2);
}

/** Twice the area, above 0 for counter-clockwise. */
export function ringArea(ring: Float64Array): number {
  let area = 0;
  for (let k = 2; k < ring.length; k += 2) area += ring[k - 2]! * ring[k + 1]! - ring[k]! * ring[k - 1]!;
  return area / 2;
}

/** Holes go to the smallest outer ring around them. */
function nested(rings: readonly Float64Array[]): Polygon[] {
  const sized = rings.map((ring) => ({ ring, area: ringArea(ring) }));
  const outers = sized
    .filter(({ area }) => area > 0)
    .sort((a, b) => a.area - b.area)
    .map(({ ring: outer }) => ({ outer, holes: [] as Float64Array[], box: boxOf(outer) }));
  for (const { ring, area } of sized) {
    if (area >= 0) continue;
    const [x, y] = [ring[0]!, ring[1]!];
    const around = outers.find(
      ({ outer, box: [x0, y0, x1, y1] }) =>
        x >= x0! && x <= x1! && y >= y0! && y <= y1! && isInside(outer, x, y),
    );
    around?.holes.push(ring);
  }
  return outers.reverse().map(({ outer, holes }) => ({ outer, holes }));
}

function boxOf(ring: Float64Array): Float64Array {
  const box = Float64Array.of(Infinity, Infinity, -Infinity, -Infinity);
  for (let k = 0; k < ring.length; k += 2) {
    const x = ring[k]!;
    const y = ring[k + 1]!;
    if (x < box[0]!) box[0] = x;
    if (y < box[1]!) box[1] = y;
    if (x > box[2]!) box[2] = x;
    if (y > box[3]!) box[3] = y;
  }
  return box;
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
