import { meet } from "./meet.ts";
import { eachNear, pointGrid } from "./point-grid.ts";
import type { PointGrid } from "./point-grid.ts";
import type { Segments } from "./segments.ts";

/**
 * What one point sees of the barriers around it, sorted by direction: each target then looks only at the pieces in its own direction.
 * Three times faster than walking a grid for every pair (65 against 213 ns, measured on 16 million pairs), with the same answers.
 */
export interface Horizon {
  /** Looks round from a point. */
  stand(xM: number, yM: number): void;
  /** Whether the line to a point meets a barrier; `near` and `far` then hold the pieces met first and last. */
  meets(xM: number, yM: number): boolean;
  near: number;
  far: number;
}

const BINS = 512;
/** In quarters of a turn: far above rounding, far below a bin. */
const SLACK = 1e-7;

/** Grows with the angle as the angle does, 0 … 4, without a trigonometric function. */
function turn(dx: number, dy: number): number {
  const part = dy / (Math.abs(dx) + Math.abs(dy));
  if (dx < 0) return 2 - part;
  return dy < 0 ? 4 + part : part;
}

/** Pieces listed by the cells of a grid their boxes touch. */
function piecesByCell({ pieces }: Segments, withinM: number): { grid: PointGrid; longestM: number } {
  const count = pieces.length / 4;
  const [xM, yM] = [new Float64Array(count), new Float64Array(count)];
  let longestM = 0;
  for (let i = 0; i < count; i++) {
    xM[i] = (pieces[4 * i]! + pieces[4 * i + 2]!) / 2;
    yM[i] = (pieces[4 * i + 1]! + pieces[4 * i + 3]!) / 2;
    longestM = Math.max(
      longestM,
      Math.hypot(pieces[4 * i + 2]! - pieces[4 * i]!, pieces[4 * i + 3]! - pieces[4 * i + 1]!),
    );
  }
  return { grid: pointGrid(xM, yM, Math.max(100, withinM / 4)), longestM };
}

/** A horizon of everything within a distance. Pieces are gathered anew only when the point leaves the block of `blockM`. */
export function horizonOf(segments: Segments, withinM: number, blockM = 250): Horizon {
  const { pieces } = segments;
  const { grid, longestM } = piecesByCell(segments, withinM);
  const head = new Int32Array(BINS);
  /** Square of the distance to the nearest piece of each bin. */
  const nearest = new Float64Array(BINS);
  let next = new Int32Array(1 << 12);
  let listed = new Int32Array(1 << 12);
  let entries = 0;
  let around = new Int32Array(0);
  let [blockC, blockR] = [NaN, NaN];
  let [x, y] = [NaN, NaN];

  function gather(): void {
    const [c, r] = [Math.floor(x / blockM), Math.floor(y / blockM)];
    if (c === blockC && r === blockR) return;
    [blockC, blockR] = [c, r];
    const [midX, midY, half] = [(c + 0.5) * blockM, (r + 0.5) * blockM, blockM / 2 + withinM];
    const found: number[] = [];
    eachNear(grid, midX, midY, half + longestM / 2, (piece) => {
      const i = 4 * piece;
      if (
        Math.min(pieces[i]!, pieces[i + 2]!) <= midX + half &&
        Math.max(pieces[i]!, pieces[i + 2]!) >= midX - half &&
        Math.min(pieces[i + 1]!, pieces[i + 3]!) <= midY + half &&
        Math.max(pieces[i + 1]!, pieces[i + 3]!) >= midY - half
      )
        found.push(piece);
    });
    around = Int32Array.from(found).sort();
  }

  function list(bin: number, piece: number, squared: number): void {
    if (entries === next.length) {
      const [wider, longer] = [new Int32Array(2 * entries), new Int32Array(2 * entries)];
      wider.set(next);
      longer.set(listed);
      next = wider;
      listed = longer;
    }
    listed[entries] = piece;
    next[entries] = head[bin]!;
    head[bin] = entries++;
    if (squared < nearest[bin]!) nearest[bin] = squared;
  }

  const reach = (withinM * (1 + 1e-9)) ** 2;
  const horizon: Horizon = {
    near: -1,
    far: -1,
    stand(xM, yM) {
      x = xM;
      y = yM;
      gather();
      head.fill(-1);
      nearest.fill(Infinity);
      entries = 0;
      for (let k = 0; k < around.length; k++) {
        const piece = around[k]!;
        const px = pieces[4 * piece]! - x;
        const py = pieces[4 * piece + 1]! - y;
        const qx = pieces[4 * piece + 2]! - x;
        const qy = pieces[4 * piece + 3]! - y;
        const ux = qx - px;
        const uy = qy - py;
        const t = Math.min(1, Math.max(0, -(px * ux + py * uy) / (ux * ux + uy * uy)));
        const nx = px + ux * t;
        const ny = py + uy * t;
        // A little nearer than it is, for rounding.
        const squared = (nx * nx + ny * ny) * (1 - 1e-9) - 1e-9;
        if (squared > reach) continue;
        if (squared <= 0) {
          for (let bin = 0; bin < BINS; bin++) list(bin, piece, 0);
          continue;
        }
        const left = px * qy - py * qx >= 0;
        const from = (left ? turn(px, py) : turn(qx, qy)) - SLACK;
        let to = (left ? turn(qx, qy) : turn(px, py)) + SLACK;
        if (to < from) to += 4;
        for (let bin = Math.floor((from * BINS) / 4), end = Math.floor((to * BINS) / 4); bin <= end; bin++)
          list(bin & (BINS - 1), piece, squared);
      }
    },
    meets(xM, yM) {
      const dx = xM - x;
      const dy = yM - y;
      const squared = dx * dx + dy * dy;
      // A target where one stands lies in no direction; it meets what one stands on, which is in every bin.
      const bin = squared === 0 ? 0 : Math.floor((turn(dx, dy) * BINS) / 4) & (BINS - 1);
      if (nearest[bin]! > squared) return false;
      let first = 2;
      let last = -1;
      for (let entry = head[bin]!; entry >= 0; entry = next[entry]!) {
        const piece = listed[entry]!;
        const i = 4 * piece;
        const part = meet(x, y, xM, yM, pieces[i]!, pieces[i + 1]!, pieces[i + 2]!, pieces[i + 3]!);
        if (part < 0) continue;
        // Entries come in falling order of pieces: of several at one spot the lowest is taken, from either end.
        if (part <= first) {
          first = part;
          horizon.near = piece;
        }
        if (part >= last) {
          last = part;
          horizon.far = piece;
        }
      }
      return last >= 0;
    },
  };
  return horizon;
}
