/**
 * Where the straight line a → b first meets the piece p – q: the part of the way, 0 … 1, or −1. Touching is meeting. Parallel lines meet
 * where they lie on one another.
 */
export function meet(
  ax: number,
  ay: number,
  bx: number,
  by: number,
  px: number,
  py: number,
  qx: number,
  qy: number,
): number {
  const dx = bx - ax;
  const dy = by - ay;
  const p = dx * (py - ay) - dy * (px - ax);
  const q = dx * (qy - ay) - dy * (qx - ax);
  if (p * q > 0) return -1;
  const ux = qx - px;
  const uy = qy - py;
  const a = ux * (ay - py) - uy * (ax - px);
  const b = ux * (by - py) - uy * (bx - px);
  if (a * b > 0) return -1;
  return a === b ? along(ax, ay, dx, dy, px, py, qx, qy) : a / (a - b);
}

function along(
  ax: number,
  ay: number,
  dx: number,
  dy: number,
  px: number,
  py: number,
  qx: number,
  qy: number,
): number {
  const squared = dx * dx + dy * dy;
  if (squared === 0) {
    const inside = (px - ax) * (qx - ax) + (py - ay) * (qy - ay) <= 0;
    return inside && (px - ax) * (qy - ay) === (py - ay) * (qx - ax) ? 0 : -1;
  }
  const tp = ((px - ax) * dx + (py - ay) * dy) / squared;
  const tq = ((qx - ax) * dx + (qy - ay) * dy) / squared;
  const from = Math.min(tp, tq);
  return from > 1 || Math.max(tp, tq) < 0 ? -1 : Math.max(0, from);
}
