import type { SegmentGrid } from "../../build/segment-grid.ts";
import { type Reach, WIDTH } from "./reach.ts";

/** Samples on a square grid: what is left of the limit at each, millimetres; −Infinity on ground that is not reached. */
export interface Field {
  readonly x0: number;
  readonly y0: number;
  readonly cellM: number;
  readonly columns: number;
  readonly rows: number;
  readonly left: Float64Array;
}

/**
 * What is left of the limit on the ground beside the pieces: less the straight walk from them, no farther than `besideM`, and never past
 * a barrier. A piece that itself meets a barrier (a bridge or tunnel) lends no ground, since what lies under or over it is not reached.
 */
export function fieldOf(
  reach: Reach,
  limitMm: number,
  cellM: number,
  besideM: number,
  walls: SegmentGrid | undefined,
): Field {
  const [x0, y0, columns, rows] = frame(reach, cellM, besideM);
  const left = new Float64Array(columns * rows).fill(-Infinity);
  const besideSquared = besideM * besideM;
  const pieces = reach.rows;
  for (let at = 0, end = reach.count * WIDTH; at < end; at += WIDTH) {
    const ax = pieces[at]!;
    const ay = pieces[at + 1]!;
    const bx = pieces[at + 2]!;
    const by = pieces[at + 3]!;
    const minX = Math.min(ax, bx) - besideM;
    const maxX = Math.max(ax, bx) + besideM;
    const minY = Math.min(ay, by) - besideM;
    const maxY = Math.max(ay, by) + besideM;
    const near = walls !== undefined && walls.anyNear(minX, minY, maxX, maxY);
    if (near && walls.meets(ax, ay, bx, by)) continue;
    const dx = bx - ax;
    const dy = by - ay;
    const squared = dx * dx + dy * dy;
    const perSquared = squared > 0 ? 1 / squared : 0;
    const from = pieces[at + 4]!;
    const back = pieces[at + 5]!;
    const length = pieces[at + 6]!;
    const best = limitMm - Math.min(from, back);
    const c0 = Math.max(0, Math.ceil((minX - x0) / cellM));
    const c1 = Math.min(columns - 1, Math.floor((maxX - x0) / cellM));
    const r1 = Math.min(rows - 1, Math.floor((maxY - y0) / cellM));
    for (let r = Math.max(0, Math.ceil((minY - y0) / cellM)); r <= r1; r += 1) {
      const y = y0 + r * cellM;
      for (let c = c0, cell = r * columns + c0; c <= c1; c += 1, cell += 1) {
        const had = left[cell]!;
        // Nothing of this piece could leave more.
        if (had >= best) continue;
        const x = x0 + c * cellM;
        let along = ((x - ax) * dx + (y - ay) * dy) * perSquared;
        along = along < 0 ? 0 : along > 1 ? 1 : along;
        let px = ax + along * dx;
        let py = ay + along * dy;
        let away = (x - px) * (x - px) + (y - py) * (y - py);
        if (away > besideSquared) continue;
        let walked = Math.min(from + along * length, back + (1 - along) * length);
        // Where the limit ends on the piece itself, the nearest point that is reached, which is farther away.
        if (walked > limitMm) {
          const there = (limitMm - from) / length;
          const here = 1 - (limitMm - back) / length;
          along = !(here <= 1) || (there >= 0 && along - there <= here - along) ? there : here;
          walked = limitMm;
          px = ax + along * dx;
          py = ay + along * dy;
          away = (x - px) * (x - px) + (y - py) * (y - py);
          if (away > besideSquared) continue;
        }
        const rest = limitMm - walked - Math.sqrt(away) * 1000;
        if (rest < 0 || rest <= had) continue;
        if (near && walls.meets(px, py, x, y)) continue;
        left[cell] = rest;
      }
    }
  }
  if (walls) clearBesideWalls({ x0, y0, cellM, columns, rows, left }, walls);
  return { x0, y0, cellM, columns, rows, left };
}

/** The grid's corner on whole cells, so that isochrones of different limits share it, with a rim that is never reached. */
function frame(reach: Reach, cellM: number, besideM: number): [number, number, number, number] {
  let [minX, minY, maxX, maxY] = [Infinity, Infinity, -Infinity, -Infinity];
  const pieces = reach.rows;
  for (let at = 0, end = reach.count * WIDTH; at < end; at += WIDTH) {
    minX = Math.min(minX, pieces[at]!, pieces[at + 2]!);
    maxX = Math.max(maxX, pieces[at]!, pieces[at + 2]!);
    minY = Math.min(minY, pieces[at + 1]!, pieces[at + 3]!);
    maxY = Math.max(maxY, pieces[at + 1]!, pieces[at + 3]!);
  }
  if (reach.count === 0) return [0, 0, 0, 0];
  const x0 = (Math.floor((minX - besideM) / cellM) - 1) * cellM;
  const y0 = (Math.floor((minY - besideM) / cellM) - 1) * cellM;
  return [x0, y0, Math.ceil((maxX + besideM - x0) / cellM) + 2, Math.ceil((maxY + besideM - y0) / cellM) + 2];
}

/**
 * Takes away samples of which a contour could reach past a barrier: those with a barrier in one of the four squares around them. A
 * contour never leaves the squares of a sample that is reached, so none that is left can cross.
 */
function clearBesideWalls(field: Field, walls: SegmentGrid): void {
  const { x0, y0, cellM, columns, rows, left } = field;
  const { ax, ay, bx, by } = walls.segments;
  walls.inBox(x0, y0, x0 + columns * cellM, y0 + rows * cellM, (s) => {
    const upward = ay[s]! <= by[s]!;
    const lowX = upward ? ax[s]! : bx[s]!;
    const lowY = upward ? ay[s]! : by[s]!;
    const dx = (upward ? bx[s]! : ax[s]!) - lowX;
    const dy = (upward ? by[s]! : ay[s]!) - lowY;
    const west = Math.min(lowX, lowX + dx);
    const east = Math.max(lowX, lowX + dx);
    const c0 = Math.max(0, Math.floor((west - x0) / cellM) - 1);
    const c1 = Math.min(columns - 2, Math.floor((east - x0) / cellM) + 1);
    for (let c = c0; c <= c1; c += 1) {
      // Only the rows that the segment passes in this column, with one to spare.
      const x = x0 + c * cellM;
      if (east < x || west > x + cellM) continue;
      const steep = Math.abs(dx) < cellM * 1e-9;
      const a = steep ? 0 : clamped((x - lowX) / dx);
      const b = steep ? 1 : clamped((x + cellM - lowX) / dx);
      const r0 = Math.max(0, Math.floor((lowY + Math.min(a, b) * dy - y0) / cellM) - 1);
      const r1 = Math.min(rows - 2, Math.floor((lowY + Math.max(a, b) * dy - y0) / cellM) + 1);
      for (let r = r0; r <= r1; r += 1) {
        const y = y0 + r * cellM;
        if (lowY + dy < y || lowY > y + cellM) continue;
        // On which side of the segment the square's south-west corner lies, and what each step east and north changes of it.
        const corner = dx * (y - lowY) - dy * (x - lowX);
        const most = corner + Math.max(0, -dy * cellM) + Math.max(0, dx * cellM);
        const least = corner + Math.min(0, -dy * cellM) + Math.min(0, dx * cellM);
        if (least > 0 || most < 0) continue;
        const at = r * columns + c;
        left[at] = left[at + 1] = left[at + columns] = left[at + columns + 1] = -Infinity;
      }
    }
  });
}

const clamped = (share: number): number => Math.min(1, Math.max(0, share));
