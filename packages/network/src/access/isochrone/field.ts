import type { SegmentGrid } from "../../build/segment-grid.ts";
import type { Reach } from "./reach.ts";

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
  for (let p = 0; p < reach.count; p += 1) {
    const [ax, ay, bx, by] = [reach.ax[p]!, reach.ay[p]!, reach.bx[p]!, reach.by[p]!];
    if (walls?.meets(ax, ay, bx, by)) continue;
    const near = nearWalls(walls, ax, ay, bx, by, besideM);
    const c1 = Math.min(columns - 1, Math.floor((Math.max(ax, bx) + besideM - x0) / cellM));
    const r1 = Math.min(rows - 1, Math.floor((Math.max(ay, by) + besideM - y0) / cellM));
    const dx = bx - ax;
    const dy = by - ay;
    const squared = dx * dx + dy * dy;
    const from = reach.fromMm[p]!;
    const back = reach.backMm[p]!;
    const length = reach.lengthMm[p]!;
    for (let r = Math.max(0, Math.ceil((Math.min(ay, by) - besideM - y0) / cellM)); r <= r1; r += 1)
      for (let c = Math.max(0, Math.ceil((Math.min(ax, bx) - besideM - x0) / cellM)); c <= c1; c += 1) {
        const x = x0 + c * cellM;
        const y = y0 + r * cellM;
        let along = squared > 0 ? ((x - ax) * dx + (y - ay) * dy) / squared : 0;
        along = along < 0 ? 0 : along > 1 ? 1 : along;
        let walked = Math.min(from + along * length, back + (1 - along) * length);
        // Where the limit ends on the piece itself, the nearest point that is reached.
        if (walked > limitMm) {
          const there = (limitMm - from) / length;
          const here = 1 - (limitMm - back) / length;
          along = !(here <= 1) || (there >= 0 && along - there <= here - along) ? there : here;
          walked = limitMm;
        }
        const px = ax + along * dx;
        const py = ay + along * dy;
        const away = (x - px) * (x - px) + (y - py) * (y - py);
        if (away > besideSquared) continue;
        const rest = limitMm - walked - Math.sqrt(away) * 1000;
        if (rest < 0 || rest <= left[r * columns + c]!) continue;
        if (near && walls!.meets(px, py, x, y)) continue;
        left[r * columns + c] = rest;
      }
  }
  if (walls) clearBesideWalls({ x0, y0, cellM, columns, rows, left }, walls);
  return { x0, y0, cellM, columns, rows, left };
}

/** The grid's corner on whole cells, so that isochrones of different limits share it, with a rim that is never reached. */
function frame(reach: Reach, cellM: number, besideM: number): [number, number, number, number] {
  let [minX, minY, maxX, maxY] = [Infinity, Infinity, -Infinity, -Infinity];
  for (let p = 0; p < reach.count; p += 1) {
    minX = Math.min(minX, reach.ax[p]!, reach.bx[p]!);
    maxX = Math.max(maxX, reach.ax[p]!, reach.bx[p]!);
    minY = Math.min(minY, reach.ay[p]!, reach.by[p]!);
    maxY = Math.max(maxY, reach.ay[p]!, reach.by[p]!);
  }
  if (reach.count === 0) return [0, 0, 0, 0];
  const x0 = (Math.floor((minX - besideM) / cellM) - 1) * cellM;
  const y0 = (Math.floor((minY - besideM) / cellM) - 1) * cellM;
  return [x0, y0, Math.ceil((maxX + besideM - x0) / cellM) + 2, Math.ceil((maxY + besideM - y0) / cellM) + 2];
}

function nearWalls(
  walls: SegmentGrid | undefined,
  ax: number,
  ay: number,
  bx: number,
  by: number,
  besideM: number,
): boolean {
  let near = false;
  walls?.inBox(
    Math.min(ax, bx) - besideM,
    Math.min(ay, by) - besideM,
    Math.max(ax, bx) + besideM,
    Math.max(ay, by) + besideM,
    () => (near = true),
  );
  return near;
}

/**
 * Takes away samples of which a contour could reach past a barrier: those with a barrier in one of the four squares around them. A
 * contour never leaves the squares of a sample that is reached, so none that is left can cross.
 */
function clearBesideWalls({ x0, y0, cellM, columns, rows, left }: Field, walls: SegmentGrid): void {
  const { ax, ay, bx, by } = walls.segments;
  walls.inBox(x0, y0, x0 + columns * cellM, y0 + rows * cellM, (s) => {
    const c0 = Math.max(0, Math.floor((Math.min(ax[s]!, bx[s]!) - x0) / cellM) - 1);
    const c1 = Math.min(columns - 2, Math.floor((Math.max(ax[s]!, bx[s]!) - x0) / cellM) + 1);
    for (let c = c0; c <= c1; c += 1) {
      // Only the rows that the segment passes in this column, with one to spare.
      const [low, high] = rowsIn(s, x0 + c * cellM, x0 + (c + 1) * cellM);
      const r0 = Math.max(0, Math.floor((low - y0) / cellM) - 1);
      const r1 = Math.min(rows - 2, Math.floor((high - y0) / cellM) + 1);
      for (let r = r0; r <= r1; r += 1) {
        if (!touches(s, x0 + c * cellM, y0 + r * cellM)) continue;
        for (const at of [0, 1, columns, columns + 1]) left[r * columns + c + at] = -Infinity;
      }
    }
  });

  function rowsIn(s: number, west: number, east: number): [number, number] {
    const dx = bx[s]! - ax[s]!;
    const at = (x: number): number => {
      const share = dx === 0 ? 0 : Math.min(1, Math.max(0, (x - ax[s]!) / dx));
      return ay[s]! + share * (by[s]! - ay[s]!);
    };
    if (Math.abs(dx) < cellM * 1e-9) return [Math.min(ay[s]!, by[s]!), Math.max(ay[s]!, by[s]!)];
    return [Math.min(at(west), at(east)), Math.max(at(west), at(east))];
  }

  /** Whether the segment runs through or touches the square with this south-west corner. */
  function touches(s: number, x: number, y: number): boolean {
    if (Math.max(ax[s]!, bx[s]!) < x || Math.min(ax[s]!, bx[s]!) > x + cellM) return false;
    if (Math.max(ay[s]!, by[s]!) < y || Math.min(ay[s]!, by[s]!) > y + cellM) return false;
    const side = (px: number, py: number): number =>
      (bx[s]! - ax[s]!) * (py - ay[s]!) - (by[s]! - ay[s]!) * (px - ax[s]!);
    const corners = [side(x, y), side(x + cellM, y), side(x, y + cellM), side(x + cellM, y + cellM)];
    return !(corners.every((c) => c > 0) || corners.every((c) => c < 0));
  }
}
