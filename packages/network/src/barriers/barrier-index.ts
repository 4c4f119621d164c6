import { meet } from "./meet.ts";
import type { Segments } from "./segments.ts";

/** Where a straight line first meets a barrier. */
export interface Meeting {
  segment: number;
  piece: number;
  /** Part of the way from the first point to the second, 0 … 1. */
  part: number;
  xM: number;
  yM: number;
}

export interface BarrierIndex {
  readonly segments: Segments;
  /** The segment that a straight line meets first, −1 where it meets none. Touching is meeting. */
  firstBarrier(x1: number, y1: number, x2: number, y2: number): number;
  firstMeeting(x1: number, y1: number, x2: number, y2: number): Meeting | undefined;
}

const MOST_CELLS = 16_000_000;
/** In cells: a piece is also listed in cells it passes this near, so that rounding never loses one. */
const SLACK = 1e-7;

interface Grid {
  x0: number;
  y0: number;
  cellM: number;
  wide: number;
  high: number;
}

function gridOver(pieces: Float64Array, cellM: number): Grid {
  let [x0, y0, x1, y1] = [Infinity, Infinity, -Infinity, -Infinity];
  for (let i = 0; i < pieces.length; i += 2) {
    x0 = Math.min(x0, pieces[i]!);
    x1 = Math.max(x1, pieces[i]!);
    y0 = Math.min(y0, pieces[i + 1]!);
    y1 = Math.max(y1, pieces[i + 1]!);
  }
  if (pieces.length === 0) return { x0: 0, y0: 0, cellM, wide: 0, high: 0 };
  const sideM = Math.max(cellM, Math.sqrt(((x1 - x0) * (y1 - y0)) / MOST_CELLS), (x1 - x0 + y1 - y0) / 1e6);
  [x0, y0] = [x0 - sideM, y0 - sideM];
  return {
    x0,
    y0,
    cellM: sideM,
    wide: Math.floor((x1 - x0) / sideM) + 2,
    high: Math.floor((y1 - y0) / sideM) + 2,
  };
}

/** Calls with each cell a piece touches: those of its box that do not lie wholly to one side of its line. */
function cellsOf(grid: Grid, pieces: Float64Array, each: (cell: number, piece: number) => void): void {
  const { x0, y0, cellM, wide, high } = grid;
  for (let piece = 0; 4 * piece < pieces.length; piece++) {
    const ax = (pieces[4 * piece]! - x0) / cellM;
    const ay = (pieces[4 * piece + 1]! - y0) / cellM;
    const bx = (pieces[4 * piece + 2]! - x0) / cellM;
    const by = (pieces[4 * piece + 3]! - y0) / cellM;
    const [dx, dy] = [bx - ax, by - ay];
    const slack = SLACK * (Math.abs(dx) + Math.abs(dy) + 1);
    const c1 = Math.min(wide - 1, Math.floor(Math.max(ax, bx) + SLACK));
    const r1 = Math.min(high - 1, Math.floor(Math.max(ay, by) + SLACK));
    for (let r = Math.max(0, Math.floor(Math.min(ay, by) - SLACK)); r <= r1; r++)
      for (let c = Math.max(0, Math.floor(Math.min(ax, bx) - SLACK)); c <= c1; c++) {
        const corner = dx * (r - ay) - dy * (c - ax);
        const least = corner + Math.min(0, dx) + Math.min(0, -dy);
        const most = corner + Math.max(0, dx) + Math.max(0, -dy);
        if (least <= slack && most >= -slack) each(c + r * wide, piece);
      }
  }
}

/**
 * A grid of barrier pieces with exact traversal (Amanatides & Woo 1987): every cell a line passes is looked into, in order, so that the
 * first barrier is the first. Cells grow where the extent would need more than 16 million.
 */
export function barrierIndex(segments: Segments, { cellM = 25 }: { cellM?: number } = {}): BarrierIndex {
  const { pieces, segmentOfPiece } = segments;
  const grid = gridOver(pieces, cellM);
  const { x0, y0, wide, high } = grid;
  const sideM = grid.cellM;
  const first = new Uint32Array(wide * high + 1);
  cellsOf(grid, pieces, (cell) => first[cell + 1]!++);
  for (let cell = 0; cell < wide * high; cell++) first[cell + 1]! += first[cell]!;
  const list = new Uint32Array(first[wide * high]!);
  const next = first.slice();
  cellsOf(grid, pieces, (cell, piece) => {
    list[next[cell]!++] = piece;
  });
  const x1 = x0 + wide * sideM;
  const y1 = y0 + high * sideM;
  let part = 0;

  /** The piece met first, −1 where none; leaves the part of the way in `part`. */
  function walk(ax: number, ay: number, bx: number, by: number): number {
    const dx = bx - ax;
    const dy = by - ay;
    let enter = 0;
    let leave = 1;
    if (ax < x0 || ax >= x1 || bx < x0 || bx >= x1 || ay < y0 || ay >= y1 || by < y0 || by >= y1) {
      if (Math.max(ax, bx) < x0 || Math.min(ax, bx) >= x1 || Math.max(ay, by) < y0 || Math.min(ay, by) >= y1)
        return -1;
      if (dx !== 0) {
        enter = Math.max(enter, Math.min((x0 - ax) / dx, (x1 - ax) / dx));
        leave = Math.min(leave, Math.max((x0 - ax) / dx, (x1 - ax) / dx));
      }
      if (dy !== 0) {
        enter = Math.max(enter, Math.min((y0 - ay) / dy, (y1 - ay) / dy));
        leave = Math.min(leave, Math.max((y0 - ay) / dy, (y1 - ay) / dy));
      }
      if (enter > leave) return -1;
    }
    const inside = (cell: number, cells: number): number => Math.min(cells - 1, Math.max(0, cell));
    let c = inside(Math.floor((ax + dx * enter - x0) / sideM), wide);
    let r = inside(Math.floor((ay + dy * enter - y0) / sideM), high);
    const lastC = inside(Math.floor((ax + dx * leave - x0) / sideM), wide);
    const lastR = inside(Math.floor((ay + dy * leave - y0) / sideM), high);
    const stepC = dx > 0 ? 1 : -1;
    const stepR = dy > 0 ? 1 : -1;
    const perC = dx === 0 ? Infinity : Math.abs(sideM / dx);
    const perR = dy === 0 ? Infinity : Math.abs(sideM / dy);
    let nextC = dx === 0 ? Infinity : (x0 + (dx > 0 ? c + 1 : c) * sideM - ax) / dx;
    let nextR = dy === 0 ? Infinity : (y0 + (dy > 0 ? r + 1 : r) * sideM - ay) / dy;
    let left = Math.abs(lastC - c) + Math.abs(lastR - r);
    let best = -1;
    part = 2;
    for (;;) {
      const cell = c + r * wide;
      for (let k = first[cell]!, end = first[cell + 1]!; k < end; k++) {
        const piece = list[k]!;
        const i = 4 * piece;
        const t = meet(ax, ay, bx, by, pieces[i]!, pieces[i + 1]!, pieces[i + 2]!, pieces[i + 3]!);
        if (t >= 0 && (t < part || (t === part && piece < best))) {
          part = t;
          best = piece;
        }
      }
      if (left-- <= 0 || part < Math.min(nextC, nextR)) return best;
      if (nextC < nextR) {
        nextC += perC;
        c = inside(c + stepC, wide);
      } else {
        nextR += perR;
        r = inside(r + stepR, high);
      }
    }
  }

  return {
    segments,
    firstBarrier(ax, ay, bx, by) {
      const piece = walk(ax, ay, bx, by);
      return piece < 0 ? -1 : segmentOfPiece[piece]!;
    },
    firstMeeting(ax, ay, bx, by) {
      const piece = walk(ax, ay, bx, by);
      if (piece < 0) return undefined;
      return {
        segment: segmentOfPiece[piece]!,
        piece,
        part,
        xM: ax + (bx - ax) * part,
        yM: ay + (by - ay) * part,
      };
    },
  };
}
