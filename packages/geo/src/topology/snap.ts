import Flatbush from "flatbush";
import type { Shapes } from "../flat/shapes.ts";
import { toNodes } from "./nodes.ts";

/**
 * Shapes whose borders within `toleranceM` of each other run through the same vertices, so that borders drawn twice
 * become shared ones: vertices near each other are joined, then each edge is bent through the vertices it passes within
 * the tolerance. Nothing moves farther than twice the tolerance. Coordinates must be metres.
 */
export function snapShapes(shapes: Shapes, toleranceM: number): Shapes {
  if (!(toleranceM > 0)) return shapes;
  const { xy, count, nodeOf, node } = toNodes(shapes);
  const joined = joinNear(xy, count, toleranceM);
  const kept = [...new Set(joined)];
  if (kept.length === 0) return shapes;
  const near = new Flatbush(kept.length);
  for (const n of kept) near.add(xy[2 * n]!, xy[2 * n + 1]!);
  near.finish();

  const out: number[] = [];
  const vertexOf = new Uint32Array(nodeOf.length);
  for (let ring = 0; ring + 1 < nodeOf.length; ring++) {
    const line: number[] = [];
    for (let i = nodeOf[ring]!; i < nodeOf[ring + 1]!; i++) {
      const n = joined[node[i]!]!;
      if (line.length > 0) addBetween(line, line.at(-1)!, n, xy, kept, near, toleranceM);
      if (line.at(-1) !== n) line.push(n);
    }
    for (const n of withoutSpikes(line)) out.push(xy[2 * n]!, xy[2 * n + 1]!);
    vertexOf[ring + 1] = out.length / 2;
  }
  return { ...shapes, xy: Float64Array.from(out), vertexOf };
}

/** For each node the node it is joined with: the nearest of the earlier ones within the tolerance, or itself. */
function joinNear(xy: Float64Array, count: number, toleranceM: number): Int32Array {
  const cells = new Map<string, number[]>();
  const joined = new Int32Array(count);
  for (let n = 0; n < count; n++) {
    const x = xy[2 * n]!;
    const y = xy[2 * n + 1]!;
    const column = Math.floor(x / toleranceM);
    const row = Math.floor(y / toleranceM);
    let best = n;
    let bestDistance = toleranceM;
    for (let i = column - 1; i <= column + 1; i++)
      for (let j = row - 1; j <= row + 1; j++)
        for (const other of cells.get(`${i} ${j}`) ?? []) {
          const distance = Math.hypot(xy[2 * other]! - x, xy[2 * other + 1]! - y);
          if (distance <= bestDistance) {
            best = other;
            bestDistance = distance;
          }
        }
    joined[n] = best;
    if (best !== n) continue;
    const key = `${column} ${row}`;
    const cell = cells.get(key);
    if (cell) cell.push(n);
    else cells.set(key, [n]);
  }
  return joined;
}

function addBetween(
  line: number[],
  a: number,
  b: number,
  xy: Float64Array,
  kept: number[],
  near: Flatbush,
  toleranceM: number,
): void {
  const ax = xy[2 * a]!;
  const ay = xy[2 * a + 1]!;
  const dx = xy[2 * b]! - ax;
  const dy = xy[2 * b + 1]! - ay;
  const length2 = dx * dx + dy * dy;
  if (length2 === 0) return;
  const found = near.search(
    Math.min(ax, ax + dx) - toleranceM,
    Math.min(ay, ay + dy) - toleranceM,
    Math.max(ax, ax + dx) + toleranceM,
    Math.max(ay, ay + dy) + toleranceM,
  );
  const between: { n: number; t: number }[] = [];
  for (const place of found) {
    const n = kept[place]!;
    if (n === a || n === b) continue;
    const px = xy[2 * n]! - ax;
    const py = xy[2 * n + 1]! - ay;
    const t = (px * dx + py * dy) / length2;
    if (t > 0 && t < 1 && (px * dy - py * dx) ** 2 <= toleranceM * toleranceM * length2)
      between.push({ n, t });
  }
  for (const { n } of between.sort((p, q) => p.t - q.t || p.n - q.n)) line.push(n);
}

/** A closed line of nodes without the places where it turns back on itself (a → b → a). */
function withoutSpikes(line: number[]): number[] {
  const isClosed = line.length > 1 && line[0] === line.at(-1);
  const out: number[] = [];
  for (const n of line) {
    out.push(n);
    while (out.length >= 3 && out.at(-1) === out.at(-3)) out.length -= 2;
    while (out.length >= 2 && out.at(-1) === out.at(-2)) out.length -= 1;
  }
  if (!isClosed) return out;
  let from = 0;
  let to = out.length;
  while (to - from >= 4 && out[from + 1] === out[to - 2]) {
    from++;
    to--;
  }
  return out.slice(from, to);
}
