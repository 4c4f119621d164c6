import type { SegmentGrid } from "../../build/segment-grid.ts";
import { sweepKernel, type SweepKernel } from "../../kernel/sweep-kernel.ts";
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
 * a barrier; the same to the last bit with and without a kernel. A piece that itself meets a barrier (a bridge or tunnel) lends no ground, since what lies under or over it is not reached.
 */
export function fieldOf(
  reach: Reach,
  limitMm: number,
  cellM: number,
  besideM: number,
  walls: SegmentGrid | undefined,
  kernel: SweepKernel | null = (groundKernel ??= sweepKernel() ?? null),
): Field {
  const [x0, y0, columns, rows] = frame(reach, cellM, besideM);
  const pieces = reach.rows;
  // In the kernel's memory: the samples and room for one more, then the pieces it is to lay.
  const laidAt = 8 * (columns * rows + 1);
  const buffer = kernel?.buffer(laidAt + 56 * reach.count);
  const left = buffer ? new Float64Array(buffer, 0, columns * rows) : new Float64Array(columns * rows);
  left.fill(-Infinity);
  const laid = buffer && new Float64Array(buffer, laidAt, 7 * reach.count);
  let count = 0;
  const field = { x0, y0, cellM, columns, rows, left };
  const cells = walls ? Math.ceil((besideM + USUAL_M / 2) / walls.cellM) : 0;
  const isClear = walls?.clearAround(cells);
  // As wide a piece as cells around its middle say enough of.
  const wideM = walls ? 2 * (cells * walls.cellM - besideM - SLACK_M) : 0;
  const turns = new Uint8Array(reach.count);
  const begin = new Uint32Array(2 * TURNS + 1);
  for (let at = 0, end = reach.count * WIDTH; at < end; at += WIDTH) {
    const ax = pieces[at]!;
    const ay = pieces[at + 1]!;
    const bx = pieces[at + 2]!;
    const by = pieces[at + 3]!;
    const near =
      walls !== undefined &&
      isClear !== undefined &&
      !(Math.abs(ax - bx) <= wideM && Math.abs(ay - by) <= wideM && isClear((ax + bx) / 2, (ay + by) / 2)) &&
      walls.mayReach(ax, ay, bx, by, besideM + SLACK_M);
    if (near && walls.meets(ax, ay, bx, by)) continue;
    const from = pieces[at + 4]!;
    const back = pieces[at + 5]!;
    const length = pieces[at + 6]!;
    const farthest = back === Infinity ? from + length : (from + back + length) / 2;
    const isByHand = near || laid === undefined || farthest > limitMm - 1;
    const turn = 1 + Math.min(TURNS - 1, Math.floor((Math.min(from, back) / (limitMm + 1)) * TURNS));
    turns[at / WIDTH] = turn | (isByHand ? BY_HAND : 0) | (near ? NEAR : 0);
    begin[isByHand ? TURNS + turn : turn]! += 1;
    if (!isByHand) count += 1;
  }
  // What is walked to first is laid first: most of the rest then finds ground that it cannot better, which is seen before sight is tested.
  for (let turn = 0; turn < 2 * TURNS; turn += 1) begin[turn + 1]! += begin[turn]!;
  const byHand = new Uint32Array(begin[2 * TURNS]! - count);
  for (let piece = 0; piece < reach.count; piece += 1) {
    const turn = turns[piece]! & LAST_TURN;
    if (turn === 0) continue;
    if ((turns[piece]! & BY_HAND) !== 0) byHand[begin[TURNS + turn - 1]!++ - count] = piece;
    else {
      const to = WIDTH * begin[turn - 1]!++;
      for (let i = 0, at = WIDTH * piece; i < WIDTH; i += 1) laid![to + i] = pieces[at + i]!;
    }
  }
  kernel?.run.ground(laidAt, count, 0, columns, rows, x0, y0, cellM, besideM, limitMm);
  for (const piece of byHand)
    layPiece(
      field,
      pieces,
      WIDTH * piece,
      limitMm,
      besideM,
      (turns[piece]! & NEAR) === 0 ? undefined : walls,
    );
  if (walls) clearBesideWalls(field, walls);
  return kernel === null ? field : { ...field, left: left.slice() };
}

/** Made when first needed: null where the machine has no SIMD. */
let groundKernel: SweepKernel | null | undefined;

/** Pieces are laid in so many turns, by how far they are walked to; with each piece's turn, how it is laid. */
const TURNS = 63;
const LAST_TURN = 63;
const BY_HAND = 64;
const NEAR = 128;
/** Most pieces are shorter. */
const USUAL_M = 120;
/** Barriers this much too far away to hide anything count as near all the same, so that rounding never loses one. */
const SLACK_M = 1e-3;

/** The ground of one piece, which the limit may end on, and which walls may cut. */
function layPiece(
  { x0, y0, cellM, columns, rows, left }: Field,
  pieces: Float64Array,
  at: number,
  limitMm: number,
  besideM: number,
  walls: SegmentGrid | undefined,
): void {
  const besideSquared = besideM * besideM;
  const ax = pieces[at]!;
  const ay = pieces[at + 1]!;
  const bx = pieces[at + 2]!;
  const by = pieces[at + 3]!;
  const from = pieces[at + 4]!;
  const back = pieces[at + 5]!;
  const length = pieces[at + 6]!;
  const dx = bx - ax;
  const dy = by - ay;
  const squared = dx * dx + dy * dy;
  const perSquared = squared > 0 ? 1 / squared : 0;
  const best = limitMm - Math.min(from, back);
  const c0 = Math.max(0, Math.ceil((Math.min(ax, bx) - besideM - x0) / cellM));
  const c1 = Math.min(columns - 1, Math.floor((Math.max(ax, bx) + besideM - x0) / cellM));
  const r1 = Math.min(rows - 1, Math.floor((Math.max(ay, by) + besideM - y0) / cellM));
  for (let r = Math.max(0, Math.ceil((Math.min(ay, by) - besideM - y0) / cellM)); r <= r1; r += 1) {
    const y = y0 + r * cellM;
    const up = y - ay;
    for (let c = c0, sample = r * columns + c0; c <= c1; c += 1, sample += 1) {
      const had = left[sample]!;
      // Nothing of this piece could leave more.
      if (had >= best) continue;
      const x = x0 + c * cellM;
      const right = x - ax;
      let along = (right * dx + up * dy) * perSquared;
      along = along < 0 ? 0 : along > 1 ? 1 : along;
      let walked = Math.min(from + along * length, back + (1 - along) * length);
      // Where the limit ends on the piece itself, the nearest point that is reached.
      if (walked > limitMm) {
        const there = (limitMm - from) / length;
        const here = 1 - (limitMm - back) / length;
        along = !(here <= 1) || (there >= 0 && along - there <= here - along) ? there : here;
        walked = limitMm;
      }
      const east = right - along * dx;
      const north = up - along * dy;
      const away = east * east + north * north;
      if (away > besideSquared) continue;
      const rest = limitMm - walked - Math.sqrt(away) * 1000;
      if (rest < 0 || rest <= had) continue;
      if (walls?.meets(ax + along * dx, ay + along * dy, x, y)) continue;
      left[sample] = rest;
    }
  }
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
