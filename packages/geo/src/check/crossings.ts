/** Segments as flat arrays of ends, four numbers each: x0, y0, x1, y1. */
export type Segments = Float64Array;

/** Where two segments cross properly (in a point inside both); `undefined` when they only touch or miss. */
export function crossingOf(s: Segments, i: number, t: Segments, j: number): [number, number] | undefined {
  const [ax, ay, bx, by] = [s[4 * i]!, s[4 * i + 1]!, s[4 * i + 2]!, s[4 * i + 3]!];
  const [cx, cy, dx, dy] = [t[4 * j]!, t[4 * j + 1]!, t[4 * j + 2]!, t[4 * j + 3]!];
  const c = (bx - ax) * (cy - ay) - (by - ay) * (cx - ax);
  const d = (bx - ax) * (dy - ay) - (by - ay) * (dx - ax);
  if (!((c > 0 && d < 0) || (c < 0 && d > 0))) return undefined;
  const a = (dx - cx) * (ay - cy) - (dy - cy) * (ax - cx);
  const b = (dx - cx) * (by - cy) - (dy - cy) * (bx - cx);
  if (!((a > 0 && b < 0) || (a < 0 && b > 0))) return undefined;
  const at = a / (a - b);
  return [ax + at * (bx - ax), ay + at * (by - ay)];
}

/**
 * Calls back with every pair of a segment of `s` and one of `t` whose boxes meet, sweeping eastward; with `s === t` each
 * pair of different segments once. Returns when the callback says `false`.
 */
export function eachMeeting(s: Segments, t: Segments, visit: (i: number, j: number) => boolean | void): void {
  const own = s === t;
  const first = bySide(s);
  const second = own ? first : bySide(t);
  const reach = own ? [] : reaches(t, second);
  let from = 0;
  for (let k = 0; k < first.length; k++) {
    const i = first[k]!;
    const west = Math.min(s[4 * i]!, s[4 * i + 2]!);
    const east = Math.max(s[4 * i]!, s[4 * i + 2]!);
    const south = Math.min(s[4 * i + 1]!, s[4 * i + 3]!);
    const north = Math.max(s[4 * i + 1]!, s[4 * i + 3]!);
    if (!own) while (from < second.length && reach[from]! < west) from++;
    for (let l = own ? k + 1 : from; l < second.length; l++) {
      const j = second[l]!;
      if (Math.min(t[4 * j]!, t[4 * j + 2]!) > east) break;
      if (Math.max(t[4 * j]!, t[4 * j + 2]!) < west) continue;
      if (Math.max(t[4 * j + 1]!, t[4 * j + 3]!) < south || Math.min(t[4 * j + 1]!, t[4 * j + 3]!) > north)
        continue;
      if (visit(i, j) === false) return;
    }
  }
}

/** Segments in the order of their west ends. */
function bySide(s: Segments): Uint32Array {
  const west = Float64Array.from({ length: s.length / 4 }, (_, i) => Math.min(s[4 * i]!, s[4 * i + 2]!));
  return Uint32Array.from(west.keys()).sort((a, b) => west[a]! - west[b]! || a - b);
}

/** How far east the segments up to each place in the order reach; those before west of a sweep line are done with. */
function reaches(t: Segments, order: Uint32Array): Float64Array {
  const reach = new Float64Array(order.length);
  let farthest = -Infinity;
  order.forEach((j, place) => {
    farthest = Math.max(farthest, t[4 * j]!, t[4 * j + 2]!);
    reach[place] = farthest;
  });
  return reach;
}
