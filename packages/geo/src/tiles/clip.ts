/** A growing line of interleaved tile coordinates. */
export interface Line {
  xy: Float64Array;
  length: number;
}

export const newLine = (): Line => ({ xy: new Float64Array(4096), length: 0 });

export function push(line: Line, x: number, y: number): void {
  if (line.length + 2 > line.xy.length) {
    const grown = new Float64Array(2 * line.xy.length);
    grown.set(line.xy);
    line.xy = grown;
  }
  line.xy[line.length++] = x;
  line.xy[line.length++] = y;
}

/** Clips a closed ring to the square min…max on both axes, side by side (Sutherland & Hodgman 1974); `spare` is scratch. */
export function clipRing(ring: Line, spare: Line, min: number, max: number): Line {
  const first = clipRingSide(ring, spare, 0, min, 1);
  const second = clipRingSide(first, ring, 0, max, -1);
  const third = clipRingSide(second, spare, 1, min, 1);
  return clipRingSide(third, ring, 1, max, -1);
}

function clipRingSide(from: Line, to: Line, axis: 0 | 1, limit: number, sign: 1 | -1): Line {
  to.length = 0;
  const { xy, length } = from;
  const isIn = (i: number) => sign * (xy[i + axis]! - limit) >= 0;
  for (let i = 0; i + 3 < length; i += 2) {
    const inHere = isIn(i);
    if (inHere) push(to, xy[i]!, xy[i + 1]!);
    if (inHere !== isIn(i + 2)) pushCut(to, xy, i, axis, limit);
  }
  if (to.length > 0) push(to, to.xy[0]!, to.xy[1]!);
  return to;
}

function pushCut(to: Line, xy: Float64Array, i: number, axis: 0 | 1, limit: number): void {
  const t = (limit - xy[i + axis]!) / (xy[i + 2 + axis]! - xy[i + axis]!);
  const other = 1 - axis;
  const cut = xy[i + other]! + t * (xy[i + 2 + other]! - xy[i + other]!);
  if (axis === 0) push(to, limit, cut);
  else push(to, cut, limit);
}

/** The pieces of a line inside the square min…max on both axes (Liang & Barsky 1984). */
export function clipLine({ xy, length }: Line, min: number, max: number): number[][] {
  const pieces: number[][] = [];
  let piece: number[] = [];
  for (let i = 0; i + 3 < length; i += 2) {
    const dx = xy[i + 2]! - xy[i]!;
    const dy = xy[i + 3]! - xy[i + 1]!;
    let t0 = 0;
    let t1 = 1;
    for (const [p, q] of [
      [-dx, xy[i]! - min],
      [dx, max - xy[i]!],
      [-dy, xy[i + 1]! - min],
      [dy, max - xy[i + 1]!],
    ] as const) {
      if (p === 0 && q < 0) t1 = -1;
      else if (p < 0) t0 = Math.max(t0, q / p);
      else if (p > 0) t1 = Math.min(t1, q / p);
    }
    if (t0 > t1) continue;
    if (t0 > 0 || piece.length === 0) {
      if (piece.length > 2) pieces.push(piece);
      piece = [xy[i]! + t0 * dx, xy[i + 1]! + t0 * dy];
    }
    piece.push(xy[i]! + t1 * dx, xy[i + 1]! + t1 * dy);
  }
  if (piece.length > 2) pieces.push(piece);
  return pieces;
}
